/** One point of the loss curve, losses in nats per token. */
export interface HistoryPoint {
  readonly step: number;
  /** Mean over the steps since the last point. */
  readonly trainLoss: number;
  /** Null where nothing is held out. */
  readonly validationLoss: number | null;
}

/** Most points kept. */
const capacity = 512;

/** The loss curve with one more point; when it is full every other point goes. */
export function withPoint(history: readonly HistoryPoint[], point: HistoryPoint): readonly HistoryPoint[] {
  const thinned = history.length < capacity ? history : history.filter((_, index) => index % 2 === 1);
  return [...thinned, point];
}
