/** Milliseconds of work after which whatever else waits is let by. A step that takes longer has a slice of its own. */
const slice = 12;

/**
 * What steps lead to, with a pause before each slice of them, in which all else is done that waits; undefined where it is
 * over before they are through.
 */
export async function inSlices<T>(
  steps: Iterator<undefined, T>,
  isOver: () => boolean,
): Promise<T | undefined> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve));
    if (isOver()) return undefined;
    const start = Date.now();
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (Date.now() - start < slice);
  }
}
