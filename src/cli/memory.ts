import v8 from 'node:v8';
import vm from 'node:vm';

/** So much more memory than is needed is kept at most, in bytes. */
const mostUnneeded = 12 * 1024 * 1024;

/**
 * To be called whenever something is done: gives back the memory that is no longer needed. V8 by itself takes ever more, as
 * long as the machine has some.
 */
export function tidying(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const collect: () => void = vm.runInNewContext('gc');
  let needed = usedForLong();
  return () => {
    if (usedForLong() < needed + mostUnneeded) return;
    collect();
    needed = usedForLong();
  };
}

/** The memory of all that was not made just now, in bytes: of the rest V8 takes care soon enough. */
function usedForLong(): number {
  const spaces = v8.getHeapSpaceStatistics().filter(({ space_name: name }) => name !== 'new_space');
  return spaces.reduce((sum, { space_used_size: used }) => sum + used, 0);
}
