import type { PairsModelConfiguration } from '../../engine/configuration.ts';
import type { Address } from '../kernels.ts';
import type { CellWeights } from '../layers/cellWeights.ts';
import { WeightPlaces } from '../weightPlaces.ts';

/** Where the weights of attention over a source lie, or their gradients; 0 what a kind of attention has not. */
export interface SourceAttentionWeights {
  /** [hidden, 2 * hidden]: from encoder states to keys */
  readonly keys: Address;
  /** [hidden, hidden] and [hidden]: additive attention's query and v */
  readonly query: Address;
  readonly score: Address;
  /** [hidden, context + hidden]: what meets the context, then what meets the state */
  readonly combine: Address;
  /** [hidden] */
  readonly bias: Address;
}

/** One linear layer of the bridge: [hidden, 2 * hidden] and [hidden]. */
export interface BridgeWeights {
  readonly weights: Address;
  readonly bias: Address;
}

/** Where a sequence-to-sequence model's weights lie, or their gradients; what the base class knows is the decoder's network. */
export class PairsWeightPlaces extends WeightPlaces<PairsModelConfiguration> {
  get sourceEmbedding(): Address {
    return this.of('source_embedding.weight');
  }

  get embedding(): Address {
    return this.of('target_embedding.weight');
  }

  /** One direction of a layer of the encoder. */
  encoderCell(layer: number, direction: 'forward' | 'backward'): CellWeights {
    return this.cellNamed('encoder', `l${layer}${direction === 'backward' ? '_reverse' : ''}`);
  }

  bridge(state: 'hidden' | 'cell', layer: number): BridgeWeights {
    return { weights: this.of(`bridge.${state}.weight_l${layer}`), bias: this.of(`bridge.${state}.bias_l${layer}`) };
  }

  get attention(): SourceAttentionWeights {
    return {
      keys: this.of('attention.weight'),
      query: this.of('attention.query.weight'),
      score: this.of('attention.score.weight'),
      combine: this.of('attention.combine.weight'),
      bias: this.of('attention.combine.bias'),
    };
  }
}
