import type { ResultPart } from '../../../src/protocol/lessonResults.ts';
import { Expectations } from './expectations.tsx';
import { HeatGrid } from './heatGrid.tsx';
import { LinesChart } from './linesChart.tsx';
import { NumberTable } from './numberTable.tsx';
import { WrittenText } from './writtenText.tsx';

/** What an experiment found, part by part. */
export function ResultParts({ parts }: { readonly parts: readonly ResultPart<string>[] }) {
  return parts.map((part) => <Part part={part} />);
}

function Part({ part }: { readonly part: ResultPart<string> }) {
  switch (part.type) {
    case 'table':
      return <NumberTable columns={part.columns} rows={part.rows} />;
    case 'lines':
      return <LinesChart part={part} />;
    case 'expectations':
      return <Expectations steps={part.steps} />;
    case 'heat':
      return <HeatGrid part={part} />;
    case 'text':
      return <WrittenText part={part} />;
    default:
      return null;
  }
}
