import * as vscode from 'vscode';

/** What a JSON file holds; undefined where it is missing or damaged. */
export async function readJson(file: vscode.Uri): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}
