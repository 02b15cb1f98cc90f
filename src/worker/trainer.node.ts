import { openNodeWorker, reportUnheard } from './nodeWorker.ts';
import { nodePlatform } from './nodePlatform.ts';
import { serveTrainer } from './trainerRoom.ts';

const { start, channel } = openNodeWorker(() => {
  // Leaving the thread ends the process, after what was learned is saved.
  void room.close().finally(() => process.exit(0));
});
const room = serveTrainer(channel, nodePlatform(start), start.publications, reportUnheard);
