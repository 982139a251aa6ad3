/** What stands in a text itself, and what an alias or a merge brings in. */
import type { Operation } from '../../base/operation';
import type { Path } from '../../base/path';
import { type Node, nodeAt } from '../../text/tree';
import { RefusalError, type Source } from '../style/source';
import { stepsTo } from '../write/remove';

type SetOperation = Extract<Operation, { readonly kind: 'set' }>;

/** Whether the value at `path` stands there itself, rather than through an alias or a merge. */
export function isWritten(source: Source, path: Path): boolean {
  try {
    const last = stepsTo(source, path).at(-1);
    return last === undefined || !source.isAlias(last.slot.node);
  } catch (error) {
    if (error instanceof RefusalError) return false;
    throw error;
  }
}

/** What an alias repeats; any other value itself. */
function repeatedBy({ text, parsed }: Source, node: Node): Node {
  if (text[node.start] !== '*') return node;
  const anchor = parsed.repeats.anchors.find(({ aliases }) =>
    aliases.some(({ start }) => start === node.start),
  );
  return anchor?.value ?? node;
}

/** Whether a value is one that another operation writes where it stands, repeated by an alias at it or on the way to it. */
export function isRepeatOf(
  source: Source,
  { path, value }: SetOperation,
  all: readonly SetOperation[],
): boolean {
  const { root } = source.parsed;
  const node = nodeAt(root, path);
  if (node?.kind !== 'scalar' || isWritten(source, path)) return false;
  const { start, end } = repeatedBy(source, node);
  return all.some((each) => {
    const other = nodeAt(root, each.path);
    const isSame = other?.start === start && other.end === end && each.value === value;
    return isSame && isWritten(source, each.path);
  });
}
