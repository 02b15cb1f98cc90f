import * as vscode from 'vscode';

/** A share of 1 for people; a dash where nothing was measured. */
export function percent(share: number | null): string {
  if (share === null) return '–';
  return new Intl.NumberFormat(vscode.env.language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
