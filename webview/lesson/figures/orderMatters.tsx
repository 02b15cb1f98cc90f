import { Arrow, Box, Drawing, Label } from './parts.tsx';

const headline = (words: readonly string[], x: number) => (
  <>
    {words.map((word, n) => (
      <>
        <Box x={x + 80 * n} y={40} width={64} label={word} kind="input" />
        {n > 0 && <Arrow points={`${x + 80 * n - 48},40 ${x + 80 * n - 33},40`} />}
      </>
    ))}
  </>
);

/** Two headlines of the same words: one bag, two orders. */
export function OrderMatters() {
  return (
    <Drawing width={560} height={170}>
      {headline(['dog', 'bites', 'man'], 50)}
      {headline(['man', 'bites', 'dog'], 350)}
      <Box x={280} y={130} width={230} height={44} label="{ bites, dog, man }" kind="state" />
      <Arrow points="130,62 200,106" />
      <Arrow points="430,62 360,106" />
      <Label x={130} y={95} words="counting" small />
      <Label x={430} y={95} words="counting" small />
    </Drawing>
  );
}
