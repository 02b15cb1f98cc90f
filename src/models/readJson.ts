import * as vscode from 'vscode';
import { readIfThere } from '../storage/unlessMissing.ts';

/** What a JSON file holds; undefined where it is missing or damaged. */
export async function readJson(file: vscode.Uri): Promise<unknown> {
  try {
    const bytes = await readIfThere(file);
    return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}
