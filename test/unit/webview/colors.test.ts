import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { colorScale, shades, toOklab, type Rgb } from '../../../webview/shared/colorScale.ts';

interface ContributedColor {
  readonly id: string;
  readonly defaults: Readonly<Record<Kind, string>>;
}
const kinds = ['dark', 'light', 'highContrast', 'highContrastLight'] as const;
type Kind = (typeof kinds)[number];

const { contributes } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  contributes: { colors: readonly ContributedColor[] };
};

function contributed(name: string, kind: Kind): Rgb {
  const hex = contributes.colors.find(({ id }) => id === `recurrent.heatmap${name}`)?.defaults[kind] ?? '';
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

function distance(a: Rgb, b: Rgb): number {
  const [p, q] = [toOklab(a), toOklab(b)];
  return Math.hypot(...p.map((value, axis) => value - (q[axis] ?? 0)));
}

/** What dichromats see, in linear sRGB (Viénot, Brettel & Mollon 1999). */
const blindness: Readonly<Record<'protanopia' | 'deuteranopia', readonly (readonly number[])[]>> = {
  protanopia: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopia: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
};

function seenWith(kind: 'protanopia' | 'deuteranopia', color: Rgb): Rgb {
  const linear = color.map((value) => (value / 255) ** 2.2);
  const seen = blindness[kind].map((row) => row.reduce((sum, weight, axis) => sum + weight * (linear[axis] ?? 0), 0));
  return seen.map((value) => 255 * Math.max(0, value) ** (1 / 2.2)) as unknown as Rgb;
}

for (const kind of kinds) {
  describe(`The heatmaps' colours in a ${kind} theme`, () => {
    const stops = (names: readonly string[]) => names.map((name) => contributed(name, kind));
    for (const names of [
      ['Negative', 'Zero', 'Positive'],
      ['Low', 'Middle', 'High'],
    ]) {
      it(`change evenly from ${names.join(' over ')}`, () => {
        const colors = colorScale(stops(names));
        const at = (shade: number) => [...colors.subarray(shade * 3, shade * 3 + 3)] as unknown as Rgb;
        const steps = Array.from({ length: 16 }, (_, i) => distance(at(i * 16), at(Math.min(shades - 1, i * 16 + 16))));
        const [least, most] = [Math.min(...steps), Math.max(...steps)];
        assert.ok(most / least < 1.6, `steps from ${least.toFixed(3)} to ${most.toFixed(3)}`);
      });
    }

    it('run from low to high in one direction of lightness, so that they need no hue', () => {
      const [low = 0, middle = 0, high = 0] = stops(['Low', 'Middle', 'High']).map((color) => toOklab(color)[0]);
      assert.ok((middle - low) * (high - middle) > 0);
      assert.ok(Math.abs(high - low) > 0.5);
    });

    it('tell negative from positive for whoever sees no red or no green', () => {
      for (const blind of ['protanopia', 'deuteranopia'] as const) {
        const [negative, zero, positive] = stops(['Negative', 'Zero', 'Positive']).map((color) =>
          seenWith(blind, color),
        );
        assert.ok(negative && zero && positive);
        assert.ok(distance(negative, positive) > 0.15, `${blind}: ${distance(negative, positive).toFixed(3)}`);
        for (const end of [negative, positive]) assert.ok(distance(end, zero) > 0.25);
      }
    });
  });
}
