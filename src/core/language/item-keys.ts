import type { Path } from '../base/path';
import type { ItemStatus } from '../facts/report';
import { statusKeys } from '../facts/status-keys';
import { nodeAt } from '../text/tree';
import type { CompletionInput } from './proposals';

/** The keys of a map in the order in which they are needed there, and what those do that come last. */
interface Ordered {
  readonly keys: readonly string[];
  /** What is to be said of a key, in words that follow its title; undefined for those that bear on the place. */
  readonly remark: (key: string) => string | undefined;
}

export function orderedKeys(path: Path, keys: readonly string[], input: CompletionInput): Ordered {
  if (path[3] === 'evidence' && path.length === 5)
    return { keys: evidenceKeys(keys), remark: () => undefined };
  const status = path[0] === 'checklist' && path.length === 3 ? statusAt(path, input) : undefined;
  if (status === undefined) return { keys, remark: () => undefined };
  const { needs, takes } = statusKeys[status];
  const needed: readonly string[] = [...needs, ...takes];
  const place = (key: string): number => (needed.includes(key) ? needed.indexOf(key) : needed.length);
  return {
    keys: [...keys].sort((one, other) => place(one) - place(other)),
    remark: (key) =>
      needed.includes(key) || key === 'status' ? undefined : `says nothing while the status is ${status}`,
  };
}

function statusAt(path: Path, { document }: CompletionInput): ItemStatus | undefined {
  const node = nodeAt(document.parsed.root, [...path, 'status']);
  const value = node?.kind === 'scalar' ? node.value : undefined;
  return isStatus(value) ? value : undefined;
}

function isStatus(value: unknown): value is ItemStatus {
  return typeof value === 'string' && Object.hasOwn(statusKeys, value);
}

/** Evidence has an address or a file: one of them comes first, and where it has the one, the other comes last. */
function evidenceKeys(keys: readonly string[]): readonly string[] {
  const [missing, ...both] = keys.filter((key) => key === 'url' || key === 'file');
  if (missing === undefined) return keys;
  return both.length > 0 ? [missing, ...both] : [...keys.filter((key) => key !== missing), missing];
}
