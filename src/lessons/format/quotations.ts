import type { Block, Lesson } from '../../protocol/lessonText.ts';
import { say } from '../../protocol/phrases.ts';
import { parseLesson } from './lesson.ts';

/** Fills in the formulas a lesson quotes from other chapters. `read` gives a chapter's source by name, or null. */
export async function fillQuotations(lesson: Lesson, read: (name: string) => Promise<string | null>): Promise<Lesson> {
  const chapters = new Map<string, Promise<Lesson | null>>();
  const chapter = (name: string): Promise<Lesson | null> => {
    const known = chapters.get(name) ?? read(name).then((source) => (source === null ? null : parseLesson(source)));
    chapters.set(name, known);
    return known;
  };
  const blocks = await Promise.all(
    lesson.blocks.map(async (block): Promise<Block> => {
      if (block.type !== 'quotation') return block;
      const source = await chapter(block.lesson);
      const formula = source?.blocks.find((other) => other.type === 'formula' && other.id === block.formula);
      if (formula?.type === 'formula') return { ...formula, id: block.id };
      const message = say('problemQuotation', block.formula, block.lesson);
      return { type: 'error', line: 0, message, source: `from: ${block.lesson}#${block.formula}` };
    }),
  );
  return { ...lesson, blocks };
}
