import type { PredictorParameters } from './countedDocument.ts';
import { characterWeights } from './weights/characterWeights.ts';
import { mixtureWeights } from './weights/mixtureWeights.ts';
import { typedWeights } from './weights/typedWeights.ts';
import { wordWeights } from './weights/wordWeights.ts';

/** The weights every predictor starts from. */
export function predictorParameters(): PredictorParameters {
  return {
    words: decode(wordWeights),
    typed: decode(typedWeights),
    characters: decode(characterWeights),
    mixture: decode(mixtureWeights),
  };
}

/** Numbers written as bfloat16, the upper halves of 32-bit floats, in base64. */
function decode(encoded: string): Float32Array {
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  const halves = new Uint16Array(bytes.buffer);
  return new Float32Array(Uint32Array.from(halves, (half) => half << 16).buffer);
}
