/** Every name VS Code knows us by, spelled once. package.json contributes the same names; a test compares the two. */

export const commands = {
  train: 'recurrent.train',
} as const;

export const views = {} as const;

export const settings = {
  engine: 'recurrent.training.engine',
} as const;

export const contextKeys = {} as const;
