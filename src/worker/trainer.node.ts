import { constants, setPriority } from 'node:os';
import { openNodeWorker, reportUnheard } from './nodeWorker.ts';
import { nodePlatform } from './nodePlatform.ts';
import { serveTrainer } from './trainerRoom.ts';

// Typing comes first. On Linux this is the thread's own priority, which the threads it starts inherit; elsewhere the engine's.
setPriority(constants.priority.PRIORITY_LOW);

const { start, channel } = openNodeWorker(() => {
  // Leaving the thread ends the process, after what was learned is saved.
  void room.close().finally(() => process.exit(0));
});
const room = serveTrainer(channel, nodePlatform(start.files, start.interrupt), start.publications, reportUnheard);
