/** How a number that a person chooses is stepped through. */
export interface NumberSteps {
  /** What an arrow key adds or takes away. */
  readonly step: number;
  /** The least that the host allows, or the least that a step leads to. */
  readonly min: number;
}

const count: NumberSteps = { step: 1, min: 1 };

/** By the names of settings and limits. */
export const numberSteps = {
  layers: count,
  hidden: count,
  embedding: count,
  sequence: count,
  batch: count,
  seconds: count,
  steps: count,
  dropout: { step: 0.05, min: 0 },
  teacherForcing: { step: 0.1, min: 0 },
  learningRate: { step: 0.0001, min: 0.000001 },
  forgetBias: { step: 0.5, min: -10 },
  seed: { step: 1, min: 0 },
} as const satisfies Readonly<Record<string, NumberSteps>>;
