import { servePredictor } from './predictorRoom.ts';
import { openWebWorker, reportUnheard, webPlatform } from './webWorker.ts';

openWebWorker((start, channel) => servePredictor(channel, webPlatform(start), reportUnheard));
