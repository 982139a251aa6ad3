/** How far a report is, on a terminal: one line that is written over and over, and gone at the end. */
import { grouped, plural } from '../../core/service';
import type { Output, ReportFormat } from '../formats/choice';
import type { Io } from '../io';

interface Progress {
  step(): void;
  end(): void;
}

const none: Progress = { step: () => undefined, end: () => undefined };

/** So often it is written anew, at most. */
const steps = 200;

/** Nothing where nobody looks, or where the rows themselves come on the same terminal. */
export function progressOf(
  count: number,
  outputs: readonly Output<ReportFormat>[],
  { isErrorTTY = false, isTTY, env, stderr }: Pick<Io, 'isErrorTTY' | 'isTTY' | 'env' | 'stderr'>,
): Progress {
  const isShared = isTTY && outputs.some(({ file }) => file === undefined);
  if (!isErrorTTY || isShared || (env.CI ?? '') !== '' || env.TERM === 'dumb') return none;
  const every = Math.max(1, Math.ceil(count / steps));
  let done = 0;
  return {
    step() {
      done++;
      if (done % every === 0) stderr(`\r${grouped(done)} of ${plural(count, 'manifest')}`);
    },
    end: () => stderr('\r\u001b[K'),
  };
}
