import { format } from '../shared/host.ts';
import { conversation, snapshot } from './conversation.ts';
import { neighbours } from './neighbours.tsx';
import { printedBody } from './print.ts';
import { text } from './text.ts';

/** Previous and next, text size, saving as a page. */
export function Toolbar() {
  const zoom = snapshot.value?.zoom ?? 1;
  const { previous, next } = neighbours();
  const icon = (label: string, sign: string, act: () => void, disabled = false) => (
    <button class="secondary icon" title={label} aria-label={label} disabled={disabled} onClick={act}>
      <span class="sign" data-sign={sign} />
    </button>
  );
  const go = (name: string | undefined) => {
    if (name !== undefined) conversation.go({ kind: 'chapter', name }, null);
  };
  return (
    <div class="toolbar" role="toolbar" aria-label={text.contents}>
      {icon(format(text.previous, previous?.title ?? '–'), '←', () => go(previous?.name), !previous)}
      {icon(format(text.next, next?.title ?? '–'), '→', () => go(next?.name), !next)}
      <span class="space" />
      {icon(text.smaller, 'A−', () => conversation.zoom(zoom - 0.1))}
      {icon(text.larger, 'A+', () => conversation.zoom(zoom + 0.1))}
      <button class="secondary" onClick={() => conversation.print(printedBody())}>
        {text.print}
      </button>
    </div>
  );
}
