/** TeX with a number in the place of every marked symbol that has one; negative ones stand in parentheses. */
export function substituted(tex: string, values: Readonly<Record<string, number>>): string {
  const opening = /\\term\{([A-Za-z0-9]+)\}\{/g;
  let written = '';
  let from = 0;
  for (let mark = opening.exec(tex); mark; mark = opening.exec(tex)) {
    const end = closing(tex, opening.lastIndex);
    const value = values[mark[1] ?? ''];
    written += tex.slice(from, mark.index) + (value === undefined ? tex.slice(mark.index, end) : numeral(value));
    from = opening.lastIndex = end;
  }
  return written + tex.slice(from);
}

/** Where the group ends whose opening brace stands just before `from`. */
function closing(tex: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; at < tex.length && depth > 0; at++) depth += tex[at] === '{' ? 1 : tex[at] === '}' ? -1 : 0;
  return at;
}

function numeral(value: number): string {
  const shown = plain(value);
  return shown.startsWith('-') ? `(${shown})` : shown;
}

/** Three significant digits at most, never in powers of ten until they are needed. */
function plain(value: number): string {
  if (!Number.isFinite(value)) return '?';
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e6)) {
    const [digits, power] = value.toExponential(1).split('e');
    return `${digits} \\cdot 10^{${Number(power)}}`;
  }
  return String(Number(value.toPrecision(3)));
}
