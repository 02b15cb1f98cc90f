import type { Expectation } from '../../../src/protocol/lessonResults.ts';
import { format } from '../../shared/host.ts';
import { text } from '../text.ts';

/** After each piece of text: the likeliest continuations as bars, and what really came. */
export function Expectations({ steps }: { readonly steps: readonly Expectation[] }) {
  return (
    <div class="table" tabIndex={0} role="group" aria-label={text.expects}>
      <table class="expectations">
        <thead>
          <tr>
            <th scope="col">{text.read}</th>
            <th scope="col">{text.expects}</th>
            <th scope="col">{text.came}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ read, top, came }) => (
            <tr>
              <td>
                <code>{shown(read)}</code>
              </td>
              <td>
                {top.map(({ token, probability }) => (
                  <span class="guess">
                    <code>{shown(token)}</code> <meter min={0} max={1} value={probability} aria-label={named(token)} />{' '}
                    {percent(probability)}
                  </span>
                ))}
              </td>
              <td>{came ? outcome(came) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function outcome({ token, probability, rank }: NonNullable<Expectation['came']>): string {
  const share = (100 * probability).toFixed(1);
  return rank === null ? format(text.unranked, named(token), share) : format(text.ranked, named(token), rank, share);
}

function percent(probability: number): string {
  return `${(100 * probability).toFixed(probability < 0.1 ? 1 : 0)} %`;
}

/** Makes white space visible. */
export function shown(token: string): string {
  return token.replaceAll('\n', '⏎').replaceAll('\t', '⇥').replace(/^ | $/g, '␣');
}

function named(token: string): string {
  const names: Readonly<Record<string, string>> = { ' ': text.space, '\n': text.lineEnd, '\t': text.tab };
  return names[token] ?? shown(token);
}
