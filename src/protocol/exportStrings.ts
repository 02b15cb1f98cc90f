/** The texts of what saves a heatmap. */
export const exportStrings = {
  exportPicture: 'Export …',
  exportFormat: 'Export as',
  exportPng: 'Picture (PNG)',
  exportSvg: 'Picture (SVG)',
  exportCsv: 'Numbers (CSV)',
} as const;

export type ExportStrings = Record<keyof typeof exportStrings, string>;
