import type { ComponentChildren } from 'preact';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A frame for a drawing; its text alternative is the figure's caption. */
export function Drawing(props: {
  readonly width: number;
  readonly height: number;
  readonly children: ComponentChildren;
}) {
  const { width, height, children } = props;
  return (
    <svg class="drawing" viewBox={`0 0 ${width} ${height}`} role="presentation" focusable="false">
      <defs>
        <marker
          id="head"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="10"
          markerHeight="10"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" class="head" />
        </marker>
      </defs>
      {children}
    </svg>
  );
}

type BoxKind = 'cell' | 'gate' | 'state' | 'input' | 'plain';

/** A rounded box with its label in the middle. */
export function Box(props: Place & { width: number; height?: number; label: string; kind?: BoxKind }) {
  const { x, y, width, height = 34, label, kind = 'plain' } = props;
  return (
    <>
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={6} class={`box ${kind}`} />
      <Label x={x} y={y} words={label} />
    </>
  );
}

/** A small circle for an element-wise operation. */
export function Operation({ x, y, sign }: Place & { readonly sign: string }) {
  return (
    <>
      <circle cx={x} cy={y} r={12} class="box operation" />
      <Label x={x} y={y} words={sign} />
    </>
  );
}

/** Words centred at a place; `_t` and `_{t-1}` become subscripts. */
export function Label(props: Place & { words: string; anchor?: 'start' | 'middle' | 'end'; small?: boolean }) {
  const { x, y, words, anchor = 'middle', small = false } = props;
  const [base = '', below] = words.split('_');
  return (
    <text x={x} y={y} dy="0.35em" text-anchor={anchor} class={small ? 'small' : undefined}>
      {base}
      {below !== undefined && (
        <tspan class="subscript" dy="0.35em">
          {below.replace(/[{}]/g, '')}
        </tspan>
      )}
    </text>
  );
}

/** A line with an arrow head along the points "x,y x,y …". */
export function Arrow({ points, kind = '' }: { readonly points: string; readonly kind?: string }) {
  return <polyline points={points} class={`arrow ${kind}`} marker-end="url(#head)" />;
}

/** A line without a head. */
export function Wire({ points, kind = '' }: { readonly points: string; readonly kind?: string }) {
  return <polyline points={points} class={`arrow ${kind}`} />;
}
