import { engineOption, engineOptions, commonOptions, parse } from './arguments.ts';
import type { Command } from './command.ts';
import { linesOf } from './lines.ts';
import { PredictionSession } from './predictionSession.ts';
import { trainNetwork } from './trainNetwork.ts';

export const predict: Command = {
  synopsis: 'predict',
  summary: 'Predicts words as they are typed: JSON Lines on stdin, an answer for each on stdout.',
  options: ['--engine wasm|tensorflow, --verbose'],
  async run(args, around) {
    const { values } = parse(args, { verbose: commonOptions.verbose, engine: engineOptions.engine }, []);
    const engine = engineOption(values.engine);
    const session = new PredictionSession((text, training) =>
      trainNetwork(text, training, () => around.openBackend(engine)),
    );
    for await (const line of linesOf(process.stdin)) {
      if (line.trim() === '') continue;
      around.stdout.write(`${JSON.stringify(await session.answer(line))}\n`);
      if (session.closed) break;
    }
    session.dispose();
  },
};
