import * as vscode from 'vscode';
import type { RankingRequest } from '../protocol/inspection.ts';
import { propertyOfKind } from '../protocol/semanticKind.ts';
import type { InspectedDocument } from './inspectedDocument.ts';

/** Where a language server says what kind of thing stands, by the property of being that; empty where none does. */
export async function semanticRanges(subject: InspectedDocument): Promise<RankingRequest['semantic']> {
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
    'vscode.provideDocumentSemanticTokensLegend',
    subject.uri,
  );
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
    'vscode.provideDocumentSemanticTokens',
    subject.uri,
  );
  if (!legend || !tokens) return [];
  const ranges = new Map<string, number[]>();
  let line = 0;
  let character = 0;
  // Five numbers a token: lines and characters since the last, length, kind, modifiers.
  for (let at = 0; at + 4 < tokens.data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, kind = 0] = tokens.data.subarray(at, at + 4);
    character = lines > 0 ? characters : character + characters;
    line += lines;
    const name = propertyOfKind(legend.tokenTypes[kind] ?? '');
    const own = ranges.get(name) ?? [];
    own.push(
      subject.positions.offsetOf({ line, character }),
      subject.positions.offsetOf({ line, character: character + length }),
    );
    ranges.set(name, own);
  }
  return Array.from(ranges, ([name, offsets]) => ({ name, ranges: Uint32Array.from(offsets) }));
}
