import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Block } from '../../src/protocol/lessonText.ts';
import { stampWhenDrawn } from '../shared/stamp.ts';
import { Blocks } from './blocks.tsx';
import { Neighbours } from './neighbours.tsx';

/** Blocks that fill a first screen, and those added with each later frame: formulas take their time to be set. */
const first = 8;
const more = 10;

/** A lesson, its beginning painted at once and the rest frame by frame below it. */
export function Article({ blocks }: { readonly blocks: readonly Block[] }) {
  const [count, setCount] = useState(first);
  useLayoutEffect(() => stampWhenDrawn('painted'), []);
  useEffect(() => {
    if (count >= blocks.length) return undefined;
    // A timer behind the frame lets the browser paint before the next blocks are set.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setCount(count + more));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [count, blocks]);
  const whole = count >= blocks.length;
  return (
    <article id="lesson" aria-busy={!whole}>
      <Blocks blocks={blocks.slice(0, count)} />
      {whole && <Neighbours />}
    </article>
  );
}
