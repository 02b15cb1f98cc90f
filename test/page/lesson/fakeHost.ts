import { DeliveredChannel } from '../../../src/protocol/channel.ts';
import type { LessonEvents, LessonHostCalls, LessonSnapshot } from '../../../src/protocol/lesson.ts';
import { connect, type Peer } from '../../../src/protocol/rpc.ts';

declare global {
  interface Window {
    readonly lessonSnapshot: LessonSnapshot;
    /** What the view asked for, for tests to read. */
    readonly asked: [name: string, argument: unknown][];
    view: Peer<LessonEvents>;
    readyAt: number;
  }
}

const asked: [string, unknown][] = [];
const note =
  (name: string) =>
  (argument: unknown): void =>
    void asked.push([name, argument]);
const channel = new DeliveredChannel((message) => window.dispatchEvent(new MessageEvent('message', { data: message })));

const view = connect<LessonHostCalls, LessonEvents>(
  channel,
  {
    ready: () => {
      window.readyAt = performance.now();
      return window.lessonSnapshot;
    },
    read: () => ({
      rows: 1,
      columns: 32,
      values: Float32Array.from({ length: 32 }, (_, n) => Math.sin(n)),
      shape: '32',
      origin: 'A made-up value for the preview.',
    }),
    check: () => ({ lines: [{ difference: 3e-8, size: 1, count: 32, holds: true }], origin: 'A made-up check.' }),
    open: note('open'),
    openWeb: note('openWeb'),
    answer: note('answer'),
    act: note('act'),
    run: note('run'),
    cancel: note('cancel'),
    inspect: note('inspect'),
    showSource: note('showSource'),
    zoom: note('zoom'),
    print: note('print'),
  },
  { onUnheardError: reportError },
);

let state: unknown;
Object.assign(window, {
  asked,
  view,
  acquireVsCodeApi: () => ({
    postMessage: (message: unknown) => channel.deliver(message),
    getState: () => state,
    setState: (next: unknown) => (state = next),
  }),
});
