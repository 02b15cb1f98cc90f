import { workerData } from 'node:worker_threads';
import { serve, type PoolThreadData } from '../poolThread.ts';

serve(workerData as PoolThreadData);
