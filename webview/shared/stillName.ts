import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';

/** A name that stays while its element has the focus: a screen reader would speak each new one of a chart that grows. */
export function useStillName(element: RefObject<HTMLElement | null>, name: string): string {
  const shown = useRef(name);
  if (!element.current || document.activeElement !== element.current) shown.current = name;
  return shown.current;
}
