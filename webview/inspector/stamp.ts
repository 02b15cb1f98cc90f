/** Leaves the time something was last done, where bench/inspectorView.ts reads latencies. */
export function stamp(what: 'ready' | 'heatmap' | 'marked'): void {
  performance.clearMarks(what);
  performance.mark(what);
}
