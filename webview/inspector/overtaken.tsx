import { picture } from './conversation.ts';
import { text } from './text.ts';

/** Whether an answer speaks of places in another state of the document than the present one. */
function isOvertaken(version: number | undefined): boolean {
  return version !== undefined && picture.value !== null && picture.value.version !== version;
}

/** Says so. */
export function Overtaken({ version }: { readonly version: number | undefined }) {
  return isOvertaken(version) ? <p class="message">{text.overtaken}</p> : null;
}

/** The parts of an answer whose places can still be pointed at: all or none. */
export function present<Part>(parts: readonly Part[], version: number | undefined): readonly Part[] {
  return isOvertaken(version) ? [] : parts;
}
