import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import { format } from '../shared/host.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';
import { beamBranches, type BeamBranch } from './beamBranches.ts';
import { significant } from './significant.ts';
import { text } from './text.ts';

/** Everything the beam looked at, as a tree with probabilities; the best output's way is set in bold. */
export function BeamTree({ answer: { nodes, hypotheses } }: { readonly answer: TranslateAnswer }) {
  const [best] = hypotheses;
  if (!best) return null;
  return (
    <section aria-labelledby="tree-heading">
      <h3 id="tree-heading">{text.tree}</h3>
      <ol class="hypotheses">
        {hypotheses.map(({ output, logProbability }) => (
          <li>
            {output} <span class="muted">{significant(Math.exp(logProbability))}</span>
          </li>
        ))}
      </ol>
      <p class="muted">{format(text.treeOrder, nodes.length)}</p>
      <Branches branches={beamBranches(nodes, best.node)} />
    </section>
  );
}

function Branches({ branches }: { readonly branches: readonly BeamBranch[] }) {
  if (branches.length === 0) return null;
  return (
    <ul class="branches">
      {branches.map(({ text: written, probability, ended, best, branches: further }) => (
        <li class={best ? 'best' : ''}>
          {best && <span class="visually-hidden">{text.best}: </span>}
          <code>{visibleCharacter(written)}</code>
          {ended && <span class="muted"> {text.end}</span>}
          <span class="muted"> {significant(probability, 2)}</span>
          <Branches branches={further} />
        </li>
      ))}
    </ul>
  );
}
