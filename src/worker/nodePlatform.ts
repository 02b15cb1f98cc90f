import { mkdir, readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { readDocument } from '../disk/readDocument.ts';
import { systemReason } from '../disk/reason.ts';
import { writeFileSafely } from '../disk/writeFileSafely.ts';
import { createTensorFlowBackend } from '../reference/backend.ts';
import { asSentence, SentenceError, type Sentence } from '../text/sentence.ts';
import { createNodeWasmBackend } from '../wasm/node/backend.ts';
import { unreadable, type Platform } from './platform.ts';

/**
 * A thread of the engine's process: disk, threads, and kernels beside the scripts, whose URL is `files`. Only who trains hears an
 * `interrupt`, one Int32: a stop is not meant for answers, nor for trying out the kernels.
 */
export function nodePlatform(files: string, interrupt?: SharedArrayBuffer): Platform {
  const cancel = interrupt && new Int32Array(interrupt);
  const load = async (file: string) => new Uint8Array(await readFile(new URL(file, files)));
  return {
    readDocument,
    async readFile(path) {
      try {
        return await readFile(path);
      } catch (error) {
        throw new SentenceError(unreadable(reasonOf(error)), { cause: error });
      }
    },
    async stamp(path) {
      try {
        const { mtimeNs, size, ino } = await stat(path, { bigint: true });
        return `${mtimeNs} ${size} ${ino}`;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw new SentenceError(reasonOf(error), { cause: error });
      }
    },
    async writeFile(path, bytes) {
      try {
        // Somebody may have cleared the storage while we trained.
        await mkdir(dirname(path), { recursive: true });
        await writeFileSafely(path, bytes);
      } catch (error) {
        throw new SentenceError(reasonOf(error), { cause: error });
      }
    },
    threads: Math.min(8, Math.max(1, availableParallelism() - 1)),
    clearInterrupt() {
      if (cancel) Atomics.store(cancel, 0, 0);
    },
    async createBackend(engine) {
      return engine === 'wasm'
        ? createNodeWasmBackend({ folder: new URL('.', files), ...(cancel && { cancel }) })
        : createTensorFlowBackend({ kernels: await load('tfjs-backend-wasm-simd.wasm') });
    },
  };
}

function reasonOf(error: unknown): Sentence {
  return asSentence(systemReason(error) ?? String(error));
}
