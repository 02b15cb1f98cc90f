import type { Answer } from '../../src/protocol/inspection.ts';
import { format } from '../shared/host.ts';
import { picture } from './conversation.ts';
import { text } from './text.ts';

/** Whether an answer speaks of places in another state of the document than the present one. */
function isOvertaken(version: number | undefined): boolean {
  return version !== undefined && picture.value !== null && picture.value.version !== version;
}

/** Says so of an answer that names places. */
export function Overtaken({ version }: { readonly version: number | undefined }) {
  return isOvertaken(version) ? <p class="message">{text.overtaken}</p> : null;
}

/** Which weights an answer about the whole document was measured with, and whether the document was changed since. */
export function Measured({ answer: { step, version } }: { readonly answer: Answer }) {
  return (
    <p class="muted">
      {format(text.step, step)}
      {isOvertaken(version) && ` · ${text.measuredBefore}`}
    </p>
  );
}

/** The parts of an answer whose places can still be pointed at: all or none. */
export function present<Part>(parts: readonly Part[], version: number | undefined): readonly Part[] {
  return isOvertaken(version) ? [] : parts;
}
