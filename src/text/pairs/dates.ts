import { below, type GeneratedPair, type RandomNumbers } from './generated.ts';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/**
 * Ways to write a date: Y is a year's four digits, y its last two, m and d two digits of month and day, M a month's three
 * letters; everything else stands for itself.
 */
const patterns = [
  'dMY',
  'mdy',
  'm/d/y',
  'm/d/Y',
  'd-m-Y',
  'M d y',
  'M d Y',
  'M d, y',
  'M d, Y',
  'd.m.Y',
  'Y.m.d',
  'Ymd',
  'Y-m-d',
];

const firstDay = Date.UTC(1950, 0, 1);
const days = 36_524;

/** A date of the hundred years from 1950, written in one of thirteen ways, and as year-month-day. */
export function writeDate(random: RandomNumbers): GeneratedPair {
  const date = new Date(firstDay + below(random, days) * 86_400_000).toISOString().slice(0, 10);
  const pattern = patterns[below(random, patterns.length)] ?? 'Y-m-d';
  const [Y = '', m = '', d = ''] = date.split('-');
  const parts: Readonly<Record<string, string>> = { Y, y: Y.slice(2), m, d, M: months[Number(m) - 1] ?? '' };

  let source = '';
  const startOf = new Map<string, number>();
  for (const symbol of pattern) {
    startOf.set(symbol, source.length);
    source += parts[symbol] ?? symbol;
  }
  const from = (symbol: string, digits: readonly number[]): number[] => {
    const start = startOf.get(symbol);
    return digits.map((digit) => (start === undefined ? -1 : start + digit));
  };
  const year = startOf.has('Y') ? from('Y', [0, 1, 2, 3]) : [-1, -1, ...from('y', [0, 1])];
  // A month's letters say its number together: no single one is where a digit comes from.
  return { source, target: date, alignment: [...year, -1, ...from('m', [0, 1]), -1, ...from('d', [0, 1])] };
}
