import type { InspectorStrings } from '../../src/protocol/inspectorStrings.ts';
import { strings } from '../shared/host.ts';

/** The inspector's texts in the user's language. */
export const text = strings<InspectorStrings>();
