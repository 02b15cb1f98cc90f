import { format } from '../shared/host.ts';
import { examples } from './conversation.ts';
import { text } from './text.ts';

/** A handful of held-out pairs and what the network writes for them now. All of it is untrusted text. */
export function Examples() {
  const shown = examples.value;
  return (
    <section class="examples" aria-labelledby="examples-heading">
      <h2 id="examples-heading">{text.examples}</h2>
      {shown.length === 0 ? (
        <p class="muted">{text.examplesEmpty}</p>
      ) : (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.source}</th>
                <th scope="col">{text.output}</th>
                <th scope="col">{text.target}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ source, output, target }) => (
                <tr>
                  <td>{source}</td>
                  <td>
                    <span class={output === target ? 'right' : 'wrong'} aria-hidden="true">
                      {output === target ? '✓' : '✗'}
                    </span>{' '}
                    <span class="visually-hidden">{output === target ? text.right : text.wrong}: </span>
                    {output}
                  </td>
                  <td>{target}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="muted">{format(text.afterStep, shown[0]?.step ?? 0)}</p>
        </>
      )}
    </section>
  );
}
