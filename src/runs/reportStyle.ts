/** How a report looks, on light and on dark screens and on paper. */
export const reportStyle = `
:root { color-scheme: light dark; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 920px; margin: 0 auto; padding: 24px; }
figure { margin: 12px 0; padding: 12px; background: #ffffff; color: #222222; border: 1px solid #cccccc; }
figure > svg { width: 100%; height: auto; display: block; }
.grid { stroke: #dddddd; }
.tick, .axis { font: 12px system-ui, sans-serif; fill: #333333; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; margin: 8px 0 0; padding: 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 4px 10px; text-align: left; white-space: nowrap; }
.differs { font-weight: 700; }
@media print { main { max-width: none; } figure, tr { break-inside: avoid; } }
`;
