import { availableParallelism } from 'node:os';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './errors.ts';

/** Options every command has. */
export const commonOptions = {
  json: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
} as const;

/** Options of commands that run a network. */
export const engineOptions = { engine: { type: 'string' }, threads: { type: 'string' } } as const;

/**
 * parseArgs of node:util with as many positionals as there are names, of which the last `optional` may be missing. Throws a
 * `UsageError` that says what is wrong.
 */
export function parse<const T extends ParseArgsOptionsConfig>(
  args: string[],
  options: T,
  names: readonly string[],
  optional = 0,
) {
  const parsed = parseStrictly(args, options);
  const { positionals } = parsed;
  if (positionals.length < names.length - optional) throw new UsageError(`${names[positionals.length]} is missing.`);
  if (positionals.length > names.length) {
    throw new UsageError(`${JSON.stringify(positionals[names.length])} is one argument too many.`);
  }
  return parsed;
}

function parseStrictly<const T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's messages go on with advice after their first sentence.
    if (error instanceof TypeError) throw new UsageError(`${error.message.split('. ')[0]?.replace(/\.$/, '')}.`);
    throw error;
  }
}

interface Range {
  readonly min?: number;
  readonly max?: number;
  /** Whether `min` itself is too small, `max` too large. */
  readonly open?: 'min' | 'max';
  readonly integer?: boolean;
}

/** The number an option stands for; undefined where it was not given. Throws a `UsageError` outside of the range. */
export function numberOption(name: string, text: string | undefined, range: Range): number | undefined {
  if (text === undefined) return undefined;
  const { min = -Infinity, max = Infinity, open, integer = false } = range;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const tooSmall = open === 'min' ? value <= min : value < min;
  const tooLarge = open === 'max' ? value >= max : value > max;
  if (Number.isFinite(value) && !tooSmall && !tooLarge && (!integer || Number.isInteger(value))) return value;
  throw new UsageError(`--${name} must be ${describe(range)}, not ${JSON.stringify(text)}.`);
}

function describe({ min, max, open, integer }: Range): string {
  const limits: string[] = [];
  if (min !== undefined) limits.push(open === 'min' ? `above ${min}` : `at least ${min}`);
  if (max !== undefined) limits.push(open === 'max' ? `below ${max}` : `at most ${max}`);
  return [integer ? 'a whole number' : 'a number', limits.join(' and ')].filter(Boolean).join(', ');
}

/** One of a few words; undefined where the option was not given. */
export function choiceOption<const T extends string>(
  name: string,
  text: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new UsageError(`--${name} must be one of ${choices.join(', ')}.`);
  return found;
}

/** `--engine` */
export function engineOption(text: string | undefined): 'wasm' | 'tensorflow' {
  return choiceOption('engine', text, ['wasm', 'tensorflow']) ?? 'wasm';
}

/** `--threads`: one core is left to whoever waits for the result. */
export function threadsOption(text: string | undefined): number {
  const threads = numberOption('threads', text, { min: 1, max: 64, integer: true });
  return threads ?? Math.min(8, Math.max(1, availableParallelism() - 1));
}
