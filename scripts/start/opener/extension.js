const { commands, Uri, window } = require('vscode');

// Lives in the windows of `npm start` only, so that the product needs no door for it.
exports.activate = async ({ globalState }) => {
  const file = process.env['RECURRENT_START_FILE'];
  if (file === undefined || globalState.get('opened') === file) return;
  await globalState.update('opened', file);
  await window.showTextDocument(Uri.file(file), { preview: false });
  await commands.executeCommand('recurrent.openPlayground');
};
