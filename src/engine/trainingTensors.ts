import type * as z from 'zod/mini';
import { sentence } from '../text/sentence.ts';
import type { RecurrentState } from './backend.ts';
import type { trainingSchema } from './checkpointSchema.ts';
import type { DocumentModelConfiguration, ModelConfiguration } from './configuration.ts';
import { parameterShapes, trainableNames } from './parameters.ts';
import { CheckpointError } from './safetensors.ts';
import { largestWeight, takeTensors } from './takeTensors.ts';
import type { Tensor, Tensors } from './tensor.ts';
import type { TrainingState } from './trainingState.ts';

type Description = z.infer<typeof trainingSchema>;

export const lastPrefix = 'training.last.';
const hiddenName = 'training.state.hidden';
const cellName = 'training.state.cell';
const pastName = 'training.state.past';

/** How a training state is stored: what becomes JSON, and what tensors. */
export function trainingTensors(
  model: DocumentModelConfiguration,
  state: TrainingState,
): { readonly description: Description; readonly tensors: Tensors } {
  const { last, optimizer, carried, configuration, history, ...rest } = state;
  const tensors = new Map<string, Tensor>();
  for (const [name, tensor] of last ?? []) tensors.set(lastPrefix + name, tensor);
  for (const [name, tensor] of optimizer.moments) tensors.set(name, tensor);
  if (carried) for (const [name, tensor] of stateTensors(model, carried)) tensors.set(name, tensor);
  // JSON has no Infinity: a training without clipping is stored as null.
  const clip = Number.isFinite(configuration.clip) ? configuration.clip : null;
  const description = {
    ...rest,
    configuration: { ...configuration, clip },
    history: [...history],
    updates: optimizer.updates,
  };
  return { description, tensors };
}

/** The inverse of `trainingTensors`. Throws a `CheckpointError` for tensors that do not fit the model. */
export function readTrainingState(
  model: DocumentModelConfiguration,
  description: Description,
  tensors: Tensors,
): TrainingState {
  const { updates, configuration, ...rest } = description;
  const parameters = parameterShapes(model);
  return {
    ...rest,
    configuration: { ...configuration, clip: configuration.clip ?? Infinity },
    last: readLast(parameters, tensors),
    optimizer: { updates, moments: readMoments(model, parameters, tensors) },
    carried: readCarried(model, configuration.batch, tensors),
  };
}

type Shapes = ReadonlyMap<string, readonly number[]>;

/** The newest weights, where they are stored beside the best ones. */
export function readLast(parameters: Shapes, tensors: Tensors): Tensors | null {
  const names = [...tensors.keys()];
  if (!names.some((name) => name.startsWith(lastPrefix))) return null;
  const stored = new Map([...parameters].map(([name, shape]) => [lastPrefix + name, shape]));
  const taken = takeTensors(tensors, stored, largestWeight);
  return new Map([...taken].map(([name, tensor]) => [name.slice(lastPrefix.length), tensor]));
}

/** Adam's moments of every trained tensor. */
export function readMoments(model: ModelConfiguration, parameters: Shapes, tensors: Tensors): Tensors {
  const shapes = new Map<string, readonly number[]>();
  for (const name of trainableNames(model)) {
    for (const moment of ['m', 'v']) shapes.set(`optimizer.${moment}.${name}`, parameters.get(name) ?? []);
  }
  return takeTensors(tensors, shapes, Number.MAX_VALUE);
}

function stateTensors({ layers, hidden }: DocumentModelConfiguration, state: RecurrentState): [string, Tensor][] {
  const shape = [layers, state.batch, hidden]; // [layers, batch, hidden]
  const stored: [string, Tensor][] = [[hiddenName, { shape, data: new Float32Array(state.hidden) }]];
  if (state.cell) stored.push([cellName, { shape, data: new Float32Array(state.cell) }]);
  if (state.past) {
    const remembered = state.past.length / state.batch / hidden;
    const shape = [state.batch, remembered, hidden]; // [batch, remembered, hidden]
    stored.push([pastName, { shape, data: new Float32Array(state.past) }]);
  }
  return stored;
}

function readCarried(model: DocumentModelConfiguration, batch: number, tensors: Tensors): RecurrentState | null {
  if (!tensors.has(hiddenName)) return null;
  const { layers, hidden, cell, attention, attentionWindow } = model;
  const shapes = new Map([[hiddenName, [layers, batch, hidden]]]);
  if (cell === 'lstm') shapes.set(cellName, [layers, batch, hidden]);
  if (attention !== 'none') {
    const remembered = tensors.get(pastName)?.shape[1] ?? 0;
    if (remembered > attentionWindow)
      throw new CheckpointError(sentence('This checkpoint remembers more than attention may see.'));
    shapes.set(pastName, [batch, remembered, hidden]);
  }
  const taken = takeTensors(tensors, shapes, Number.MAX_VALUE);
  return {
    batch,
    hidden: taken.get(hiddenName)?.data ?? new Float32Array(0),
    cell: taken.get(cellName)?.data ?? null,
    past: taken.get(pastName)?.data ?? null,
  };
}
