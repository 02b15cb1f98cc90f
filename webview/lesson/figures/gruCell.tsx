import { Arrow, Box, Drawing, Label, Operation, Wire } from './parts.tsx';

/** A GRU cell, reset after the product: one lever z between the old state and the candidate. */
export function GruCell() {
  return (
    <Drawing width={640} height={320}>
      <rect x={100} y={26} width={440} height={240} rx={12} class="box cell" />
      <Label x={44} y={62} words="h_{t-1}" />
      <Wire points="72,62 240,62" kind="memory" />
      <Arrow points="240,62 347,62" kind="memory" />
      <Operation x={360} y={62} sign="×" />
      <Arrow points="373,62 467,62" kind="memory" />
      <Operation x={480} y={62} sign="+" />
      <Arrow points="493,62 590,62" kind="memory" />
      <Label x={612} y={62} words="h_t" />

      <Wire points="124,62 124,236 290,236" />
      <Label x={44} y={290} words="x_t" />
      <Wire points="66,290 450,290" />
      <Arrow points="170,290 170,215" />
      <Wire points="124,236 160,236" />
      <Arrow points="160,236 160,215" />
      <Box x={165} y={198} width={58} label="σ" kind="gate" />
      <Label x={142} y={166} words="r_t" />
      <Wire points="165,181 165,150" />
      <Arrow points="165,150 237,150" />

      <Wire points="250,236 250,236" />
      <Arrow points="250,236 250,215" />
      <Box x={250} y={198} width={44} label="U" kind="gate" />
      <Arrow points="250,181 250,163" />
      <Operation x={250} y={150} sign="×" />
      <Wire points="263,150 430,150" />
      <Arrow points="430,150 430,180" />

      <Arrow points="290,236 345,236 345,215" />
      <Wire points="365,290 365,250" />
      <Arrow points="365,250 365,215" />
      <Box x={355} y={198} width={58} label="σ" kind="gate" />
      <Label x={385} y={166} words="z_t" />
      <Wire points="355,181 355,120" />
      <Arrow points="355,120 360,120 360,75" />
      <Arrow points="360,112 467,112" />
      <Label x={412} y={98} words="1 − z" small />

      <Arrow points="450,290 450,224 436,224 436,215" />
      <Box x={436} y={198} width={70} label="tanh" kind="state" />
      <Label x={492} y={176} words="g_t" />
      <Wire points="471,198 480,198" />
      <Arrow points="480,198 480,125" />
      <Operation x={480} y={112} sign="×" />
      <Arrow points="480,99 480,75" />
    </Drawing>
  );
}
