/** A two-way stream of structured-clonable messages: a process, a worker, a message port or a webview. */
export interface Channel {
  post(message: unknown): void;
  /** Replaces the listener; messages that arrive before the first listener wait for it. */
  listen(listener: (message: unknown) => void): void;
}

/** A channel over a message port, which is open as long as the port. */
export function portChannel(port: MessagePort): Channel {
  const channel = new DeliveredChannel((message) => port.postMessage(message));
  port.addEventListener('message', ({ data }) => channel.deliver(data));
  port.start();
  return channel;
}

/** A channel whose incoming side is fed by `deliver`. */
export class DeliveredChannel implements Channel {
  readonly post: (message: unknown) => void;
  #listener: ((message: unknown) => void) | undefined;
  #waiting: unknown[] = [];

  constructor(post: (message: unknown) => void) {
    this.post = post;
  }

  listen(listener: (message: unknown) => void): void {
    this.#listener = listener;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) listener(message);
  }

  deliver(message: unknown): void {
    if (this.#listener) this.#listener(message);
    else this.#waiting.push(message);
  }
}
