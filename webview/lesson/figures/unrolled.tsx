import { Arrow, Box, Drawing, Label } from './parts.tsx';

const words = ['The', 'cat', 'sat', 'on', 'the'];

/** The same cell drawn once for every step of "The cat sat on the". */
export function Unrolled() {
  return (
    <Drawing width={620} height={230}>
      <Label x={26} y={112} words="0" />
      {words.map((word, n) => {
        const x = 100 + 108 * n;
        return (
          <>
            <Arrow points={`${n === 0 ? 38 : x - 78},112 ${x - 31},112`} />
            <Box x={x} y={112} width={60} height={44} label="cell" kind="cell" />
            <Arrow points={`${x},178 ${x},136`} />
            <Box x={x} y={196} width={56} label={word} kind="input" />
            <Arrow points={`${x},90 ${x},56`} />
            <Label x={x} y={38} words={`p_${n + 1}`} />
            <Label x={x + 50} y={96} words={`h_${n + 1}`} small />
          </>
        );
      })}
      <Arrow points="562,112 604,112" />
    </Drawing>
  );
}
