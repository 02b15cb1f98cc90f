/**
 * What the lessons' experiments say, in English; the host hands it to the view in the user's language. Experiments name an entry and
 * what fills its gaps: the sentence itself is made where it is shown.
 */
export const experimentStrings = {
  named: '{0} {1}',
  namedShare: '{0} {1} %',
  shareNamed: '{0} % {1}',
  percentage: '{0} %',
  stepAxis: 'training step',
  secondsAxis: 'seconds of training',
  bitsAxis: 'bits per character',
  shareAxis: 'share right',
  countingLetters: 'counting letters',
  ngram: 'n-gram',
  guessing: 'guessing',
  letterCounts: 'Counting letters costs {0} bits per character.',

  expectationFinding: 'After “{0}” it expects “{1}”, at {2} %, having read {3} for {4} s.',
  expectationNothing: 'After “{0}” it expects nothing it knows, having read {1} for {2} s.',
  followers: 'Counting pairs of words: “{0}” is most often followed by “{1}”, {2} of {3} times.',
  noFollowers:
    'Counting: “{0}” is never followed by anything here; the commonest word of all is “{1}”, {2} of {3} times.',
  noWords: 'Counting has nothing to say here: there is no word in this document.',

  reachFinding: 'The gradient falls to one hundredth after this many characters: {0}.',
  reachBaseline: "Before any training the plain network's gradient falls to one hundredth after {0} characters.",
  reachBeyond: 'more than {0}',
  reachTitle: 'Gradient of the log-probability with respect to the hidden state, relative to distance 0',
  distanceAxis: 'distance in characters',
  relativeAxis: 'relative size',
  untrainedRnn: 'RNN before training',

  clippingFinding:
    'Bits per character over the last ten steps: {0}. Norm of the longest gradient before clipping: {1}.',
  clippedAt: 'clipped at {0}',
  notClipped: 'not clipped',
  lossTitle: 'Training loss',
  normTitle: 'Norm of the gradient before clipping',
  normAxis: 'norm',

  recallFinding: 'Right over a lag of {0} after {1} steps: {2}.',
  recallBaseline: 'Guessing one of {0} symbols is right {1} % of the time.',
  recallTitle: 'Share of right answers at lag {0} while learning',
  recallLagsTitle: 'Share of right answers at other lags, having learned at {0}',
  lagAxis: 'lag',
  lstmWithBias: 'LSTM, forget bias {0}',

  addingFinding: 'Mean squared error at length {0} after {1} steps of {2} rows: {3}.',
  addingBaseline: 'Always answering 1 has a mean squared error of 1/6 = {0}.',
  addingTitle: 'Mean squared error on {0} fresh rows',
  errorAxis: 'mean squared error',
  alwaysOne: 'always answering 1',

  comparisonAhead:
    '{0} {1}, {2} {3} bits per character, each at its best, averaged over {4} seeds: {0} is ahead by {5}, and with every seed.',
  comparisonOverlap:
    '{0} {1}, {2} {3} bits per character, each at its best, averaged over {4} seeds: the seeds overlap, so there is no difference to be seen in this time.',
  comparisonOneSeed:
    '{0} {1}, {2} {3} bits per character, each at its best: {0} is ahead by {4} with this one seed, which may be chance.',
  comparisonSingle: '{0} {1} bits per character at its best.',
  comparisonBehind: '{0} Counting {1} letters back is ahead of all of them with {2}.',
  comparisonBaseline: 'Counting letters costs {0} bits per character, counting {1} letters back {2}.',
  comparisonTitle: 'Held-out loss, mean over the seeds with its lowest and highest',
  cell: 'cell',
  parameters: 'parameters',
  speed: 'characters a second',
  bestBits: 'bits per character at its best',
  lowest: 'lowest',
  highest: 'highest',

  gatesFinding: 'The {0} gate moves by {1} over this text (standard deviation, mean over all units).',
  gatesBaseline: 'Before training it moved by {0}.',
  gatesTitle: '{0} gate, 0 (empty) to 1 (full), the {1} units that move most',
  forgetGate: 'forget',
  updateGate: 'update',
  unitRow: 'unit {0}',

  bottleneckFinding: 'Letters right at length {0} after {1} steps: {2}.',
  bottleneckBaseline: 'The best answer that ignores the source is right for {0} % of the letters.',
  bottleneckTitle: 'Share of letters right, by length of the source',
  sourceAxis: 'letters in the source',
  withoutAttention: 'without attention',
  withAttention: 'with attention',
  guessingLetters: 'guessing letters',
  lookedTitle:
    'Where it looked: rows are what it wrote, columns what it read; the largest weight is in the right place {0} % of the time',
  weightsColumn: 'attention weights',
  rightColumn: 'letters right',
  asLearned: 'as learned',
  equalWeights: 'equal',
  shuffledWeights: 'shuffled',

  generationFinding:
    'Copied from the document, in stretches of {0} characters or more: {1}; the longest has {2} characters.',
  generationBaseline: 'Text drawn from an n-gram of order {0} copies {1} %.',
  copiedAt: '{0} % at {1}',
  temperatureTitle: 'Temperature {0}',
  ngramTitle: 'n-gram of order {0}, for comparison',

  forecastBelow:
    "“{0}”, one step ahead: the network's mean absolute error is {1}, {2} % below the better of the two free forecasts.",
  forecastAbove:
    "“{0}”, one step ahead: the network's mean absolute error is {1}, {2} % above the better of the two free forecasts.",
  forecastBaseline: '{0}: {1}; {2}: {3}.',
  forecastTitle: 'The last fifth, which nothing was learned from',
  placeAxis: 'place in the series',
  network: 'network',
  lastValue: 'last value',
  seasonOf: 'season of {0}',
  whatCame: 'what came',
  forecastColumn: 'forecast',
  absoluteError: 'mean absolute error',
  madeUpSeries: 'made-up seasonal series',
  columnNumber: 'column {0}',

  readFromOwn: 'Read from your own {0} after {1} steps, {2}.',
  readFromFresh: 'There is no network of this document yet: read from a fresh, untrained {1}, {0}.',
  readFromOther: 'Your network is of another kind ({1}): read from a fresh, untrained one ({2}), {0}.',
  atCursor: 'at your cursor in {0}',
  atCharacter: 'at character {1} of {0}, the first place with enough before it',
  kindBefore: '{0}, reset before the product',
  kindAfter: '{0}, reset after the product',
  kindAttention: '{0} with attention',
  kindPeepholes: '{0} with peepholes',
  kindCoupled: '{0} with coupled gates',
  readFromPairs: 'Read from a fresh, untrained encoder-decoder whose source are the last {0} characters, {1}.',
} as const;

export type ExperimentStrings = Record<keyof typeof experimentStrings, string>;
