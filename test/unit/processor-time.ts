/** The processor time that work takes, in milliseconds: the same on a machine that others use as well. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}
