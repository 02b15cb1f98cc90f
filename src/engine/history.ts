/** One point of the loss curve. */
export interface HistoryPoint {
  readonly step: number;
  /** Seconds of training before it. */
  readonly seconds: number;
  /** Mean over the steps since the last point, in nats per token. */
  readonly trainLoss: number;
  /** In nats per token; null where nothing is held out. */
  readonly validationLoss: number | null;
  /** Of the held-out part; null where there is none. */
  readonly bitsPerCharacter: number | null;
  /** Of the point's own step. */
  readonly gradientNorm: number;
  readonly learningRate: number;
}

/** Most points kept. */
const capacity = 512;

/** A curve with one more point; when it is full every other point goes. */
export function withPoint<Point>(history: readonly Point[], point: Point): readonly Point[] {
  const thinned = history.length < capacity ? history : history.filter((_, index) => index % 2 === 1);
  return [...thinned, point];
}
