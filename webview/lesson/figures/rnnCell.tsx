import { Arrow, Box, Drawing, Label, Operation, Wire } from './parts.tsx';

/** One step of an Elman network. */
export function RnnCell() {
  return (
    <Drawing width={560} height={250}>
      <rect x={120} y={60} width={310} height={130} rx={12} class="box cell" />
      <Label x={38} y={124} words="h_{t-1}" />
      <Arrow points="62,124 153,124" />
      <Box x={176} y={124} width={40} label="U" kind="gate" />
      <Label x={255} y={236} words="x_t" />
      <Arrow points="255,220 255,186" />
      <Box x={255} y={168} width={40} label="W" kind="gate" />
      <Arrow points="198,124 241,124" />
      <Arrow points="255,150 255,138" />
      <Operation x={255} y={124} sign="+" />
      <Label x={255} y={80} words="b" />
      <Arrow points="255,92 255,110" />
      <Arrow points="268,124 311,124" />
      <Box x={346} y={124} width={66} label="tanh" kind="state" />
      <Wire points="380,124 470,124" />
      <Arrow points="470,124 520,124" />
      <Label x={500} y={106} words="h_t" />
      <Arrow points="470,124 470,34" />
      <Label x={470} y={18} words="to the prediction" small />
    </Drawing>
  );
}
