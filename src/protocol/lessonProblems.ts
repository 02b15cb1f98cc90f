/**
 * What can be wrong with a lesson, in English; the host hands it to the view in the user's language. Parser and schemas name an
 * entry and what fills its gaps.
 */
export const lessonProblems = {
  problemOversized: 'This lesson has {0} characters; at most {1} are read.',
  problemFrontMatter: 'The lines between --- at the top cannot be read: {0}.',
  problemBlock: 'This {0} block (line {1}) cannot be shown: {2}.',
  problemQuotation: 'The formula “{0}” of the chapter “{1}” cannot be shown: there is none.',

  problemField: '{0}: {1}',
  problemMissing: 'is missing',
  problemUnknownField: 'has no use for “{0}”',
  problemNotText: 'must be text',
  problemNotNumber: 'must be a number',
  problemNotWhole: 'must be a whole number',
  problemNotSwitch: 'must be true or false',
  problemNotList: 'must be a list',
  problemNotFields: 'must be named fields',
  problemNotOne: 'must be one of: {0}',
  problemLeast: 'must be at least {0}',
  problemMost: 'must be at most {0}',
  problemShortest: 'needs at least {0} characters',
  problemLongest: 'may have at most {0} characters',
  problemFewest: 'needs at least {0} entries',
  problemTooMany: 'may have at most {0} entries',
  problemId: 'an id is lower-case letters, digits, dots and hyphens',
  problemValueName: 'the name of a value is letters, digits, dots and hyphens',
  problemIndex: 'an index is one letter',
  problemSymbolName: 'the name of a symbol is letters and digits',
  problemFrom: 'write it as CHAPTER#FORMULA',
  problemOther: 'cannot be used',

  problemYaml: 'its line {0} is not valid YAML',
  problemYamlIndent: 'its line {0} is indented in a way YAML cannot read',
  problemYamlTab: 'its line {0} is indented with a tab; YAML wants spaces',
  problemYamlTwice: 'its line {0} names a field a second time',
  problemYamlClose: 'something is not closed or lacks a sign in its line {0}',
  problemYamlQuote: 'its line {0} needs quotation marks around its text',
  problemYamlTag: 'its line {0} carries a YAML tag; a lesson uses none',
  problemYamlAlias: 'it uses a YAML alias (*); a lesson repeats what it needs',

  problemTwice: 'the id “{0}” is used twice',
  problemUndescribed: 'the formula marks “{0}”, but no symbol of that name is described',
  problemUnmarked: 'the symbol “{0}” is described, but not marked in the formula',
  problemUndefined: 'the formula marks “{0}”, which is neither one of the numbers nor on the left of a line before it',
  problemLeft: 'each line of the formula must define one new symbol, as in “\\term{h}{h} = …”',
  problemNotFound: 'no line of the formula defines “{0}”',
  problemNoNumber: 'there is no number “{0}”',
  problemOutside: 'the value of “{0}” is not between its least and its most',
  problemNoneRight: 'no choice is marked “right: true”',
  problemAnswer: 'a question has either “choices” or a “number”',
} as const;

export type LessonProblem = keyof typeof lessonProblems;
export type LessonProblems = Record<LessonProblem, string>;
