import { signal } from '@preact/signals';
import type { ExportedFile } from '../../src/protocol/exportedFile.ts';
import type {
  AttentionCheckQuestion,
  LitStretch,
  LiveExample,
  PairReadingChoice,
  PairsChoice,
  PairsEvents,
  PairsHostCalls,
  PairsReadAs,
  PairUnderCursor,
  TranslateQuestion,
} from '../../src/protocol/pairs.ts';
import type { ChosenPairsSettings } from '../../src/protocol/pairsSettings.ts';
import type { RunChange } from '../../src/protocol/playground.ts';
import type { Budget } from '../../src/protocol/settings.ts';
import { Choice } from '../shared/choice.ts';
import { DrawnRun } from '../shared/drawnRun.ts';
import { connectHost, viewState } from '../shared/host.ts';
import { refusable } from '../shared/refusal.ts';
import { askAsKept, asking } from './asking.ts';

/** The document's name; null before the host said anything. */
export const name = signal<string | null>(null);
export const readAs = signal<PairsReadAs | null>(null);
export const choice = new Choice<PairsChoice>(
  { reading: { format: null, columns: null, targets: null }, settings: {}, budget: {} },
  remember,
);
/** The panel's own run, and the one it is compared with. */
export const run = new DrawnRun();
export const other = new DrawnRun();
export const examples = signal<readonly LiveExample[]>([]);
export const pair = signal<PairUnderCursor | null>(null);
/** After which step the newest weights are that were published of the run; 0 before any were. */
export const published = signal(0);

let uri = '';

const host = connectHost<PairsEvents, PairsHostCalls>({
  run: (change: RunChange) => {
    // A run that begins anew, or was forgotten, has no weights yet to ask.
    if (change.restart && change.state.phase !== 'training') published.value = 0;
    run.change(change);
  },
  other: (change: RunChange) => other.change(change),
  readAs: (read) => {
    readAs.value = read;
  },
  examples: (decoded) => {
    examples.value = decoded;
  },
  pair: (under) => {
    pair.value = under;
  },
  published: (step) => {
    published.value = step;
  },
});

/** What the view keeps of itself while it is hidden, and across a reload of the window. */
function remember(): void {
  if (uri !== '') viewState.write({ document: uri, choice: choice.accepted, asking: asking.value });
}
asking.subscribe(remember);

type Act = 'train' | 'trainOther' | 'goOn' | 'pause' | 'resume' | 'stepOnce' | 'stop';

function act(name: Act): () => void {
  return () => void refusable(host.request(name, null));
}

/** What a person does, passed on to the host. */
export const conversation = {
  async open(): Promise<void> {
    askAsKept((viewState.read() as { readonly asking?: unknown } | undefined)?.asking);
    const received = await refusable(host.request('ready', null));
    if (!received) return;
    uri = received.uri;
    choice.receive(received.choice);
    readAs.value = received;
    published.value = received.published;
    run.show(received.run);
    other.show(received.other);
    examples.value = received.examples;
    pair.value = received.pair;
    name.value = received.name;
  },
  async read(reading: PairReadingChoice): Promise<void> {
    const read = await choice.change({ ...choice.value, reading }, () => host.request('read', reading));
    if (read) readAs.value = read;
  },
  async choose(settings: ChosenPairsSettings, budget: Budget): Promise<void> {
    const wanted = { settings, budget };
    const planned = await choice.change({ ...choice.value, ...wanted }, () => host.request('choose', wanted));
    if (planned && readAs.value) readAs.value = { ...readAs.value, planned };
  },
  train: act('train'),
  trainOther: act('trainOther'),
  goOn: act('goOn'),
  pause: act('pause'),
  resume: act('resume'),
  stepOnce: act('stepOnce'),
  stop: act('stop'),
  translate: (question: TranslateQuestion) => host.request('translate', question),
  save: (file: ExportedFile) => void refusable(host.request('save', file)),
  checkAttention: (question: AttentionCheckQuestion) => host.request('checkAttention', question),
  light: (stretches: readonly LitStretch[]) => host.notify('light', stretches),
};
