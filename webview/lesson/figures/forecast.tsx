import { Drawing, Label, Wire } from './parts.tsx';

const season = 12;
const shift = (x: number) => 40 + 13 * x;
/** A drawn example, not data: a yearly wave on a slow rise. */
const example = (x: number) => 120 - 0.9 * x - 34 * Math.sin((2 * Math.PI * x) / season);
const path = (from: number, to: number, at: (x: number) => number) =>
  Array.from({ length: 4 * (to - from) + 1 }, (_, n) => from + n / 4)
    .map((x) => `${shift(x).toFixed(1)},${at(x).toFixed(1)}`)
    .join(' ');

/** A seasonal series with its two free forecasts. */
export function ForecastFigure() {
  return (
    <Drawing width={660} height={210}>
      <Wire points={path(0, 28, example)} kind="memory" />
      <Wire points={path(28, 40, () => example(28))} kind="dashed" />
      <Wire points={path(28, 40, (x) => example(x - season))} kind="dotted" />
      <Wire points={path(28, 40, example)} />
      <Wire points={`${shift(28)},20 ${shift(28)},190`} kind="dotted" />
      <Label x={shift(28) - 8} y={28} words="known" anchor="end" small />
      <Label x={shift(28) + 8} y={28} words="to forecast" anchor="start" small />
      <Label x={shift(40) + 8} y={example(28)} words="last value" anchor="start" small />
      <Label x={shift(31)} y={example(19) + 30} words="same season" small />
      <Label x={shift(40) + 8} y={example(40)} words="what came" anchor="start" small />
    </Drawing>
  );
}
