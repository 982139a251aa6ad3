/**
 * What steps lead to, with a pause before each, in which all else is done that waits; undefined where it is over before
 * they are through.
 */
export async function inSteps<T>(
  steps: Iterator<undefined, T>,
  isOver: () => boolean,
): Promise<T | undefined> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve));
    if (isOver()) return undefined;
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
