import v8 from 'node:v8';
import vm from 'node:vm';

/** So much more memory than is needed is kept at most, in bytes. */
const mostUnneeded = 12 * 1024 * 1024;

let collect: (() => void) | undefined;
let needed = 0;

/**
 * To be called whenever something is done: gives back the memory of this thread that is no longer needed. V8 by itself takes
 * ever more, as long as the machine has some.
 */
export function tidy(): void {
  if (usedForLong() < needed + mostUnneeded) return;
  collect ??= collector();
  collect();
  needed = usedForLong();
}

function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc');
}

/** The memory of all that was not made just now, in bytes: of the rest V8 takes care soon enough. */
function usedForLong(): number {
  const spaces = v8.getHeapSpaceStatistics().filter(({ space_name: name }) => name !== 'new_space');
  return spaces.reduce((sum, { space_used_size: used }) => sum + used, 0);
}
