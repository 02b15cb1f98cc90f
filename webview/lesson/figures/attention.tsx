import { Arrow, Box, Drawing, Label, Operation } from './parts.tsx';

const places = [
  { label: 'h_1', score: '2', share: 67, kind: 'strength-4' },
  { label: 'h_2', score: '1', share: 24, kind: 'strength-2' },
  { label: 'h_3', score: '0', share: 9, kind: 'strength-1' },
];

/** Score, share, blend: the numbers of the chapter's example. */
export function AttentionFigure() {
  return (
    <Drawing width={640} height={290}>
      {places.map(({ label, score, share, kind }, n) => {
        const y = 60 + 84 * n;
        return (
          <>
            <Box x={60} y={y} width={64} label={label} kind="cell" />
            <Arrow points={`93,${y} 166,${y}`} />
            <Arrow points={`130,257 130,${y + 22} 168,${y + 6}`} />
            <Operation x={180} y={y} sign={score} />
            <Arrow points={`193,${y} 262,${y}`} />
            <rect x={266} y={y - 12} width={share} height={24} class="box share" />
            <rect x={266} y={y - 12} width={100} height={24} class="box empty" />
            <Label x={382} y={y} words={`0.${String(share).padStart(2, '0')}`} anchor="start" small />
            <Arrow points={`426,${y} ${506 - Math.abs(n - 1) * 4},${144 + (n - 1) * 10}`} kind={kind} />
          </>
        );
      })}
      <Label x={60} y={24} words="states" small />
      <Label x={180} y={24} words="1 score" small />
      <Label x={316} y={24} words="2 share" small />
      <Label x={540} y={104} words="3 blend" small />
      <Box x={540} y={144} width={64} height={44} label="c_t" kind="state" />
      <Box x={180} y={272} width={150} height={30} label="decoder's state" kind="gate" />
    </Drawing>
  );
}
