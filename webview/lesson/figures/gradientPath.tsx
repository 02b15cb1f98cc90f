import { Arrow, Box, Drawing, Label } from './parts.tsx';

const steps = ['k', 'k+1', '…', 'T-1', 'T'];

/** The gradient on its way back: thinner with every step. */
export function GradientPath() {
  return (
    <Drawing width={620} height={200}>
      {steps.map((step, n) => {
        const x = 70 + 120 * n;
        return (
          <>
            <Box x={x} y={70} width={64} height={44} label={step === '…' ? '…' : `h_{${step}}`} kind="cell" />
            {n > 0 && <Arrow points={`${x - 86},62 ${x - 34},62`} />}
            {n > 0 && <Arrow points={`${x - 34},84 ${x - 86},84`} kind={`back strength-${n}`} />}
            {n > 0 && <Label x={x - 60} y={108} words="× J" small />}
          </>
        );
      })}
      <Box x={550} y={164} width={64} label="loss" kind="state" />
      <Arrow points="550,146 550,96" kind="back strength-4" />
      <Arrow points="70,150 70,96" />
      <Label x={70} y={166} words="too faint to learn from?" small />
    </Drawing>
  );
}
