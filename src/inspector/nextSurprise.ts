import * as vscode from 'vscode';
import { inform } from '../editor/notifications.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { modelOf } from './lenses.ts';
import { byCharacter, surprise } from './surprise.ts';
import { surpriseBounds } from './surpriseLens.ts';

/** Characters looked through at a time. */
const chunk = 2000;

/** Moves the cursor to the next character that surprised the network at all strongly, going on at the beginning after the end. */
export async function goToNextSurprise(subject: InspectedDocument): Promise<void> {
  const [editor] = subject.editors;
  if (!editor) return;
  const model = await modelOf(subject);
  const { length } = subject.positions;
  const start = Math.min(length, subject.offsetOf(editor.selection.active) + 1);
  const chunks = [...pieces(start, length), ...pieces(0, start)];
  for (const range of chunks) {
    const bits = byCharacter(await surprise(subject, { kind: 'network', model }, model, range), range);
    const found = bits.findIndex((value) => value >= (surpriseBounds[1] ?? 0));
    if (found < 0) continue;
    const place = subject.rangeOf(range.from + found, range.from + found);
    editor.selection = new vscode.Selection(place.start, place.start);
    editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  void inform(vscode.l10n.t('Nothing in this document surprises the network.'));
}

function pieces(from: number, to: number) {
  const count = Math.ceil(Math.max(0, to - from) / chunk);
  return Array.from({ length: count }, (_, piece) => ({
    from: from + piece * chunk,
    to: Math.min(to, from + (piece + 1) * chunk),
  }));
}
