import { DeliveredChannel } from '../../src/protocol/channel.ts';
import { connect, type Calls, type Handlers, type Peer } from '../../src/protocol/rpc.ts';
import { plainNumber } from './numbers.ts';

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): WebviewApi;

const api = acquireVsCodeApi();

/** Opens the conversation with the extension host. VS Code delivers its messages to the window. */
export function connectHost<View extends Calls<View>, Host extends Calls<Host>>(handlers: Handlers<View>): Peer<Host> {
  const channel = new DeliveredChannel((message) => api.postMessage(message));
  window.addEventListener('message', (event) => channel.deliver(event.data));
  return connect<View, Host>(channel, handlers, { onUnheardError: reportError });
}

/** What the view remembers of itself while it is hidden and across reloads; validate what comes back. */
export const viewState = {
  read: (): unknown => api.getState(),
  write: (state: unknown): void => api.setState(state),
};

/** The view's texts in the user's language, as the page carries them. */
export function strings<Table extends Readonly<Record<string, string>>>(): Table {
  return JSON.parse(decodeURIComponent(document.body.dataset['strings'] ?? '%7B%7D')) as Table;
}

/** Fills {0}, {1}, … of a text; numbers as the reader's language writes them. */
export function format(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (_, index: string) => {
    const value = values[Number(index)] ?? '';
    return typeof value === 'number' ? plainNumber(value) : value;
  });
}
