// What dist/cli/worker.js does, for tests of threads. It can be told to end in the middle.
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { serve } from '../../../src/cli/node';

if (process.env.AI_READINESS_TEST_THREAD === 'throws') throw new Error('the thread is broken');
if (process.env.AI_READINESS_TEST_THREAD === 'exits') parentPort?.once('message', () => process.exit(7));
if (workerData !== null) serve(path.resolve(__dirname, '../../..'));
