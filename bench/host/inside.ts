import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { extensionId } from '../../src/ids.ts';

const seconds = 20;

/** What VS Code calls inside its Node extension host: `bench/host.ts` passes on the lines with a mark. */
export async function run(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content: chronicle(100_000) });
  await vscode.window.showTextDocument(document);
  await vscode.extensions.getExtension(extensionId)?.activate();

  await pause(5000);
  say(`${await delays(() => pause(seconds * 1000))}  event loop, nobody trains`);
  const trained = vscode.commands.executeCommand('recurrent.train', document.uri);
  say(`${await delays(() => pause(seconds * 1000))}  event loop, while a network of the default size trains on 100 KB`);
  await vscode.commands.executeCommand('recurrent.stop');
  await trained;
}

/** How late the event loop was while something went on. */
async function delays(work: () => Promise<unknown>): Promise<string> {
  const resolution = 1;
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  await work();
  histogram.disable();
  const milliseconds = (nanoseconds: number): string => (nanoseconds / 1e6 - resolution).toFixed(1);
  return `p50 ${milliseconds(histogram.percentile(50))}, p99 ${milliseconds(histogram.percentile(99))}, worst ${milliseconds(histogram.max)} ms`;
}

/** A text of some length that is not learned by heart at once. */
function chronicle(length: number): string {
  const [who, did, what] = [
    ['The keeper', 'A sailor', 'Nobody', 'The old pilot', 'My sister'],
    ['saw', 'forgot', 'painted', 'counted', 'remembered'],
    ['the lamp', 'eleven ships', 'a letter from the north', 'the tide', 'what the wind had taken'],
  ];
  let text = '';
  for (let i = 1; text.length < length; i = (i * 48_271) % 2_147_483_647)
    text += `${who?.[i % 5]} ${did?.[(i >> 4) % 5]} ${what?.[(i >> 9) % 5]} on day ${i % 997}.\n`;
  return text;
}

function say(line: string): void {
  // oxlint-disable-next-line no-console -- the console is how an extension host speaks to the run that started it
  console.log(`│${line}`);
}
