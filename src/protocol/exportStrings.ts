/** The texts of the menu that saves a heatmap. */
export const exportStrings = {
  exportPicture: 'Export …',
  exportPng: 'Picture (PNG)',
  exportSvg: 'Picture (SVG)',
  exportCsv: 'Numbers (CSV)',
} as const;

export type ExportStrings = Record<keyof typeof exportStrings, string>;
