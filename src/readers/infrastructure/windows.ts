/** A time in seconds as it is shown: `1s`, `5m`, `1h`. */
export function windowOf(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
