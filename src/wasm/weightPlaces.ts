import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import { cellPrefix } from '../engine/parameters.ts';
import type { Address } from './kernels.ts';
import type { AttentionWeights } from './layers/documentAttention.ts';
import type { CellWeights } from './layers/cellWeights.ts';
import type { DecoderWeights } from './layers/decoder.ts';
import type { ParameterBlock } from './parameterBlock.ts';

/** Where each layer's weights lie in a block at some address, or their gradients in a block of those. */
export class WeightPlaces {
  readonly #configuration: DocumentModelConfiguration;
  readonly #block: ParameterBlock;
  readonly #address: Address;

  constructor(configuration: DocumentModelConfiguration, block: ParameterBlock, address: Address) {
    this.#configuration = configuration;
    this.#block = block;
    this.#address = address;
  }

  get embedding(): Address {
    return this.#of('embedding.weight');
  }

  get decoder(): DecoderWeights {
    const weights = this.#configuration.tied ? 'embedding.weight' : 'decoder.weight';
    return { weights: this.#of(weights), bias: this.#of('decoder.bias') };
  }

  cell(layer: number): CellWeights {
    const prefix = cellPrefix(this.#configuration);
    return {
      input: this.#of(`${prefix}.weight_ih_l${layer}`),
      recurrent: this.#of(`${prefix}.weight_hh_l${layer}`),
      bias: this.#of(`${prefix}.bias_ih_l${layer}`),
      recurrentBias: this.#of(`${prefix}.bias_hh_l${layer}`),
      peepholeInput: this.#of(`${prefix}.peephole_i_l${layer}`),
      peepholeForget: this.#of(`${prefix}.peephole_f_l${layer}`),
      peepholeOutput: this.#of(`${prefix}.peephole_o_l${layer}`),
    };
  }

  get attention(): AttentionWeights {
    return {
      score: this.#of('attention.weight'),
      combine: this.#of('attention.combine.weight'),
      bias: this.#of('attention.combine.bias'),
    };
  }

  /** 0 where the model trains no such tensor. */
  #of(name: string): Address {
    return this.#block.has(name) ? this.#address + this.#block.offsetOf(name) : 0;
  }
}
