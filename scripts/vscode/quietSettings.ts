/** Settings of a VS Code that tests look at: nothing that moves, greets or asks, and nothing of others' that costs time. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.autoDetectHighContrast': false,
  'window.autoDetectColorScheme': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'editor.cursorBlinking': 'solid',
  'git.enabled': false,
};
