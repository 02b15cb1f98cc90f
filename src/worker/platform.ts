import type { Backend } from '../engine/backend.ts';
import type { EngineName } from '../engine/configuration.ts';
import type { TextDocument } from '../text/document.ts';
import { sentence, type Sentence } from '../text/sentence.ts';

/** What a trainer or reader needs of the machine it runs on: Node with disk and threads, or a Web Worker whose disk is the host. */
export interface Platform {
  /** Reads and cuts a file. Throws a `Refusal` with the sentence to show. */
  readDocument(path: string, name: string): Promise<TextDocument>;
  /** Reads a checkpoint's bytes. */
  readFile(path: string): Promise<Uint8Array>;
  /** What changes with a file's content, such as its time and size; null where there is no such file. */
  stamp(path: string): Promise<string | null>;
  /** Writes aside, flushes, renames: a reader sees the old file or the new one. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  createBackend(engine: EngineName): Promise<Backend>;
  /** Threads to train with where nobody chose: all cores but one, so that typing stays smooth, at least 1, at most 8. */
  readonly threads: number;
  /** Forgets an interrupt that came when nothing was left to cut short. */
  clearInterrupt(): void;
}

/** Why a model that was saved is of no use. */
export function unreadable(reason: Sentence): Sentence {
  return sentence('The saved model cannot be read: {0}.', reason);
}

/** The same reading of time everywhere, in seconds. */
export const seconds = (): number => performance.now() / 1000;
