import * as vscode from 'vscode';
import { writeAside } from '../editor/writeAside.ts';
import { portChannel } from '../protocol/channel.ts';
import type { DiskCalls } from '../protocol/disk.ts';
import { connect, type NoCalls } from '../protocol/rpc.ts';

/** Answers for the disk that an engine in a browser does not have, as long as the port is open. Rejects with a reason in words. */
export function serveDisk(port: MessagePort, onUnheardError: (error: Error) => void): void {
  connect<DiskCalls, NoCalls>(
    portChannel(port),
    {
      read: (file) => orReason(vscode.workspace.fs.readFile(vscode.Uri.parse(file))),
      stamp: (file) => stamp(vscode.Uri.parse(file)),
      write: ({ file, bytes }) => orReason(writeAside(vscode.Uri.parse(file), bytes)),
    },
    { onUnheardError },
  );
}

/** The digest of a file: where a browser keeps files, their time is not when another window wrote them. */
async function stamp(file: vscode.Uri): Promise<string | null> {
  try {
    const bytes = await vscode.workspace.fs.readFile(file);
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
    return new Uint8Array(digest).join();
  } catch (error) {
    return codeOf(error) === 'FileNotFound' ? null : 'unreadable';
  }
}

const reasons: Readonly<Record<string, string>> = {
  FileNotFound: 'there is no such file',
  FileIsADirectory: 'it is a folder',
  NoPermissions: 'permission was denied',
};

async function orReason<T>(work: Thenable<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
    throw new Error(reason, { cause: error });
  }
}

function codeOf(error: unknown): string {
  return error instanceof vscode.FileSystemError ? error.code : '';
}
