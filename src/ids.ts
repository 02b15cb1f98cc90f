/** Every name VS Code knows us by, spelled once. package.json contributes the same names; a test compares the two. */

export const commands = {
  train: 'recurrent.train',
  openPlayground: 'recurrent.openPlayground',
  pause: 'recurrent.pause',
  resume: 'recurrent.resume',
  stop: 'recurrent.stop',
  showLog: 'recurrent.showLog',
} as const;

export const panels = {
  playground: 'recurrent.playground',
} as const;

export const settings = {
  engine: 'recurrent.training.engine',
  threads: 'recurrent.training.threads',
} as const;

export const contextKeys = {
  /** Whether any run is training or paused. */
  training: 'recurrent.training',
} as const;
