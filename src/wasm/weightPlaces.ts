import type { ModelConfiguration } from '../engine/configuration.ts';
import { cellPrefix } from '../engine/parameters.ts';
import type { Address } from './kernels.ts';
import type { CellWeights } from './layers/cellWeights.ts';
import type { DecoderWeights } from './layers/decoder.ts';
import type { ParameterBlock } from './parameterBlock.ts';

/** Where the weights of the network that predicts tokens lie in a block at some address, or their gradients in a block of those. */
export abstract class WeightPlaces<Configuration extends ModelConfiguration = ModelConfiguration> {
  protected readonly configuration: Configuration;
  readonly #block: ParameterBlock;
  readonly #address: Address;

  constructor(configuration: Configuration, block: ParameterBlock, address: Address) {
    this.configuration = configuration;
    this.#block = block;
    this.#address = address;
  }

  /** Of the tokens that are predicted. */
  abstract readonly embedding: Address;

  get decoder(): DecoderWeights {
    return { weights: this.of('decoder.weight'), bias: this.of('decoder.bias') };
  }

  cell(layer: number): CellWeights {
    return this.cellNamed('rnn', `l${layer}`);
  }

  /** Layer `l0`, `l0_reverse` and so on of one of a model's networks. */
  protected cellNamed(network: 'rnn' | 'encoder', layer: string): CellWeights {
    const prefix = cellPrefix(this.configuration, network);
    return {
      input: this.of(`${prefix}.weight_ih_${layer}`),
      recurrent: this.of(`${prefix}.weight_hh_${layer}`),
      bias: this.of(`${prefix}.bias_ih_${layer}`),
      recurrentBias: this.of(`${prefix}.bias_hh_${layer}`),
      peepholeInput: this.of(`${prefix}.peephole_i_${layer}`),
      peepholeForget: this.of(`${prefix}.peephole_f_${layer}`),
      peepholeOutput: this.of(`${prefix}.peephole_o_${layer}`),
    };
  }

  /** 0 where the model trains no such tensor. */
  protected of(name: string): Address {
    return this.#block.has(name) ? this.#address + this.#block.offsetOf(name) : 0;
  }
}
