import { runStep, type Step, type StepResult } from './steps.ts';

/**
 * `npm test`: every check and every test, then one line that counts them. A step that fails does not hide the next. What only
 * reads the sources is done side by side; what starts VS Code has the machine for itself.
 */
const checks: readonly Step[] = [
  { script: 'types', seconds: 300 },
  { script: 'lint', seconds: 300 },
  { script: 'format:check', seconds: 300 },
];
const steps: readonly Step[] = [
  { script: 'build', seconds: 300 },
  { script: 'test:unit', seconds: 900 },
  { script: 'test:host', seconds: 900 },
  { script: 'package', seconds: 180 },
  { script: 'test:page', seconds: 1800 },
  // Builds anew what the others run: on its own.
  { script: 'test:start', seconds: 600 },
];

const results: StepResult[] = await Promise.all(checks.map(printedAtTheEnd));
for (const step of steps) results.push(await runStep(step, (text) => process.stdout.write(text)));

process.stdout.write('\n');
for (const { script, ok, seconds } of results)
  process.stdout.write(`${ok ? '✔' : '✘'} ${script.padEnd(14)}${seconds.toFixed(0).padStart(4)} s\n`);
const sum = (of: (result: StepResult) => number): number => results.reduce((total, result) => total + of(result), 0);
process.stdout.write(`\n${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed\n`);
process.exitCode = results.every((result) => result.ok) ? 0 : 1;

async function printedAtTheEnd(step: Step): Promise<StepResult> {
  let printed = '';
  const result = await runStep(step, (text) => void (printed += text));
  process.stdout.write(printed);
  return result;
}
