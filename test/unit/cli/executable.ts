// What dist/cli/node.js does, for tests that need a process of its own. The texts that it shows are those of the project.
import path from 'node:path';
import { start } from '../../../src/cli/node';

start(path.resolve(__dirname, '../../..'), path.join(__dirname, 'worker-thread.js'));
