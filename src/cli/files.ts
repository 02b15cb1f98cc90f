import { access, constants, readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { readDocument } from '../disk/readDocument.ts';
import { systemReason } from '../disk/reason.ts';
import { writeFileSafely } from '../disk/writeFileSafely.ts';
import { decodeCheckpoint, type Checkpoint } from '../engine/checkpoint.ts';
import { decodePairsCheckpoint, type PairsCheckpoint } from '../engine/pairsCheckpoint.ts';
import type { TextDocument } from '../text/document.ts';
import { Failure } from './errors.ts';
import { printableLine } from './printable.ts';

function failure(what: string, path: string, error: unknown): Error {
  const reason = systemReason(error);
  const sentence =
    reason === null
      ? `${printableLine(path)}: ${(error as Error).message}`
      : `Cannot ${what} ${printableLine(path)}: ${reason}.`;
  return new Failure(sentence, { cause: error });
}

/** Throws a `Failure` naming the file where it cannot be read or is nothing to train on. */
export async function openDocument(path: string): Promise<TextDocument> {
  try {
    return await readDocument(path, basename(path));
  } catch (error) {
    throw failure('read', path, error);
  }
}

/** Throws a `Failure` naming the file where it cannot be read or is no checkpoint. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  try {
    return decodeCheckpoint(await readFile(path));
  } catch (error) {
    throw failure('read', path, error);
  }
}

/** Throws a `Failure` where a file could not be written: better told before a training than after. */
export async function checkWritable(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    throw failure('write into', folder, error);
  }
  const existing = await stat(path).catch(() => null);
  if (existing && !existing.isFile()) throw new Failure(`Cannot write ${printableLine(path)}: it is no ordinary file.`);
}

/** The same for a model of sentence pairs. */
export async function readPairsCheckpoint(path: string): Promise<PairsCheckpoint> {
  try {
    return decodePairsCheckpoint(await readFile(path));
  } catch (error) {
    throw failure('read', path, error);
  }
}

/** Throws a `Failure` naming the file where it cannot be written; what was there before is there still. */
export async function writeModelFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFileSafely(path, bytes);
  } catch (error) {
    throw failure('write', path, error);
  }
}
