import { harmless } from '../core/service';
import { readArguments } from './arguments';
import { check } from './check';
import { explain } from './explain';
import { helpOf } from './help';
import { init } from './init';
import { type ExitCode, exitCodes, type Io, UsageError } from './io';

/**
 * The command line. `argv` holds what stands behind the program's name. Never throws; everything it asks of the
 * outside and everything it says goes through `io`.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const args = readArguments(argv);
    switch (args.command) {
      case 'check':
        return await check(args, io);
      case 'init':
        return await init(args, io);
      case 'explain':
        return await explain(args, io);
      case 'version':
        io.stdout(`${io.version}\n`);
        return exitCodes.clean;
      default:
        io.stdout(helpOf(args.about));
        return exitCodes.clean;
    }
  } catch (error) {
    io.stderr(faultText(error));
    return exitCodes.couldNotRun;
  }
}

function faultText(error: unknown): string {
  if (error instanceof UsageError) return `${harmless(error.message)}\nMore: ai-readiness --help\n`;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a fault in AI Readiness itself; please report it.\n${what}\n`;
}
