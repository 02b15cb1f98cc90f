import type { PairsModelConfiguration } from '../../engine/configuration.ts';
import { cellPrefix } from '../../engine/parameters.ts';
import type { Address } from '../kernels.ts';
import type { CellWeights } from '../layers/cellWeights.ts';
import type { DecoderWeights } from '../layers/decoder.ts';
import type { ParameterBlock } from '../parameterBlock.ts';

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

/** Where each layer's weights lie in a block at some address, or their gradients in a block of those. */
export class PairsWeightPlaces {
  readonly #configuration: PairsModelConfiguration;
  readonly #block: ParameterBlock;
  readonly #address: Address;

  constructor(configuration: PairsModelConfiguration, block: ParameterBlock, address: Address) {
    this.#configuration = configuration;
    this.#block = block;
    this.#address = address;
  }

  embedding(side: 'source' | 'target'): Address {
    return this.#of(`${side}_embedding.weight`);
  }

  /** Layer `l0`, `l0_reverse` and so on of a network. */
  cell(network: 'encoder' | 'rnn', layer: string): CellWeights {
    const prefix = cellPrefix(this.#configuration, network);
    return {
      input: this.#of(`${prefix}.weight_ih_${layer}`),
      recurrent: this.#of(`${prefix}.weight_hh_${layer}`),
      bias: this.#of(`${prefix}.bias_ih_${layer}`),
      recurrentBias: this.#of(`${prefix}.bias_hh_${layer}`),
      peepholeInput: this.#of(`${prefix}.peephole_i_${layer}`),
      peepholeForget: this.#of(`${prefix}.peephole_f_${layer}`),
      peepholeOutput: this.#of(`${prefix}.peephole_o_${layer}`),
    };
  }

  bridge(state: 'hidden' | 'cell', layer: number): BridgeWeights {
    return {
      weights: this.#of(`bridge.${state}.weight_l${layer}`),
      bias: this.#of(`bridge.${state}.bias_l${layer}`),
    };
  }

  get attention(): SourceAttentionWeights {
    return {
      keys: this.#of('attention.weight'),
      query: this.#of('attention.query.weight'),
      score: this.#of('attention.score.weight'),
      combine: this.#of('attention.combine.weight'),
      bias: this.#of('attention.combine.bias'),
    };
  }

  get decoder(): DecoderWeights {
    return { weights: this.#of('decoder.weight'), bias: this.#of('decoder.bias') };
  }

  /** 0 where the model trains no such tensor. */
  #of(name: string): Address {
    return this.#block.has(name) ? this.#address + this.#block.offsetOf(name) : 0;
  }
}
