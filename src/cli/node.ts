import path from 'node:path';
import { version } from '../../package.json';
import { fromSystem, nodeFilesAtOnce } from '../repository/node';
import { nodeDisk } from './disk';
import type { Io } from './io';
import { run } from './run';

/** Runs the command line on this process. */
export async function start(): Promise<void> {
  // Whoever reads the output may stop early: `ai-readiness check | head`.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  process.exitCode = await run(process.argv.slice(2), processIo());
}

function processIo(): Io {
  const { stdout, env } = process;
  return {
    stdout: (text) => stdout.write(text),
    // Not taken before it is used: making the stream costs more than what is rarely said on it.
    stderr: (text) => process.stderr.write(text),
    cwd: fromSystem(process.cwd()),
    env,
    isTTY: stdout.isTTY === true,
    columns: stdout.columns,
    today: localDate(new Date()),
    files: nodeFilesAtOnce,
    disk: nodeDisk,
    // This file is dist/cli/node.js.
    home: fromSystem(path.resolve(__dirname, '../..')),
    version,
  };
}

/** The day where the user is, as an ISO date. */
function localDate(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
