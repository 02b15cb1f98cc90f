import { createBirpc } from 'birpc';
import type { Sentence, SentenceError } from '../text/sentence.ts';
import type { Channel } from './channel.ts';

/** One direction of a conversation: every call by name, with the type of its argument and of its result. */
export type Calls<T> = { readonly [K in keyof T]: (argument: never) => unknown };

/** A direction in which nothing is asked. */
export type NoCalls = Record<string, never>;

type Argument<F> = F extends (argument: infer A) => unknown ? A : never;
type Result<F> = F extends (argument: never) => infer R ? R : never;

/** What answers the other side's calls. The signal aborts when the caller no longer wants the answer. */
export type Handlers<Local extends Calls<Local>> = {
  readonly [K in keyof Local]: (
    argument: Argument<Local[K]>,
    signal: AbortSignal,
  ) => Result<Local[K]> | Promise<Result<Local[K]>>;
};

/** The other side of a conversation. */
export interface Peer<Remote extends Calls<Remote>> {
  /** Rejects with a `RemoteError` when the other side failed, or with the signal's reason when cancelled. */
  request<K extends keyof Remote & string>(
    name: K,
    argument: Argument<Remote[K]>,
    signal?: AbortSignal,
  ): Promise<Result<Remote[K]>>;
  /** Tells without waiting; a failure on the other side stays there. */
  notify<K extends keyof Remote & string>(name: K, argument: Argument<Remote[K]>): void;
  /** Rejects everything under way with the sentence; later calls fail the same way. */
  close(sentence: string): void;
}

/** An error of the other side, carried across as data. */
export class RemoteError extends Error {
  override readonly name: string;
  /** The other side's stack, for the log only. */
  readonly remoteStack: string | undefined;

  constructor(name: string, message: string, remoteStack?: string) {
    super(message);
    this.name = name;
    this.remoteStack = remoteStack;
  }
}

type Outcome = { readonly ok: true; readonly value: unknown } | Failure;

interface Failure {
  readonly ok: false;
  readonly name: string;
  readonly message: string;
  /** The message as data, of an error a person reads. */
  readonly sentence: Sentence | undefined;
  readonly stack: string | undefined;
}

interface Wire {
  call(name: string, argument: unknown, token: number): Promise<Outcome>;
  tell(name: string, argument: unknown): void;
  cancel(token: number): void;
}

export interface ConnectOptions {
  /** Told of failures nobody waits for: a notification's handler threw, a message could not be delivered. */
  readonly onUnheardError: (error: Error) => void;
  /** Puts what the other side's errors say into the person's language; without it their messages stay English. */
  readonly word?: (sentence: Sentence) => string;
}

/**
 * Opens a conversation over a channel: `handlers` answer the other side, the returned peer asks it.
 * Every request can be cancelled and every error is data, whatever the transport.
 */
export function connect<Local extends Calls<Local>, Remote extends Calls<Remote>>(
  channel: Channel,
  handlers: Handlers<Local>,
  { onUnheardError, word }: ConnectOptions,
): Peer<Remote> {
  const running = new Map<number, AbortController>();
  const answers = new Map<string, (argument: never, signal: AbortSignal) => unknown>(Object.entries(handlers));

  async function answer(name: string, argument: unknown, signal: AbortSignal): Promise<unknown> {
    const handler = answers.get(name);
    if (!handler) throw new Error(`Nothing answers "${name}" here.`);
    return handler(argument as never, signal);
  }

  const local: Wire = {
    async call(name, argument, token) {
      const controller = new AbortController();
      running.set(token, controller);
      try {
        return { ok: true, value: await answer(name, argument, controller.signal) };
      } catch (error) {
        return failure(error);
      } finally {
        running.delete(token);
      }
    },
    tell(name, argument) {
      answer(name, argument, new AbortController().signal).catch((error: unknown) => onUnheardError(asError(error)));
    },
    cancel(token) {
      running.get(token)?.abort(new Error('Cancelled.'));
    },
  };

  const wire = createBirpc<Wire, Wire, false>(local, {
    post: (data) => channel.post(data),
    on: (listener) => channel.listen(listener),
    timeout: -1,
    proxify: false,
    // A failed answer has nobody left to tell; a failed question rejects where it was asked.
    onGeneralError: (error, answering) => {
      if (answering !== undefined) onUnheardError(error);
      return answering !== undefined;
    },
  });

  let nextToken = 0;
  return {
    async request(name, argument, signal) {
      signal?.throwIfAborted();
      const token = nextToken++;
      const cancel = () => void wire.$callEvent('cancel', token);
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const outcome = await wire.$call('call', name, argument, token);
        signal?.throwIfAborted();
        if (outcome.ok) return outcome.value as never;
        const { name: kind, message, sentence, stack } = outcome;
        throw new RemoteError(kind, (sentence && word?.(sentence)) ?? message, stack);
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    notify(name, argument) {
      if (!wire.$closed)
        wire.$callEvent('tell', name, argument).catch((error: unknown) => onUnheardError(asError(error)));
    },
    close(sentence) {
      wire.$close(new Error(sentence));
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function failure(error: unknown): Failure {
  const { name, message, sentence, stack }: Error & Partial<SentenceError> = asError(error);
  return { ok: false, name, message, sentence, stack };
}
