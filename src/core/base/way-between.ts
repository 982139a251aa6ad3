/**
 * The way from one id to another, each step to something that `next` names, both ends included; undefined where none
 * leads there. Of an id to itself it is at least one step.
 */
export function wayBetween(
  from: string,
  to: string,
  next: (id: string) => readonly string[],
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const reached = [from];
  // What is reached is added behind, and looked at in turn.
  for (const id of reached) {
    for (const step of next(id)) {
      if (step === to) return trail(cameFrom, from, [id, to]);
      if (step === from || cameFrom.has(step)) continue;
      cameFrom.set(step, id);
      reached.push(step);
    }
  }
  return undefined;
}

function trail(cameFrom: ReadonlyMap<string, string>, from: string, end: readonly string[]): string[] {
  const way = [...end];
  for (let id = way[0]; id !== undefined && id !== from; id = cameFrom.get(id)) {
    const before = cameFrom.get(id);
    if (before !== undefined) way.unshift(before);
  }
  return way;
}
