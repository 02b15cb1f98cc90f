import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import type { Address } from './kernels.ts';
import type { DecoderWeights } from './layers/decoder.ts';
import type { AttentionWeights } from './layers/documentAttention.ts';
import { WeightPlaces } from './weightPlaces.ts';

/** Where a document model's weights lie, or their gradients. */
export class DocumentWeightPlaces extends WeightPlaces<DocumentModelConfiguration> {
  get embedding(): Address {
    return this.of('embedding.weight');
  }

  override get decoder(): DecoderWeights {
    const own = super.decoder;
    return this.configuration.tied ? { ...own, weights: this.embedding } : own;
  }

  get attention(): AttentionWeights {
    return {
      score: this.of('attention.weight'),
      combine: this.of('attention.combine.weight'),
      bias: this.of('attention.combine.bias'),
    };
  }
}
