type Moment = 'ready' | 'heatmap' | 'marked' | 'lookedBack' | 'painted';

/** Leaves the time something was last done, where bench/inspectorView.ts and bench/lessonView.ts read latencies. */
export function stamp(what: Moment): void {
  performance.clearMarks(what);
  performance.mark(what);
}

/** The same, in the frame that draws what was changed just now: its drawing was asked for before. */
export function stampWhenDrawn(what: Moment): void {
  requestAnimationFrame(() => stamp(what));
}
