import type { PairsStrings } from '../../src/protocol/pairsStrings.ts';
import { strings } from '../shared/host.ts';

/** The panel's texts in the user's language. */
export const text = strings<PairsStrings>();
