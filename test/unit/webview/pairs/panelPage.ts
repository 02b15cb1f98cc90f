import { DeliveredChannel } from '../../../../src/protocol/channel.ts';
import type { PairsEvents, PairsHostCalls } from '../../../../src/protocol/pairs.ts';
import { connect, type Handlers, type Peer } from '../../../../src/protocol/rpc.ts';
import type * as asking from '../../../../webview/pairs/asking.ts';
import type * as conversation from '../../../../webview/pairs/conversation.ts';
import type * as translation from '../../../../webview/pairs/translation.ts';

/** The panel of pairs without anything that draws, and the host it talks to. */
export interface PanelPage {
  readonly asking: typeof asking;
  readonly conversation: typeof conversation;
  readonly translation: typeof translation;
  readonly host: Peer<PairsEvents>;
  /** What the view keeps of itself by now. */
  readonly kept: () => unknown;
}

/** Loads what the panel does, with `kept` of its last life, and answers it as the host does. A process has only one. */
export async function openPanelPage(kept: unknown, answers: Partial<Handlers<PairsHostCalls>>): Promise<PanelPage> {
  let state = kept;
  let deliver: (event: { readonly data: unknown }) => void = () => undefined;
  const there = new DeliveredChannel((data) => deliver({ data }));
  const onUnheardError = (error: Error): never => {
    throw error;
  };
  const page = {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => there.deliver(structuredClone(message)),
      getState: () => state,
      setState: (remembered: unknown) => (state = structuredClone(remembered)),
    }),
    window: { addEventListener: (_event: 'message', listener: typeof deliver) => (deliver = listener) },
    document: { body: { dataset: {} } },
    reportError: onUnheardError,
  };
  const host = connect<PairsHostCalls, PairsEvents>(there, answers as Handlers<PairsHostCalls>, { onUnheardError });
  // What else runs in this process must not take it for a browser: all of this is read while the modules load, and never later.
  Object.assign(globalThis, page);
  try {
    return {
      asking: await import('../../../../webview/pairs/asking.ts'),
      conversation: await import('../../../../webview/pairs/conversation.ts'),
      translation: await import('../../../../webview/pairs/translation.ts'),
      host,
      kept: () => state,
    };
  } finally {
    for (const name of Object.keys(page)) Reflect.deleteProperty(globalThis, name);
  }
}
