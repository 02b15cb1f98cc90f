import type { ShownPairText } from '../../src/protocol/pairs.ts';
import { text } from './text.ts';

/** The first few pairs that were found. */
export function FirstPairs({ pairs }: { readonly pairs: readonly ShownPairText[] }) {
  if (pairs.length === 0) return null;
  return (
    <table>
      <caption class="visually-hidden">{text.firstPairs}</caption>
      <thead>
        <tr>
          <th scope="col">{text.line}</th>
          <th scope="col">{text.source}</th>
          <th scope="col">{text.target}</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ line, source, target }) => (
          <tr>
            <td class="muted">{line}</td>
            <td>{source}</td>
            <td>{target}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
