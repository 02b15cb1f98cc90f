import { openNodeWorker, reportUnheard } from './nodeWorker.ts';
import { nodePlatform } from './nodePlatform.ts';
import { serveReader } from './readerRoom.ts';

const { start, channel } = openNodeWorker(() => process.exit(0));
serveReader(channel, nodePlatform(start.files), start.publications, reportUnheard);
