/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Shades of a scale: few enough to look up, more than an eye tells apart. */
export const shades = 256;

/**
 * Colours evenly spaced between `stops`, first to last, as [shades, 3]: straight lines in OKLab (Ottosson 2020), where equal
 * distances look equally large.
 */
export function colorScale(stops: readonly Rgb[]): Uint8ClampedArray {
  const points = stops.map(toOklab);
  const colors = new Uint8ClampedArray(shades * 3);
  for (let shade = 0; shade < shades; shade++) {
    const place = (shade / (shades - 1)) * (points.length - 1);
    const before = Math.min(Math.floor(place), points.length - 2);
    const [from, to] = [points[before] ?? black, points[before + 1] ?? black];
    const mixed = from.map((value, axis) => value + ((to[axis] ?? 0) - value) * (place - before)) as Lab;
    colors.set(fromOklab(mixed), shade * 3);
  }
  return colors;
}

type Lab = [number, number, number];
const black: Lab = [0, 0, 0];

export function toOklab([red, green, blue]: Rgb): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Lab): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** sRGB's transfer function and its inverse. */
function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function encoded(share: number): number {
  const value = share <= 0.0031308 ? 12.92 * share : 1.055 * Math.max(0, share) ** (1 / 2.4) - 0.055;
  return Math.max(0, Math.min(255, Math.round(value * 255)));
}
