import * as vscode from 'vscode';
import { editorOf } from '../editor/editorOf.ts';
import { setting } from '../editor/settings.ts';
import { settings } from '../ids.ts';
import { noModelYet } from '../models/noModelYet.ts';
import type { Services } from '../models/services.ts';
import { shortestCopy } from '../protocol/reader.ts';
import type { CopyMarks } from './copyMarks.ts';
import { StreamedText } from './streamedText.ts';

/** Most characters before the cursor that the network reads before it writes on. */
const longestPrompt = 2000;

/** Writes on from the text before the cursor into an untitled editor. */
export async function generateInNewEditor(
  services: Services,
  marks: CopyMarks,
  document: vscode.TextDocument,
): Promise<void> {
  await generate(services, marks, document, () => StreamedText.inNewEditor(document.languageId));
}

/** Writes on at the cursor. */
export async function generateAtCursor(services: Services, marks: CopyMarks, editor: vscode.TextEditor): Promise<void> {
  await generate(services, marks, editor.document, () => Promise.resolve(StreamedText.atCursor(editor)));
}

async function generate(
  { engine, savedModels, milestones }: Services,
  marks: CopyMarks,
  document: vscode.TextDocument,
  open: () => Promise<StreamedText>,
): Promise<void> {
  const { uri } = document;
  const session = await savedModels.restored(uri);
  if (session.model.run === null && session.model.saved === null) throw noModelYet(uri);
  const prompt = promptOf(document);
  const reader = await engine.reader();
  const id = crypto.randomUUID();
  const request = {
    id,
    model: session.model,
    prompt,
    length: setting(settings.generationLength, document),
    temperature: setting(settings.generationTemperature, document),
    topK: setting(settings.generationTopK, document) || null,
    topP: setting(settings.generationTopP, document),
    seed: setting(settings.generationSeed, document) || Math.floor(Math.random() * 2 ** 31),
    document: withLineFeeds(document.getText()),
  };
  const streamed = await open();
  const writing = engine.onDidWrite((event) => {
    if (event.id !== id) return;
    streamed.append(event.text);
    if (streamed.isLost) reader.notify('stopStream', id);
  });
  try {
    const { text, copies } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Writing'), cancellable: true },
      (_progress, token) => {
        token.onCancellationRequested(() => reader.notify('stopStream', id));
        return reader.request('stream', request);
      },
    );
    const place = await streamed.finish(text);
    if (place) marks.mark(streamed.document, copies, place);
    milestones.reached('generate-text');
    const longest = Math.max(0, ...copies.map(({ from, to }) => to - from));
    vscode.window.setStatusBarMessage(
      longest === 0
        ? vscode.l10n.t('Nothing of {0} characters or more was copied from the document.', shortestCopy)
        : vscode.l10n.t('The longest stretch copied from the document has {0} characters.', longest),
      10_000,
    );
  } finally {
    writing.dispose();
    streamed.dispose();
  }
}

/** The text before the cursor, as much of it as matters; of a document nobody looks at, nothing. */
function promptOf(document: vscode.TextDocument): string {
  const editor = editorOf(document.uri);
  if (!editor) return '';
  const before = document.getText(new vscode.Range(new vscode.Position(0, 0), editor.selection.active));
  return withLineFeeds(before).slice(-longestPrompt);
}

/** A text as models know it: line ends are LF. */
function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
