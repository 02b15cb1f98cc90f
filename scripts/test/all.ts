import { runStep, type Step, type StepResult } from './steps.ts';

/**
 * `npm test`: every check and every test, then one line that counts them. A step that fails does not hide the next. What stands in one
 * group goes on side by side; what starts VS Code, which is done twice at a time, has the machine for itself.
 */
const stages: readonly (readonly Step[])[] = [
  [
    { script: 'build', seconds: 300 },
    { script: 'types', seconds: 300 },
    { script: 'lint', seconds: 300 },
    { script: 'format:check', seconds: 300 },
  ],
  [
    { script: 'test:unit', seconds: 900 },
    { script: 'package', seconds: 180 },
  ],
  [{ script: 'test:host', seconds: 1200 }],
  [{ script: 'test:page', seconds: 1800 }],
  // Would build anew what the others run, if that were out of date: on its own.
  [{ script: 'test:start', seconds: 600 }],
];

const results: StepResult[] = [];
for (const [first, ...others] of stages) {
  if (!first) continue;
  const told = runStep(first, (text) => process.stdout.write(text));
  results.push(...(await Promise.all([told, ...others.map((step) => printedAfter(told, step))])));
}

process.stdout.write('\n');
for (const { script, ok, seconds } of results)
  process.stdout.write(`${ok ? '✔' : '✘'} ${script.padEnd(14)}${seconds.toFixed(0).padStart(4)} s\n`);
const sum = (of: (result: StepResult) => number): number => results.reduce((total, result) => total + of(result), 0);
process.stdout.write(`\n${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed\n`);
process.exitCode = results.every((result) => result.ok) ? 0 : 1;

/** Runs a step while another one prints; what this one says stands below it, in one piece. */
async function printedAfter(other: Promise<StepResult>, step: Step): Promise<StepResult> {
  let printed = '';
  const result = await runStep(step, (text) => void (printed += text));
  await other;
  process.stdout.write(printed);
  return result;
}
