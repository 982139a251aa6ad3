// The executable. What it runs is a bundle of its own, so that Node can keep that one compiled (from 22.8 on).
import * as nodeModule from 'node:module';
import path from 'node:path';

nodeModule.enableCompileCache?.();
// The path is made here so that the bundler leaves it alone.
const { start } = require(path.join(__dirname, 'cli', 'node.js')) as typeof import('./node');
start();
