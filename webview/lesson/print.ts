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
    picture.src = charts[index]?.toDataURL() ?? '';
    picture.alt = canvas.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
    canvas.replaceWith(picture);
  }
  for (const control of copy.querySelectorAll('.katex-html, button, input, nav, .u-over, .u-under, .controls'))
    control.remove();
  for (const link of copy.querySelectorAll('a[href^="#"]')) link.replaceWith(...link.childNodes);
  for (const element of copy.querySelectorAll('[style]')) element.removeAttribute('style');
  return copy.innerHTML;
}
