import { isDeep } from './deeply.ts';

/** One theme of each kind VS Code has: its name in the settings and for people, and the class its workbench carries. */
export const themes = {
  dark: { name: 'Dark Modern', label: 'Dark Modern', className: 'vs-dark' },
  light: { name: 'Light Modern', label: 'Light Modern', className: 'vs' },
  'hc-black': { name: 'Default High Contrast', label: 'Dark High Contrast', className: 'hc-black' },
  'hc-light': { name: 'Default High Contrast Light', label: 'Light High Contrast', className: 'hc-light' },
} as const;

export type Theme = keyof typeof themes;

/**
 * The themes that a view is looked at in: every one in `npm run test:deep`; else a light and a high-contrast one, beside the dark one that
 * all tests begin in.
 */
export const themesToLookAt: readonly Theme[] = isDeep ? (Object.keys(themes) as Theme[]) : ['light', 'hc-black'];
