import { serveExperimenter } from './experimenterRoom.ts';
import { openWebWorker, reportUnheard, webPlatform } from './webWorker.ts';

openWebWorker((start, channel) => serveExperimenter(channel, webPlatform(start), reportUnheard));
