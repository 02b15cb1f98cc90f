import { openNodeWorker, reportUnheard } from './nodeWorker.ts';
import { nodePlatform } from './nodePlatform.ts';
import { servePredictor } from './predictorRoom.ts';

const { start, channel } = openNodeWorker(() => process.exit(0));
servePredictor(channel, nodePlatform(start.files), reportUnheard);
