import { harmless } from '../core/service';
import { isDenied } from '../repository';
import { UsageError } from './io';

/** What keeps a command from going on, in a sentence for whoever runs it. */
export class CannotRun extends Error {}

/** Standard output cannot be written. */
export class OutputError extends Error {
  constructor(readonly reason: NodeJS.ErrnoException) {
    super(reason.message);
  }
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'it can only be read there',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'no space is left for you on the disk',
  EFBIG: 'it would be too large',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EISDIR: 'a folder is where a file was expected',
  ENOTDIR: 'a file is where a folder was expected',
  ENOENT: 'it is not there',
  ENXIO: 'nobody reads what is written there',
  EOPNOTSUPP: 'nothing can be made there',
  EBUSY: 'it is in use',
  EIO: 'the disk or the connection to it failed',
};

/** Why the system refused something; undefined where it was not the system. */
export function systemReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, message }: NodeJS.ErrnoException = error;
  if (code === undefined) return undefined;
  return words[code] ?? (syscall === undefined ? undefined : message);
}

/** Why something could not be read or written, as a sentence. */
export function reasonOf(error: unknown, done: 'read' | 'written' = 'read'): string {
  if (isDenied(error)) return `It cannot be ${done}: permission denied.`;
  const { code, message }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  if (code === 'ENOENT') return 'There is no such file or folder.';
  return `It could not be ${done}: ${systemReason(error) ?? message}.`;
}

/** What is said of a fault before the command line ends; nothing where nobody reads the output any more. */
export function faultText(error: unknown): string {
  if (error instanceof UsageError) return `${harmless(error.message)}\nMore: ai-readiness --help\n`;
  if (error instanceof CannotRun) return `${harmless(error.message)}\n`;
  if (error instanceof OutputError) {
    const { code } = error.reason;
    return code === 'EPIPE' ? '' : `The output cannot be written: ${systemReason(error.reason) ?? code}.\n`;
  }
  const reason = systemReason(error);
  if (reason !== undefined) return `${harmless(placeOf(error))}: ${reason}.\n`;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a fault in AI Readiness itself; please report it.\n${what}\n`;
}

function placeOf(error: unknown): string {
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  return typeof path === 'string' ? path : 'The system refused something';
}
