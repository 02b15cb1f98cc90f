import type { JSX } from 'preact';
import type { Block, Cell } from '../../src/protocol/lessonText.ts';
import { ExampleView } from './example.tsx';
import { ExperimentView } from './experiment.tsx';
import { FigureView } from './figures/figure.tsx';
import { FormulaView } from './formula.tsx';
import { Inlines } from './inlines.tsx';
import { QuestionView } from './question.tsx';
import { said } from './saying.ts';
import { StepView } from './step.tsx';
import { text } from './text.ts';

export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block) => <BlockNode block={block} />);
}

function BlockNode({ block }: { readonly block: Block }) {
  switch (block.type) {
    case 'heading': {
      const Heading = `h${block.level}` as 'h2';
      return (
        <Heading id={block.id}>
          <Inlines content={block.content} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Inlines content={block.content} />
        </p>
      );
    case 'list':
      return <List block={block} />;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.content} />
        </blockquote>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'rule':
      return <hr />;
    case 'formula':
      return <FormulaView formula={block} />;
    case 'example':
      return <ExampleView example={block} />;
    case 'experiment':
      return <ExperimentView experiment={block} />;
    case 'question':
      return <QuestionView question={block} />;
    case 'step':
      return <StepView step={block} />;
    case 'figure':
      return <FigureView name={block.name} caption={block.caption} />;
    case 'error':
      return <BadBlock message={said(block.message)} source={block.source} />;
    case 'quotation':
      // The host fills quotations in before it shows a lesson.
      return null;
    default:
      return null;
  }
}

function List({ block }: { readonly block: Extract<Block, { type: 'list' }> }) {
  const items = block.items.map((item) => (
    <li>
      {item.map((part) =>
        part.type === 'paragraph' ? <Inlines content={part.content} /> : <BlockNode block={part} />,
      )}
    </li>
  ));
  return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

function Table({ head, rows }: { readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }) {
  const cellsOf = (cells: readonly Cell[], element: (cell: Cell) => JSX.Element) => <tr>{cells.map(element)}</tr>;
  return (
    <div class="table" tabIndex={0} role="group" aria-label={text.numbers}>
      <table>
        <thead>
          {cellsOf(head, ({ align, content }) =>
            content.length === 0 ? (
              <td />
            ) : (
              <th scope="col" class={align ?? 'left'}>
                <Inlines content={content} />
              </th>
            ),
          )}
        </thead>
        <tbody>
          {rows.map((row) =>
            cellsOf(row, ({ align, content }) => (
              <td class={align ?? 'left'}>
                <Inlines content={content} />
              </td>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** A block that could not be read: what is wrong, and what stands there. */
function BadBlock({ message, source }: { readonly message: string; readonly source: string }) {
  return (
    <section class="message error" aria-label={text.badBlock}>
      <p>{message}</p>
      {source !== '' && (
        <pre>
          <code>{source}</code>
        </pre>
      )}
    </section>
  );
}
