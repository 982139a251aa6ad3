// A file of its own, without Node: the tests in a browser wait as well.

/** Waits for what no event tells, and says what has not come. The limit is a little less than that of a test. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 75_000,
): Promise<void> {
  for (const end = Date.now() + limitMs; !(await holds()); ) {
    if (Date.now() > end) throw new Error(`Timed out waiting for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
