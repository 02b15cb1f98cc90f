import { serveTrainer } from './trainerRoom.ts';
import { openWebWorker, reportUnheard, webPlatform } from './webWorker.ts';

openWebWorker((start, channel) => {
  serveTrainer(channel, webPlatform(start), start.publications, reportUnheard);
});
