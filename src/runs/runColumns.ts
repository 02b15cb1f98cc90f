import type { RunRow } from '../protocol/runs.ts';
import type { RunStrings } from '../protocol/runStrings.ts';

/** What a table tells of a run. A value that does not apply is null. */
export interface RunColumn {
  readonly name: string;
  readonly label: string;
  readonly value: (row: RunRow) => string | number | null;
  /** Whether a person chose it before training. */
  readonly chosen: boolean;
}

/** Every column, what was chosen first, then what came of it. */
export function runColumns(text: RunStrings): readonly RunColumn[] {
  const chosen = (name: keyof RunStrings & keyof RunRow['settings'], applies: (row: RunRow) => boolean = always) => ({
    name,
    label: text[name],
    chosen: true,
    value: (row: RunRow) => (applies(row) ? shown(row.settings[name], text) : null),
  });
  const result = (name: keyof RunStrings, value: RunColumn['value']) => ({
    name,
    label: text[name],
    chosen: false,
    value,
  });
  const isLstm = ({ settings }: RunRow) => settings.cell === 'lstm';
  return [
    result('run', ({ number }) => number),
    { ...chosen('cell'), value: ({ settings }) => settings.cell.toUpperCase() },
    chosen('hidden'),
    chosen('layers'),
    chosen('embedding'),
    chosen('unit'),
    chosen('attention'),
    chosen('tied'),
    chosen('gruReset', ({ settings }) => settings.cell === 'gru'),
    chosen('forgetBias', isLstm),
    chosen('coupledGates', isLstm),
    chosen('peepholes', isLstm),
    chosen('dropout'),
    chosen('learningRate'),
    chosen('batch'),
    chosen('sequence'),
    chosen('clip'),
    chosen('heldOut'),
    chosen('seed'),
    result('engine', ({ engine }) => engine),
    result('characters', ({ characters }) => characters),
    result('heldOutCharacters', ({ heldOutCharacters }) => heldOutCharacters),
    result('parameters', ({ parameters }) => parameters),
    result('step', ({ step }) => step),
    result('bestStep', ({ bestStep }) => bestStep),
    result('seconds', ({ seconds }) => rounded(seconds, 1)),
    result('speed', ({ charactersPerSecond }) => Math.round(charactersPerSecond)),
    result('bits', ({ bitsPerCharacter }) => rounded(bitsPerCharacter, 3)),
    result('unigram', ({ baselines }) => rounded(baselines?.unigram ?? null, 3)),
    {
      ...result('ngram', ({ baselines }) => rounded(baselines?.ngram ?? null, 3)),
      label: text.ngram.replace('{0}', '3'),
    },
    result('reason', ({ reason }) => text[reason]),
    result('note', ({ note }) => note),
  ];
}

/** The columns in which these runs differ, among what was chosen; where a setting does not apply, it does not differ. */
export function differing(columns: readonly RunColumn[], rows: readonly RunRow[]): ReadonlySet<string> {
  const differ = ({ value, chosen }: RunColumn) =>
    chosen && new Set(rows.map(value).filter((one) => one !== null)).size > 1;
  return new Set(columns.filter(differ).map(({ name }) => name));
}

const always = () => true;

function shown(value: string | number | boolean, text: RunStrings): string | number {
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') return Number(value.toPrecision(6));
  return isNamed(value, text) ? text[value] : value;
}

/** Whether what was chosen is a word of ours. */
function isNamed(value: string, text: RunStrings): value is keyof RunStrings {
  return Object.hasOwn(text, value);
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
