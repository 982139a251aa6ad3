// What dist/cli/node.js does, for tests that need a process of its own.
import { start } from '../../../src/cli/node';

start();
