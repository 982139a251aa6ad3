import { readArguments } from './arguments';
import { calendar } from './calendar';
import { check } from './check';
import { compare } from './compare';
import { diff } from './diff';
import { explain } from './explain';
import { facts } from './facts';
import { faultText } from './faults';
import { forecast } from './forecast';
import { helpOf } from './help';
import { history } from './history';
import { init } from './init';
import { type ExitCode, exitCodes, type Io } from './io';
import { report } from './report';
import { notObeyed } from './runners';

/**
 * The command line. `argv` holds what stands behind the program's name. Never throws; everything it asks of the
 * outside and everything it says goes through `io`.
 */
export async function run(argv: readonly string[], outside: Io): Promise<ExitCode> {
  const stderr = (text: string): void => outside.stderr(notObeyed(text));
  try {
    const io: Io = { ...outside, stderr, stdout: (text) => outside.stdout(notObeyed(text)) };
    const args = readArguments(argv);
    switch (args.command) {
      case 'check':
        return await check(args, io, outside.stdout);
      case 'diff':
        return await diff(args, io);
      case 'history':
        return await history(args, io);
      case 'forecast':
        return await forecast(args, io);
      case 'calendar':
        return await calendar(args, io);
      case 'compare':
        return await compare(args, io);
      case 'report':
        return await report(args, io);
      case 'init':
        return await init(args, io);
      case 'explain':
        return await explain(args, io);
      case 'facts':
        return await facts(args, io);
      case 'version':
        await io.stdout(`${io.version}\n`);
        return exitCodes.clean;
      default:
        await io.stdout(helpOf(args.about));
        return exitCodes.clean;
    }
  } catch (error) {
    stderr(faultText(error));
    return exitCodes.couldNotRun;
  }
}
