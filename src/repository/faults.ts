import type { Unchecked } from '../core/service';

/** Whether a file system refused something for want of permission. */
export function isDenied(error: unknown): boolean {
  const code = codeOf(error);
  // Those of Node, and that of VS Code.
  return code === 'EACCES' || code === 'EPERM' || code === 'NoPermissions';
}

/** Why a fault kept something from being looked at. */
export function uncheckedBy(error: unknown): Unchecked {
  return isDenied(error)
    ? { reason: 'permission is denied', advice: 'give whoever runs the check permission to read it' }
    : { reason: `an error: ${plain(error)}`, advice: 'see that it can be read, and check again' };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** `EIO: i/o error, stat '/work/a.md'` → `i/o error (EIO)`: the path is known, and differs between machines. */
function plain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, code, words] = /^([A-Z][A-Z0-9_]+): (.+?)(?:, \w+(?: '.*)?)?$/s.exec(message) ?? [];
  return code === undefined ? message : `${words} (${code})`;
}
