import { serveExperimenter } from './experimenterRoom.ts';
import { openNodeWorker, reportUnheard } from './nodeWorker.ts';
import { nodePlatform } from './nodePlatform.ts';

const { start, channel } = openNodeWorker(() => process.exit(0));
// A stop of training is not meant for experiments: they have an interrupt of their own, which nobody sets.
const interrupt = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
serveExperimenter(channel, nodePlatform({ ...start, interrupt }), reportUnheard);
