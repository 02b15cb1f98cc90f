import { serveReader } from './readerRoom.ts';
import { openWebWorker, reportUnheard, webPlatform } from './webWorker.ts';

openWebWorker((start, channel) => {
  serveReader(channel, webPlatform(start), start.publications, reportUnheard);
});
