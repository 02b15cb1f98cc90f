import assert from 'node:assert/strict';
import { colorScale } from '../../../webview/shared/colorScale.ts';
import { shareOfScale, type HeatmapData } from '../../../webview/shared/heatmapData.ts';
import { heatmapCsv, heatmapSvg } from '../../../webview/shared/heatmapExport.ts';

const characters = ['a', '"', '<'];
const data: HeatmapData = {
  rows: 2,
  columns: 3,
  values: Float32Array.of(-1, 0, 1, 0.5, 0.5, NaN),
  scale: 'signed',
  extent: 1,
  rowName: (row) => `unit ${row}`,
  columnName: (column) => characters[column] ?? '',
  rowLabel: String,
  columnLabel: (column) => characters[column] ?? '',
  axes: { rows: 'units', columns: 'characters of <text>' },
};

describe('An exported heatmap', () => {
  it('is its numbers, with names quoted where they have to be', () => {
    assert.equal(heatmapCsv(data), ',a,"""",<\r\nunit 0,-1,0,1\r\nunit 1,0.5,0.5,NaN\r\n');
  });

  it('is its picture, neighbours of one colour together and nothing where there is nothing', () => {
    const colors = colorScale([
      [0, 0, 255],
      [0, 0, 0],
      [255, 0, 0],
    ]);
    const svg = heatmapSvg(data, colors, 'black', 'white');
    assert.equal(svg.match(/<rect x=/g)?.length, 4);
    assert.match(svg, /width="16" height="8" fill="#[0-9a-f]{6}"/);
    assert.match(svg, /fill="#0000ff"/);
    assert.match(svg, />units<\/text>/);
    assert.match(svg, />characters of &#60;text&#62;<\/text>/);
  });

  it('lets nothing of the document become markup', () => {
    assert.match(
      heatmapSvg(
        data,
        colorScale([
          [0, 0, 0],
          [1, 1, 1],
        ]),
        'black',
        'white',
      ),
      />&#60;<\/text>/,
    );
  });
});

describe('The scale of a heatmap', () => {
  it('puts zero in the middle of a signed one and at the end of a share', () => {
    assert.equal(shareOfScale(data, 0), 0.5);
    assert.equal(shareOfScale({ ...data, scale: 'share' }, 0), 0);
    assert.equal(shareOfScale(data, 7), 1);
  });

  it('shows four decades of each sign on a logarithmic one', () => {
    const logarithmic = { ...data, scale: 'signedLogarithmic', extent: 10 } as const;
    assert.deepEqual(
      [10, 0.1, 0.001, 0, -0.1, -10].map((value) => Number(shareOfScale(logarithmic, value).toFixed(6))),
      [1, 0.75, 0.5, 0.5, 0.25, 0],
    );
  });

  it('shows four decades of a share on a logarithmic one', () => {
    const logarithmic = { ...data, scale: 'shareLogarithmic', extent: 0.5 } as const;
    assert.deepEqual(
      [0.5, 0.05, 0.005, 0.00001, 0].map((value) => Number(shareOfScale(logarithmic, value).toFixed(6))),
      [1, 0.75, 0.5, 0, 0],
    );
  });
});
