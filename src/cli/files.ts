import { createReadStream } from 'node:fs';
import { access, constants, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { decodeCheckpoint, type Checkpoint } from '../engine/checkpoint.ts';
import { decodePairsCheckpoint, type PairsCheckpoint } from '../engine/pairsCheckpoint.ts';
import { DocumentReader, type TextDocument } from '../text/document.ts';
import { Failure } from './errors.ts';
import { printableLine } from './printable.ts';

/** Why the system refused, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many files are open',
};

function failure(what: string, path: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return new Failure(`${printableLine(path)}: ${message}`, { cause: error });
  return new Failure(`Cannot ${what} ${printableLine(path)}: ${reasons[code] ?? message}.`, { cause: error });
}

/** Reads a document in pieces. Throws a `Failure` naming the file where it cannot be read or is nothing to train on. */
export async function readDocument(path: string): Promise<TextDocument> {
  try {
    const { size } = await stat(path);
    const reader = new DocumentReader(basename(path), size);
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) reader.push(chunk as Buffer);
    return reader.finish();
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

/** Writes beside the file, flushes, renames: whatever happens, there is either the old file or the new one. */
export async function writeModelFile(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(aside, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw failure('write', path, error);
  }
}
