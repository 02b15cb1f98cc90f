import MarkdownIt, { type StateInline } from 'markdown-it';

const dollar = 0x24;
const backslash = 0x5c;

/** `$h_t$` becomes a `math` token: no space inside the dollars, no digit after them, so that "$5 and $6" stays text. */
function mathRule(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charCodeAt(pos) !== dollar || /\s/.test(src[pos + 1] ?? ' ')) return false;
  for (let end = pos + 1; end < posMax; end++) {
    if (src.charCodeAt(end) === backslash) end++;
    else if (src.charCodeAt(end) === dollar) {
      if (end === pos + 1 || /\s/.test(src[end - 1] ?? '') || /\d/.test(src[end + 1] ?? '')) return false;
      if (!silent) state.push('math', 'math', 0).content = src.slice(pos + 1, end);
      state.pos = end + 1;
      return true;
    }
  }
  return false;
}

/** Markdown as lessons write it: CommonMark with tables and mathematics; HTML stays the characters it is made of. */
export const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.inline.ruler.before('escape', 'math', mathRule);
// Links are judged where they become targets; a rejected one keeps its text and loses its destination.
markdown.validateLink = () => true;
