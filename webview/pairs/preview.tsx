import type { PairReadingChoice } from '../../src/protocol/pairs.ts';
import type { PairFormatName } from '../../src/protocol/pairsSettings.ts';
import { SelectField } from '../shared/fields.tsx';
import { format } from '../shared/host.ts';
import { choice, conversation, readAs, run } from './conversation.ts';
import { FirstPairs } from './firstPairs.tsx';
import { text } from './text.ts';

const formats: readonly PairFormatName[] = ['tabs', 'csv', 'jsonLines', 'arrows', 'keyValues', 'po', 'sideBySide'];

/** How the document was read as pairs, which can be changed, and what that found. */
export function Preview() {
  const read = readAs.value;
  if (!read) return null;
  const { preview, planned } = read;
  const { reading } = choice.value;
  const change = (changed: Partial<PairReadingChoice>) => void conversation.read({ ...reading, ...changed });
  const found = preview.format === null ? text.nothingFound : text[preview.format];
  const [sourceColumn, targetColumn] = reading.columns ?? [0, 1];
  const columnNames = Object.fromEntries(preview.columns.map((column, at) => [String(at), column]));
  // What was looked at once need not stay open: after training the curves are what matters.
  const open = run.curve.value.length === 0 || preview.doubt !== null || 'refusal' in planned;
  return (
    <>
      <details class="preview" open={open}>
        <summary>
          {text.pairs}:{' '}
          {'plan' in planned
            ? format(text.found, preview.count, planned.plan.training, planned.plan.heldOut)
            : format(text.foundOnly, preview.count)}
        </summary>
        <div class="reading">
          <SelectField<string>
            label={text.readAs}
            value={reading.format ?? 'automatic'}
            options={{
              automatic: format(text.automatic, found),
              ...Object.fromEntries(formats.map((name) => [name, text[name]])),
            }}
            onChange={(value) =>
              change({ format: formats.find((name) => name === value) ?? null, columns: null, targets: null })
            }
          />
          {preview.columns.length > 1 && (
            <>
              <SelectField
                label={text.sourceColumn}
                value={String(sourceColumn)}
                options={columnNames}
                onChange={(value) => change({ columns: [Number(value), targetColumn] })}
              />
              <SelectField
                label={text.targetColumn}
                value={String(targetColumn)}
                options={columnNames}
                onChange={(value) => change({ columns: [sourceColumn, Number(value)] })}
              />
            </>
          )}
          {reading.format === 'sideBySide' && (
            <SelectField
              label={text.targetsIn}
              value={reading.targets ?? ''}
              options={{
                '': text.chooseDocument,
                ...Object.fromEntries(preview.others.map(({ uri, name }) => [uri, name])),
              }}
              onChange={(value) => change({ targets: value === '' ? null : value })}
            />
          )}
        </div>
        {preview.doubt && <p class="message warning">{preview.doubt}</p>}
        <FirstPairs pairs={preview.first} />
      </details>
      {preview.sentences.map((sentence) => (
        <p class="message">{sentence}</p>
      ))}
    </>
  );
}
