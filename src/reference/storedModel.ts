import type { TrainableModel } from '../engine/backend.ts';
import type { DocumentModelConfiguration, PairsModelConfiguration } from '../engine/configuration.ts';
import { parameterShapes, trainableNames } from '../engine/parameters.ts';
import type { Tensors } from '../engine/tensor.ts';
import { ParameterStore } from './parameterStore.ts';

/** What both models are in TensorFlow.js: a configuration, and parameters that can be exchanged. */
export abstract class StoredModel<
  Configuration extends DocumentModelConfiguration | PairsModelConfiguration,
> implements TrainableModel {
  readonly configuration: Configuration;
  protected readonly parameters: ParameterStore;

  constructor(configuration: Configuration, parameters: Tensors, trainable: boolean) {
    this.configuration = configuration;
    const trained = trainable ? trainableNames(configuration) : [];
    this.parameters = new ParameterStore(parameterShapes(configuration), parameters, trained);
  }

  readParameters(): Tensors {
    return this.parameters.read();
  }

  writeParameters(parameters: Tensors): void {
    this.parameters.write(parameters);
  }

  readOptimizer(): { readonly updates: number; readonly moments: Tensors } {
    return { updates: this.parameters.updates, moments: this.parameters.readMoments() };
  }

  writeOptimizer(updates: number, moments: Tensors): void {
    this.parameters.writeMoments(updates, moments);
  }

  dispose(): void {
    this.parameters.dispose();
  }
}
