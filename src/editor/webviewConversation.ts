import * as vscode from 'vscode';
import { DeliveredChannel } from '../protocol/channel.ts';
import { connect, type Calls, type Handlers, type Peer } from '../protocol/rpc.ts';
import { Disposables } from './disposables.ts';
import { webviewHtml, type WebviewName } from './webviewHtml.ts';

/** Every view says `ready` when it can draw, and is answered with everything there is to draw. */
export interface Readiness<Snapshot> {
  ready(nothing: null): Snapshot;
}

export interface ConversationOptions<Host extends Calls<Host> & Readiness<unknown>> {
  readonly extensionUri: vscode.Uri;
  readonly name: WebviewName;
  readonly strings: Readonly<Record<string, string>>;
  readonly handlers: Handlers<Host>;
  readonly log: vscode.LogOutputChannel;
}

/**
 * A webview's life: it is filled, says `ready`, gets one snapshot, then increments while it is visible. A hidden view is
 * unloaded by VS Code and begins anew when it is shown, so nothing is sent to it meanwhile.
 */
export class WebviewConversation<Host extends Calls<Host> & Readiness<unknown>, View extends Calls<View>>
  implements vscode.Disposable
{
  readonly #disposables = new Disposables();
  readonly #peer: Peer<View>;
  #live = false;

  constructor(panel: vscode.WebviewPanel, options: ConversationOptions<Host>) {
    const { webview } = panel;
    const { extensionUri, name, strings, handlers, log } = options;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist', 'webview')],
    };
    const onUnheardError = (error: Error) => log.error(`${name}: ${error.stack ?? error.message}`);
    const channel = new DeliveredChannel((message) => {
      webview.postMessage(message).then(undefined, onUnheardError);
    });
    this.#peer = connect<Host, View>(
      channel,
      {
        ...handlers,
        ready: (argument: null, signal: AbortSignal) => {
          this.#live = true;
          return handlers.ready(argument as never, signal);
        },
      },
      { onUnheardError },
    );
    this.#disposables.add(webview.onDidReceiveMessage((message) => channel.deliver(message)));
    this.#disposables.add(
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#live = false;
      }),
    );
    webview.html = webviewHtml(webview, extensionUri, name, panel.title, strings);
  }

  /** Whether there is somebody to draw: loaded, ready and visible. */
  get live(): boolean {
    return this.#live;
  }

  /** Tells the view, if it is live; otherwise the next snapshot will. */
  tell: Peer<View>['notify'] = (name, argument) => {
    if (this.#live) this.#peer.notify(name, argument);
  };

  dispose(): void {
    this.#live = false;
    this.#peer.close('The panel was closed.');
    this.#disposables.dispose();
  }
}
