import { Arrow, Box, Drawing, Label } from './parts.tsx';

const source = ['x_1', 'x_2', 'x_3'];
const target = ['⟨start⟩', 'y_1', 'y_2'];
const written = ['y_1', 'y_2', '⟨end⟩'];

/** Encoder on the left, the one vector v between, decoder on the right. */
export function EncoderDecoder() {
  return (
    <Drawing width={680} height={230}>
      {source.map((word, n) => (
        <>
          <Box x={56 + 92 * n} y={112} width={58} height={44} label="enc" kind="cell" />
          <Box x={56 + 92 * n} y={196} width={56} label={word} kind="input" />
          <Arrow points={`${56 + 92 * n},178 ${56 + 92 * n},136`} />
          {n > 0 && <Arrow points={`${92 * n - 7},112 ${92 * n + 26},112`} />}
        </>
      ))}
      <Arrow points="269,112 315,112" kind="memory" />
      <Box x={336} y={112} width={40} height={60} label="v" kind="state" />
      <Label x={336} y={60} words="n numbers, no more" small />
      <Arrow points="357,112 403,112" kind="memory" />
      {target.map((word, n) => (
        <>
          <Box x={434 + 92 * n} y={112} width={58} height={44} label="dec" kind="gate" />
          <Box x={434 + 92 * n} y={196} width={66} label={word} kind="input" />
          <Arrow points={`${434 + 92 * n},178 ${434 + 92 * n},136`} />
          <Arrow points={`${434 + 92 * n},90 ${434 + 92 * n},46`} />
          <Label x={434 + 92 * n} y={30} words={written[n] ?? ''} />
          {n > 0 && <Arrow points={`${371 + 92 * n},112 ${404 + 92 * n},112`} />}
        </>
      ))}
    </Drawing>
  );
}
