import { render as drawFormula } from 'katex';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface MathematicsProps {
  readonly tex: string;
  readonly display: boolean;
  /** Told of the nodes once they stand, so that symbols can come alive. */
  readonly onDrawn?: (host: HTMLElement) => void;
}

/**
 * A formula drawn by KaTeX into nodes of its own, never through HTML text, with MathML for screen readers.
 * `\term{name}{…}` marks a symbol; of KaTeX's extensions that write attributes, only that one is trusted.
 */
export function Mathematics({ tex, display, onDrawn }: MathematicsProps) {
  const host = useRef<HTMLSpanElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useLayoutEffect(() => {
    const node = host.current;
    if (!node) return;
    try {
      drawFormula(tex, node, {
        displayMode: display,
        output: 'htmlAndMathml',
        macros: { '\\term': '\\htmlData{term=#1}{#2}' },
        trust: ({ command }) => command === '\\htmlData',
        strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
        maxSize: 20,
        maxExpand: 500,
      });
      setProblem(null);
      onDrawn?.(node);
    } catch (error) {
      node.replaceChildren();
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }, [tex, display]);
  return (
    <>
      <span ref={host} class={display ? 'formula-body' : 'formula-inline'} />
      {problem !== null && (
        <span class="message error">
          <code>{tex}</code> {problem}
        </span>
      )}
    </>
  );
}
