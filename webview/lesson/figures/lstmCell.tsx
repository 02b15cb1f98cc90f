import { Arrow, Box, Drawing, Label, Operation, Wire } from './parts.tsx';

const gates = [
  { x: 160, label: 'f_t', sign: 'σ' },
  { x: 250, label: 'i_t', sign: 'σ' },
  { x: 340, label: 'g_t', sign: 'tanh' },
  { x: 430, label: 'o_t', sign: 'σ' },
];

/** An LSTM cell: the cell state along the top, four boxes of weights below, the hidden state along the bottom. */
export function LstmCell() {
  return (
    <Drawing width={640} height={320}>
      <rect x={100} y={26} width={440} height={240} rx={12} class="box cell" />
      <Label x={44} y={62} words="c_{t-1}" />
      <Arrow points="72,62 147,62" kind="memory" />
      <Operation x={160} y={62} sign="×" />
      <Arrow points="173,62 281,62" kind="memory" />
      <Operation x={295} y={62} sign="+" />
      <Wire points="308,62 480,62" kind="memory" />
      <Arrow points="480,62 590,62" kind="memory" />
      <Label x={612} y={62} words="c_t" />

      <Label x={44} y={236} words="h_{t-1}" />
      <Label x={76} y={304} words="x_t" />
      <Wire points="72,236 430,236" />
      <Wire points="96,304 120,304 120,236" />
      {gates.map(({ x, label, sign }) => (
        <>
          <Arrow points={`${x},236 ${x},205`} />
          <Box x={x} y={188} width={58} label={sign} kind={sign === 'σ' ? 'gate' : 'state'} />
          <Label x={label === 'o_t' ? x - 18 : x + 20} y={154} words={label} />
        </>
      ))}
      <Arrow points="160,171 160,75" />
      <Wire points="250,171 250,116" />
      <Arrow points="250,116 282,116" />
      <Wire points="340,171 340,116" />
      <Arrow points="340,116 308,116" />
      <Operation x={295} y={116} sign="×" />
      <Arrow points="295,103 295,75" />

      <Arrow points="480,62 480,84" />
      <Box x={480} y={102} width={58} label="tanh" kind="state" />
      <Wire points="430,171 430,150" />
      <Arrow points="430,150 467,150" />
      <Operation x={480} y={150} sign="×" />
      <Arrow points="480,119 480,137" />
      <Wire points="480,163 480,236" />
      <Arrow points="480,236 590,236" />
      <Label x={612} y={236} words="h_t" />
    </Drawing>
  );
}
