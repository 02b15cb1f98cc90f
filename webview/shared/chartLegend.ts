const svg = 'http://www.w3.org/2000/svg';
const size = { width: 30, height: 8 };

interface Sample {
  readonly color: string;
  readonly dash: readonly number[];
  readonly width: number;
}

/** Puts a piece of each line beside its name in uPlot's legend, whose own squares would tell lines apart by colour alone. */
export function drawSamples(legend: Element, samples: readonly Sample[]): void {
  // The first entry is the x axis.
  const markers = [...legend.querySelectorAll('.u-series')].slice(1).map((entry) => entry.querySelector('.u-marker'));
  samples.forEach(({ color, dash, width }, index) => {
    const picture = document.createElementNS(svg, 'svg');
    const line = document.createElementNS(svg, 'line');
    for (const [name, value] of Object.entries(size)) picture.setAttribute(name, String(value));
    const shape = {
      x1: 0,
      x2: size.width,
      y1: size.height / 2,
      y2: size.height / 2,
      stroke: color,
      'stroke-width': Math.max(2, width),
      'stroke-dasharray': dash.join(' '),
    };
    for (const [name, value] of Object.entries(shape)) line.setAttribute(name, String(value));
    picture.append(line);
    markers[index]?.replaceChildren(picture);
  });
}
