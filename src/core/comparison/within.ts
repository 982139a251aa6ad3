/** Which changes another one says already: told once, and counted once. */
import type { Path } from '../base/path';
import type { Change } from './change';

/**
 * The same changes, each with the one that says it already: an item that is lost says what has become of its evidence, of what
 * that confirmed and of its findings; a finding says what has become of the evidence that it is about.
 */
export function withHosts(changes: readonly Change[]): Change[] {
  const items = changes.filter(({ kind, turn }) => kind === 'item' && turn !== 'other');
  const findings = changes.filter(({ kind, turn }) => kind === 'finding' && turn !== 'other');
  if (items.length === 0 && findings.length === 0) return [...changes];
  return changes.map((change) => {
    const host = hostOf(change, items) ?? (change.kind === 'evidence' ? hostOf(change, findings) : undefined);
    return host === undefined ? change : { ...change, within: `${host.kind} ${host.key}` };
  });
}

const mayBeWithin: readonly Change['kind'][] = ['claim', 'evidence', 'finding'];

function hostOf(change: Change, hosts: readonly Change[]): Change | undefined {
  if (!mayBeWithin.includes(change.kind)) return undefined;
  return hosts.find(
    (host) =>
      // What weighs is not hidden by what does not, and no cause by another one.
      (!isMinor(host) || isMinor(change)) &&
      (host.own === undefined) === (change.own === undefined) &&
      (host.turn === change.turn || (change.turn === 'other' && comesOrGoesWith(change, host))) &&
      isAbout(host, change),
  );
}

function isMinor({ before, after }: Change): boolean {
  return (after ?? before)?.isMinor === true;
}

/** Whether what neither helps nor harms by itself went with what was lost, or came with what was gained. */
function comesOrGoesWith({ kind, before, after }: Change, { turn }: Change): boolean {
  return kind !== 'finding' && (turn === 'worse' ? after === undefined : before === undefined);
}

/** Whether a change is about something in what the other one is about, before or now. */
function isAbout(host: Change, change: Change): boolean {
  // Numbers of entries in a list are those of one text.
  return (
    (host.before !== undefined &&
      change.before !== undefined &&
      isBelow(host.before.path, change.before.path)) ||
    (host.after !== undefined && change.after !== undefined && isBelow(host.after.path, change.after.path))
  );
}

function isBelow(above: Path, path: Path): boolean {
  return above.length > 0 && above.every((step, at) => path[at] === step);
}
