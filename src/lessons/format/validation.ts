import { parseDocument, type ErrorCode } from 'yaml';
import * as z from 'zod/mini';
import { lessonProblems, type LessonProblem } from '../../protocol/lessonProblems.ts';
import { say, type Said } from '../../protocol/phrases.ts';

/** A block that cannot be used, in words for the person who wrote the lesson. */
export class BlockError extends Error {
  override readonly name = 'BlockError';
  readonly problem: Said;

  constructor(problem: Said) {
    super('A block of a lesson cannot be used.');
    this.problem = problem;
  }
}

const yamlProblems: Partial<Record<ErrorCode, LessonProblem>> = {
  BAD_INDENT: 'problemYamlIndent',
  TAB_AS_INDENT: 'problemYamlTab',
  DUPLICATE_KEY: 'problemYamlTwice',
  MISSING_CHAR: 'problemYamlClose',
  BLOCK_AS_IMPLICIT_KEY: 'problemYamlQuote',
  MULTILINE_IMPLICIT_KEY: 'problemYamlQuote',
  BAD_SCALAR_START: 'problemYamlQuote',
  TAG_RESOLVE_FAILED: 'problemYamlTag',
};

/** Reads YAML (of which JSON is a part) as plain data: no aliases, no custom tags. Throws a BlockError. */
export function readData(source: string): unknown {
  const document = parseDocument(source, { schema: 'core', prettyErrors: true });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) {
    const line = problem.linePos?.[0].line ?? 1;
    throw new BlockError(say(yamlProblems[problem.code] ?? 'problemYaml', line));
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    // Data without errors is refused for one thing only: an alias.
    throw new BlockError(say('problemYamlAlias'));
  }
}

/** Most problems of one block that are told. */
const mostTold = 3;

/** Validates data, naming the field that is wrong. Throws a BlockError. */
export function validate<T>(schema: z.ZodMiniType<T>, data: unknown): T {
  const checked = z.safeParse(schema, data, { reportInput: true });
  if (checked.success) return checked.data;
  throw new BlockError(
    checked.error.issues.slice(0, mostTold).map((issue) => {
      const field = issue.path.map(String).join('.');
      return field === '' ? problemOf(issue) : say('problemField', field, problemOf(issue));
    }),
  );
}

const kinds: Readonly<Record<string, LessonProblem>> = {
  string: 'problemNotText',
  number: 'problemNotNumber',
  int: 'problemNotWhole',
  boolean: 'problemNotSwitch',
  array: 'problemNotList',
  object: 'problemNotFields',
  record: 'problemNotFields',
};

function problemOf(issue: z.core.$ZodIssue): Said {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return say('problemMissing');
  switch (issue.code) {
    case 'invalid_type':
      return say(kinds[issue.expected] ?? 'problemOther');
    case 'invalid_value':
      return say('problemNotOne', issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? say('problemNotOne', issue.options.map(String))
        : say('problemOther');
    case 'unrecognized_keys':
      return say('problemUnknownField', issue.keys);
    case 'too_small':
      return say(limitOf(issue.origin, ['problemLeast', 'problemShortest', 'problemFewest']), Number(issue.minimum));
    case 'too_big':
      return say(limitOf(issue.origin, ['problemMost', 'problemLongest', 'problemTooMany']), Number(issue.maximum));
    case 'invalid_format':
      // A pattern's message names its entry of the table.
      return say(isProblem(issue.message) ? issue.message : 'problemOther');
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues[0] ? problemOf(issue.issues[0]) : say('problemOther');
    case 'not_multiple_of':
    case 'custom':
      return say('problemOther');
  }
}

function limitOf(origin: string, [ofNumber, ofText, ofList]: readonly [LessonProblem, LessonProblem, LessonProblem]) {
  if (origin === 'string') return ofText;
  return origin === 'array' ? ofList : ofNumber;
}

function isProblem(message: string): message is LessonProblem {
  return Object.hasOwn(lessonProblems, message);
}
