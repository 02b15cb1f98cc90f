import * as vscode from 'vscode';
import { extensionId } from '../../src/ids.ts';

/** Milliseconds that VS Code's extension host spent on one of its extensions. */
export interface Activation {
  readonly extension: string;
  /** In `require`: reading, compiling and evaluating what the extension's main file needs. */
  readonly load: number;
  /** From the call of `activate` to its end. */
  readonly activate: number;
}

/** What VS Code calls inside its Node extension host: tells of every extension that is active, a line each. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error(`${extensionId} is not here.`);
  await extension.activate();
  for (const activation of activations())
    // oxlint-disable-next-line no-console -- the console is how an extension host speaks to the run that started it
    console.log(`│${JSON.stringify(activation)}`);
}

interface Mark {
  readonly name: string;
  readonly startTime: number;
}

declare const MonacoPerformanceMarks: { getMarks(): readonly Mark[] };

/** By the marks that the extension host sets around each of its extensions. */
function activations(): Activation[] {
  const marks = new Map(MonacoPerformanceMarks.getMarks().map(({ name, startTime }) => [name, startTime]));
  return vscode.extensions.all.flatMap(({ id }) => {
    const at = (event: string): number => marks.get(`code/extHost/${event}/${id}`) ?? NaN;
    const load = at('didLoadExtensionCode') - at('willLoadExtensionCode');
    const activate = at('didActivateExtension') - at('willActivateExtension');
    return Number.isNaN(load + activate) ? [] : [{ extension: id, load, activate }];
  });
}
