import { serveExperimenter } from './experimenterRoom.ts';
import { openNodeWorker, reportUnheard } from './nodeWorker.ts';
import { nodePlatform } from './nodePlatform.ts';

const { start, channel } = openNodeWorker(() => process.exit(0));
serveExperimenter(channel, nodePlatform(start.files), reportUnheard);
