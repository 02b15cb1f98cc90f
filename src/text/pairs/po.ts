import PO from 'pofile';
import { linesOf, withPlainLineEnds } from './lines.ts';
import { PairCollector, type PairsFound } from './pair.ts';

/** Messages of a gettext catalogue with their translations; a message without one is skipped. */
export function readPo(text: string): PairsFound {
  const collector = new PairCollector();
  const starts = linesOf(text).flatMap((line, number) => (line.startsWith('msgid "') ? [number] : []));
  const { items, headers } = PO.parse(withPlainLineEnds(text));
  // The first message is the header unless the catalogue has none.
  const offset = starts.length - items.length === 1 || Object.keys(headers).length > 0 ? 1 : 0;
  for (const [index, { msgid, msgstr, obsolete }] of items.entries()) {
    if (obsolete) continue;
    collector.add(msgid, msgstr[0] ?? '', starts[index + offset] ?? 0);
  }
  return collector.finish();
}
