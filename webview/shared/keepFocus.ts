import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard where it was in a row of buttons that come and go: where the focused one is gone, the first that can be used has the focus.
 * Give what is returned to the element around them.
 */
export function useKeptFocus() {
  const row = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  useLayoutEffect(() => {
    if (held.current && document.activeElement === document.body)
      row.current?.querySelector<HTMLElement>('button:enabled')?.focus();
  });
  return {
    ref: row,
    onFocusIn: () => {
      held.current = true;
    },
    onFocusOut: ({ target }: FocusEvent) => {
      // A button that goes away loses the focus too; only one that stays was left by the person.
      queueMicrotask(() => {
        held.current = !(target as Element).isConnected;
      });
    },
  };
}
