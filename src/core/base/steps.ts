/** Work that is done a step at a time, so that whoever waits for it can stop. */

/** All of the steps at once. */
export function toTheEnd<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
