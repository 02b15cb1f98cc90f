/** What is known of a document that is learned in the background. Times are in milliseconds. */
export interface Attention {
  /** Since the document was last edited. */
  readonly sinceEdit: number;
  /** Since the window lost the focus; 0 while it has it. */
  readonly sinceFocus: number;
  /** Characters that changed since the document was last learned; Infinity where it never was. */
  readonly changed: number;
}

/** Longest that somebody at work pauses. */
const longestPause = 120_000;
/** Longest look at another window. */
const longestAbsence = 60_000;
/** Fewer characters are not worth a run. */
const leastChanged = 300;

/** Whether a run in the background may go on: somebody is at work on the document. */
export function mayGoOn({ sinceEdit, sinceFocus }: Attention): boolean {
  return sinceEdit <= longestPause && sinceFocus <= longestAbsence;
}

/** Whether a run is worth beginning. */
export function isWorthLearning(attention: Attention): boolean {
  return mayGoOn(attention) && attention.changed >= leastChanged;
}
