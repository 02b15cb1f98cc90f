import type { ComponentChildren } from 'preact';

export interface ReadoutProps {
  /** How to point at something. */
  readonly hint: string;
  /** What is pointed at; nothing where nothing is. */
  readonly children?: ComponentChildren;
}

/**
 * The line below a heatmap. It is as high as its hint also while it tells a value: a press elsewhere ends the pointing before the button is
 * released, and what moved away under it would not be clicked.
 */
export function Readout({ hint, children }: ReadoutProps) {
  return (
    <div class="readout">
      <p class={children ? 'muted unseen' : 'muted'}>{hint}</p>
      {children && <p>{children}</p>}
    </div>
  );
}
