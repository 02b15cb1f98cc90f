import type { PlaygroundStrings } from '../../src/protocol/playgroundStrings.ts';
import { strings } from '../shared/host.ts';

/** The playground's texts in the user's language. */
export const text = strings<PlaygroundStrings>();
