// The entry of every npm script: node src/dev/run.mjs <command> [arguments]. Works in a fresh clone: it
// installs the dependencies, goes on in Node 24, and runs the command.
import { fileURLToPath } from 'node:url';
import { continueOnNode24, ensureDependencies, isOnNode24 } from './dependencies.mjs';

// Loaded only when asked for: before the dependencies are there, most of them could not be.
/** @type {Record<string, (args: string[]) => Promise<number>>} */
const special = {
  start: async (args) => (await import('./start.mjs')).run(args),
  test: async () => (await import('./test.mjs')).run(),
};

async function main([command = '', ...args]) {
  ensureDependencies();
  if (!isOnNode24()) return continueOnNode24(fileURLToPath(import.meta.url), [command, ...args]);
  const { tasks, runTask } = await import('./tasks.mjs');
  const { takeDay } = await import('./days.mjs');
  const run =
    special[command] ??
    (command in tasks && ((all) => onDay(takeDay(all), (rest) => runTask(tasks[command], rest))));
  const known = [...Object.keys(special), ...Object.keys(tasks)];
  if (!run) throw new Error(`Unknown command "${command}": ${known.join(', ')}`);
  process.exit(await run(args));
}

/** Every process of the run inherits the day. */
function onDay({ env, rest }, run) {
  Object.assign(process.env, env);
  return run(rest);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
