/**
 * The lesson as it stands, results included, as the body of a page of its own: formulas as MathML, which needs neither
 * fonts nor scripts; charts as pictures; no controls. It is read off nodes we drew, so document text is escaped in it.
 */
export function printedBody(): string {
  const article = document.getElementById('lesson');
  if (!article) return '';
  const copy = article.cloneNode(true) as HTMLElement;
  const charts = [...article.querySelectorAll('canvas')];
  for (const [index, canvas] of [...copy.querySelectorAll('canvas')].entries()) {
    const picture = document.createElement('img');
    picture.src = onPaper(charts[index]);
    picture.alt = canvas.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
    canvas.replaceWith(picture);
  }
  // Of a chart's legend the names are printed; there is no pointer to read values at.
  for (const control of copy.querySelectorAll(
    '.katex-html, button, input, nav, .u-over, .u-under, .controls, .u-value, .u-series:first-child, .unlisted',
  ))
    control.remove();
  // Browsers no longer draw MathML's bold: Unicode's letters that are bold by themselves stand in.
  for (const symbol of copy.querySelectorAll('[mathvariant="bold"]'))
    symbol.textContent = (symbol.textContent ?? '').replaceAll(/[A-Za-z]/g, boldLetter);
  for (const link of copy.querySelectorAll('a[href^="#"]')) link.replaceWith(...link.childNodes);
  for (const element of copy.querySelectorAll('[style]')) element.removeAttribute('style');
  return copy.innerHTML;
}

/** A chart on the colour it was drawn for: its ink may be light. */
function onPaper(chart: HTMLCanvasElement | undefined): string {
  if (!chart) return '';
  const paper = document.createElement('canvas');
  [paper.width, paper.height] = [chart.width, chart.height];
  const context = paper.getContext('2d');
  if (!context) return chart.toDataURL();
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, paper.width, paper.height);
  context.drawImage(chart, 0, 0);
  return paper.toDataURL();
}

/** U+1D400 is the bold A, and 26 further the bold a. */
function boldLetter(letter: string): string {
  const small = letter >= 'a';
  const place = letter.charCodeAt(0) - (small ? 'a' : 'A').charCodeAt(0);
  return String.fromCodePoint(0x1d400 + (small ? 26 : 0) + place);
}
