import { writeWhole } from '#writeWhole';
import * as vscode from 'vscode';
import { portChannel } from '../protocol/channel.ts';
import type { DiskCalls } from '../protocol/disk.ts';
import { connect, type NoCalls } from '../protocol/rpc.ts';
import { readIfThere } from '../storage/unlessMissing.ts';

/** Answers for the disk that an engine in a browser does not have, as long as the port is open. Rejects with a reason in words. */
export function serveDisk(port: MessagePort, onUnheardError: (error: Error) => void): void {
  connect<DiskCalls, NoCalls>(
    portChannel(port),
    {
      read: (file) => inWords(read(vscode.Uri.parse(file))),
      stamp: (file) => inWords(stamp(vscode.Uri.parse(file))),
      write: ({ file, bytes }) => inWords(writeWhole(vscode.Uri.parse(file), bytes)),
    },
    { onUnheardError },
  );
}

async function read(file: vscode.Uri): Promise<Uint8Array> {
  const bytes = await readIfThere(file);
  if (!bytes) throw vscode.FileSystemError.FileNotFound(file);
  return bytes;
}

/** The digest of a file: where a browser keeps files, their time is not when another window wrote them. */
async function stamp(file: vscode.Uri): Promise<string | null> {
  const bytes = await readIfThere(file);
  return bytes && new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).join();
}

async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof vscode.FileSystemError ? error.code : null;
  if (code === 'FileNotFound') return vscode.l10n.t('there is no such file');
  if (code === 'FileIsADirectory') return vscode.l10n.t('it is a folder');
  if (code === 'NoPermissions') return vscode.l10n.t('permission was denied');
  return error instanceof Error ? error.message : String(error);
}
