import type { Token } from 'markdown-it';
import { frontMatter, type FormulaSymbol, type FrontMatter } from '../../protocol/lessonBlocks.ts';
import type { Block, Cell, Lesson } from '../../protocol/lessonText.ts';
import { say } from '../../protocol/phrases.ts';
import { isBlockName, readBlock } from './fences.ts';
import { inlinesOf, plainText } from './inlines.ts';
import { largestLesson } from './largestLesson.ts';
import { markdown } from './markdown.ts';
import { BlockError, readData, validate } from './validation.ts';

/** Reads a lesson. Never throws: what cannot be used becomes an `error` block in its place. */
export function parseLesson(source: string): Lesson {
  if (source.length > largestLesson) return oversized(source.length);
  const text = source.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  const header = /^---\n([\s\S]*?\n)?---\n/.exec(text);
  const { matter, problem } = readFrontMatter(header?.[1] ?? '');
  const skipped = header ? header[0].split('\n').length - 1 : 0;
  const reader = new BlockReader(markdown.parse(text.slice(header?.[0].length ?? 0), {}), matter.symbols, skipped);
  const blocks = [...problem, ...reader.readUntil(null)];
  return { title: matter.title ?? reader.title ?? 'Lesson', summary: matter.summary, blocks };
}

function oversized(length: number): Lesson {
  const message = say('problemOversized', length, largestLesson);
  return { title: 'Lesson', summary: '', blocks: [{ type: 'error', line: 1, message, source: '' }] };
}

function readFrontMatter(source: string): { matter: FrontMatter; problem: Block[] } {
  try {
    return { matter: validate(frontMatter, readData(source) ?? {}), problem: [] };
  } catch (error) {
    if (!(error instanceof BlockError)) throw error;
    const message = say('problemFrontMatter', error.problem);
    return { matter: { summary: '', symbols: {} }, problem: [{ type: 'error', line: 1, message, source }] };
  }
}

/** Builds the tree of blocks from markdown-it's flat tokens. */
class BlockReader {
  readonly #tokens: readonly Token[];
  readonly #symbols: Readonly<Record<string, FormulaSymbol>>;
  readonly #skippedLines: number;
  readonly #ids = new Set<string>();
  #next = 0;
  title: string | undefined;

  constructor(tokens: readonly Token[], symbols: Readonly<Record<string, FormulaSymbol>>, skippedLines: number) {
    this.#tokens = tokens;
    this.#symbols = symbols;
    this.#skippedLines = skippedLines;
  }

  readUntil(close: string | null): Block[] {
    const blocks: Block[] = [];
    for (let token = this.#take(); token && token.type !== close; token = this.#take())
      blocks.push(...this.#read(token));
    return blocks;
  }

  #take(): Token | undefined {
    return this.#tokens[this.#next++];
  }

  /** The inline content between an opening token and its closing one. */
  #line(): Token[] {
    const content = this.#take()?.children ?? [];
    this.#next++;
    return content;
  }

  #read(token: Token): Block[] {
    switch (token.type) {
      case 'heading_open': {
        const content = inlinesOf(this.#line());
        const level = Number(token.tag.slice(1));
        const words = plainText(content);
        if (level === 1) this.title ??= words;
        return [{ type: 'heading', level, id: this.#unique(slug(words)), content }];
      }
      case 'paragraph_open':
        return [{ type: 'paragraph', content: inlinesOf(this.#line()) }];
      case 'bullet_list_open':
        return [{ type: 'list', start: null, items: this.#items('bullet_list_close') }];
      case 'ordered_list_open': {
        const start = Number(token.attrGet('start') ?? 1);
        return [{ type: 'list', start, items: this.#items('ordered_list_close') }];
      }
      case 'blockquote_open':
        return [{ type: 'quote', content: this.readUntil('blockquote_close') }];
      case 'table_open':
        return [this.#table()];
      case 'hr':
        return [{ type: 'rule' }];
      case 'fence':
        return [this.#fence(token)];
      case 'code_block':
        return [{ type: 'code', language: '', text: token.content }];
      default:
        return [];
    }
  }

  #items(close: string): Block[][] {
    const items: Block[][] = [];
    for (let token = this.#take(); token && token.type !== close; token = this.#take())
      if (token.type === 'list_item_open') items.push(this.readUntil('list_item_close'));
    return items;
  }

  #table(): Block {
    const rows: Cell[][] = [];
    for (let token = this.#take(); token && token.type !== 'table_close'; token = this.#take()) {
      if (token.type === 'tr_open') rows.push([]);
      if (token.type === 'th_open' || token.type === 'td_open') {
        const align = /text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? ''))?.[1];
        const content = inlinesOf(this.#line());
        rows
          .at(-1)
          ?.push({ align: align === 'left' || align === 'center' || align === 'right' ? align : null, content });
      }
    }
    return { type: 'table', head: rows[0] ?? [], rows: rows.slice(1) };
  }

  #fence(token: Token): Block {
    const name = token.info.trim().split(/\s+/)[0] ?? '';
    if (!isBlockName(name)) return { type: 'code', language: name, text: token.content };
    try {
      const block = readBlock(name, token.content, this.#symbols);
      if ('id' in block && this.#ids.has(block.id)) throw new BlockError(say('problemTwice', block.id));
      if ('id' in block) this.#ids.add(block.id);
      return block;
    } catch (error) {
      if (!(error instanceof BlockError)) throw error;
      const line = (token.map?.[0] ?? 0) + 1 + this.#skippedLines;
      const message = say('problemBlock', name, line, error.problem);
      return { type: 'error', line, message, source: token.content };
    }
  }

  #unique(id: string): string {
    let unique = id;
    for (let n = 2; this.#ids.has(unique); n++) unique = `${id}-${n}`;
    this.#ids.add(unique);
    return unique;
  }
}

/** The anchor of a heading, as GitHub makes it. */
function slug(words: string): string {
  const kept = words.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '');
  return kept.trim().replace(/\s+/g, '-') || 'section';
}
