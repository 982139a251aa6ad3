/** The order of all that is written, whatever the language of the machine. */
export function inOrder(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
