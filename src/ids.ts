/** Every name VS Code knows us by, spelled once. package.json contributes the same names; a test compares the two. */

export const commands = {
  train: 'recurrent.train',
  openPlayground: 'recurrent.openPlayground',
  compareCells: 'recurrent.compareCells',
  pause: 'recurrent.pause',
  resume: 'recurrent.resume',
  stop: 'recurrent.stop',
  continueTraining: 'recurrent.continueTraining',
  generate: 'recurrent.generate',
  generateHere: 'recurrent.generateHere',
  forget: 'recurrent.forget',
  exportModel: 'recurrent.exportModel',
  importModel: 'recurrent.importModel',
  renameModel: 'recurrent.renameModel',
  deleteModel: 'recurrent.deleteModel',
  showLog: 'recurrent.showLog',
  inspect: 'recurrent.inspect',
  toggleSurprise: 'recurrent.toggleSurprise',
  nextSurprise: 'recurrent.nextSurprise',
  compareWithCounting: 'recurrent.compareWithCounting',
  compareWithModel: 'recurrent.compareWithModel',
  clearLens: 'recurrent.clearLens',
  similarPlaces: 'recurrent.similarPlaces',
  trainPairs: 'recurrent.trainPairs',
  openPairs: 'recurrent.openPairs',
  openExamplePairs: 'recurrent.openExamplePairs',
  openLesson: 'recurrent.openLesson',
  openAsLesson: 'recurrent.openAsLesson',
  forgetLessonProgress: 'recurrent.forgetLessonProgress',
  suggestions: 'recurrent.suggestions',
  toggleSuggestions: 'recurrent.toggleSuggestions',
  keepLearning: 'recurrent.keepLearning',
  whySuggestion: 'recurrent.whySuggestion',
  showScoreboard: 'recurrent.showScoreboard',
  suggestionAccepted: 'recurrent.suggestionAccepted',
  goToPlace: 'recurrent.goToPlace',
} as const;

export const panels = {
  playground: 'recurrent.playground',
  inspector: 'recurrent.inspector',
  lesson: 'recurrent.lesson',
  pairs: 'recurrent.pairs',
} as const;

export const settings = {
  engine: 'recurrent.training.engine',
  threads: 'recurrent.training.threads',
  storageQuota: 'recurrent.storage.quota',
  generationLength: 'recurrent.generation.length',
  generationTemperature: 'recurrent.generation.temperature',
  generationTopK: 'recurrent.generation.topK',
  generationTopP: 'recurrent.generation.topP',
  generationSeed: 'recurrent.generation.seed',
  suggest: 'recurrent.suggestions.enabled',
  excludedLanguages: 'recurrent.suggestions.excludedLanguages',
  threshold: 'recurrent.suggestions.threshold',
  besideOthers: 'recurrent.suggestions.besideOthers',
  completionItems: 'recurrent.suggestions.completionItems',
  maximumSize: 'recurrent.suggestions.maximumSize',
} as const;

export const contextKeys = {
  /** Whether any run is training or paused. */
  training: 'recurrent.training',
  /** Whether one of them is paused. */
  paused: 'recurrent.paused',
  /** What the walkthrough asks for and a person has done. */
  trained: 'recurrent.trained',
  inspected: 'recurrent.inspected',
  generated: 'recurrent.generated',
  /** Whether a lens is on. */
  lens: 'recurrent.lens',
} as const;

export const views = {
  models: 'recurrent.models',
  lessons: 'recurrent.lessons',
  scoreboard: 'recurrent.scoreboard',
} as const;

/** What is kept in VS Code's own storage. */
export const storageKeys = {
  lessonProgress: 'lesson.progress',
  lessonResults: 'lesson.results',
  lessonZoom: 'lesson.zoom',
  silentDocuments: 'suggestions.silentDocuments',
  learnedDocuments: 'suggestions.learnedDocuments',
  windowName: 'models.windowName',
} as const;

export const uriSchemes = {
  /** The reference implementation, read-only. */
  reference: 'recurrent-reference',
} as const;

/** What VS Code calls this extension: publisher and name of package.json. */
export const extensionId = 'recurrent-playground.recurrent-playground';
