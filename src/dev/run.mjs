// The entry of every npm script: node src/dev/run.mjs <command> [arguments]. Works in a fresh clone: it
// installs the dependencies, goes on in Node 24, and runs the command.
import { fileURLToPath } from 'node:url';
import { continueOnNode24, ensureDependencies, isOnNode24 } from './dependencies.mjs';

// Loaded only when asked for: before the dependencies are there, most of them could not be.
const special = {
  start: {
    says: 'opens the extension, built, on copies of the sample repositories',
    options: {
      '--no-open': 'only prints the address',
      '--embedded': 'in the browser, even where there is a desktop VS Code',
    },
    run: async (args) => (await import('./start.mjs')).run(args),
  },
  test: {
    says: 'checks, tests and packs everything; not bench, fuzz and mutants',
    run: async () => (await import('./test.mjs')).run(),
  },
};

/** @returns {Promise<number | undefined>} the exit code; undefined where another process goes on */
async function main([name = '', ...args]) {
  ensureDependencies();
  if (!isOnNode24()) {
    continueOnNode24(fileURLToPath(import.meta.url), [name, ...args]);
    return undefined;
  }
  const { tasks, runTask } = await import('./tasks.mjs');
  const { listOf, usageOf } = await import('./usage.mjs');
  const commands = { ...special, ...tasks };
  if (['', 'help', '-h', '--help'].includes(name)) return say(listOf(commands));
  if (!Object.hasOwn(commands, name))
    throw new Error(`There is no command "${name}".\n\n${listOf(commands)}`);
  if (args.includes('--help') || args.includes('-h')) return say(usageOf(name, commands[name]));
  const rest = await onDay(name, commands[name], args);
  return name in special ? special[name].run(rest) : runTask(tasks[name], rest);
}

/** Every process of the run inherits the day. @returns {Promise<string[]>} the arguments that are left */
async function onDay(name, { onDays = false }, args) {
  const { takeDay } = await import('./days.mjs');
  const { env, rest } = takeDay(args);
  if (!onDays && rest.length < args.length) throw new Error(`"${name}" does not take --on or --zone.`);
  Object.assign(process.env, env);
  return rest;
}

function say(text) {
  console.log(text);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => code !== undefined && process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
