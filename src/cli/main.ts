// The executable. What it runs is a bundle of its own, so that it can be loaded with the code of an earlier run (Node 22.8 on).
import * as nodeModule from 'node:module';
import path from 'node:path';
import { CompiledBundles } from './compiled';

// The path is made here so that the bundler leaves it alone.
const file = path.join(__dirname, 'cli', 'node.js');
/** Where Node may keep code for this user; it may not where the user says so or no folder can be written. */
const folder = nodeModule.enableCompileCache?.().directory;
// Only a check is run so often that it matters: in hooks, and by editors. Others leave out most of what a check calls.
const isCheck = process.argv[2] === 'check';
const loaded =
  folder === undefined || !isCheck ? require(file) : new CompiledBundles(folder, require).load(file);
(loaded as typeof import('./node')).start();
