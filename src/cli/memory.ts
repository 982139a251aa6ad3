/**
 * How V8 divides the machine where several threads work. It is made for one program that has the machine for itself: what
 * a thread no longer needs it keeps for as long as there is memory, and beside each thread it takes others to compile.
 *
 * Nothing here forces a collection in a thread that checks manifests: at a moment when it has none at hand, V8 would also
 * forget how their objects are built, and all that it has compiled for them.
 */
import v8 from 'node:v8';
import vm from 'node:vm';

/** So much of what was made last a thread keeps before it looks what of it is still needed, in MB. V8 has it three times. */
const young = 10;

/** For each thread that checks manifests. */
export const threadLimits = { maxYoungGenerationSizeMb: 3 * young + 1 } as const;

const settings = [
  // What a thread keeps for longer grows by a fifth, not to its double, before V8 looks what of it is still needed.
  '--heap-growing-percent=20',
  // As many threads as processors have enough to do: what they run often they compile themselves.
  '--no-concurrent-recompilation',
  `--min-semi-space-size=${young}`,
  '--semi-space-growth-factor=1',
] as const;

let isShared = false;

/**
 * To be called before the first thread is begun, by the one that begins them: it has found what there is to do, and from
 * now on only hands it over. What that took is given back.
 */
export function shareMachine(): void {
  if (isShared) return;
  isShared = true;
  for (const setting of settings) v8.setFlagsFromString(setting);
  v8.setFlagsFromString('--expose-gc');
  const collect: (options: object) => void = vm.runInNewContext('gc');
  v8.setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
