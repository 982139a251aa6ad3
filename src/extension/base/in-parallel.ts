/** Does something for each, a bounded number at once, in order of arrival. */
export async function inParallel<T>(
  all: Iterable<T>,
  atOnce: number,
  work: (each: T) => Promise<void>,
): Promise<void> {
  const queue = [...all];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, worker));
}
