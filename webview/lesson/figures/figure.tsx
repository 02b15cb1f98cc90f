import type { ComponentType } from 'preact';
import type { FigureName } from '../../../src/protocol/lessonBlocks.ts';
import type { Inline } from '../../../src/protocol/lessonText.ts';
import { Inlines } from '../inlines.tsx';
import { AttentionFigure } from './attention.tsx';
import { EncoderDecoder } from './encoderDecoder.tsx';
import { ForecastFigure } from './forecast.tsx';
import { GradientPath } from './gradientPath.tsx';
import { GruCell } from './gruCell.tsx';
import { LstmCell } from './lstmCell.tsx';
import { OrderMatters } from './orderMatters.tsx';
import { RnnCell } from './rnnCell.tsx';
import { Unrolled } from './unrolled.tsx';

const drawings: Readonly<Record<FigureName, ComponentType>> = {
  'order-matters': OrderMatters,
  unrolled: Unrolled,
  'rnn-cell': RnnCell,
  'gradient-path': GradientPath,
  'lstm-cell': LstmCell,
  'gru-cell': GruCell,
  'encoder-decoder': EncoderDecoder,
  attention: AttentionFigure,
  forecast: ForecastFigure,
};

export function FigureView({ name, caption }: { readonly name: FigureName; readonly caption: readonly Inline[] }) {
  const DrawingOf = drawings[name];
  return (
    <figure class="figure">
      <DrawingOf />
      <figcaption>
        <Inlines content={caption} />
      </figcaption>
    </figure>
  );
}
