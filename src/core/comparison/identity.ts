/**
 * By what a finding is known again in another version of the text: what it is, where in the manifest's values it stands, and
 * which names its message has. Never a line, a number or a day: those change while the finding stays.
 */
import type { Finding } from '../base/finding';
import type { Path } from '../base/path';
import { type Node, nodeAt } from '../text/tree';

/** What each finding of a text is known by, each another one. `findings`: all that was found there, hidden or not. */
export function identities(
  root: Node | undefined,
  findings: readonly Finding[],
): ReadonlyMap<Finding, string> {
  const ordered = [...findings].sort(
    ({ range: { start: one } }, { range: { start: other } }) =>
      one.line - other.line || one.character - other.character,
  );
  const seen = new Map<string, number>();
  const all = new Map<Finding, string>();
  for (const finding of ordered) {
    const { code, path, message } = finding;
    const names = toldOnce.has(code) ? [] : namesIn(message);
    const what = JSON.stringify([code, placeOf(root, path), names, filesIn(finding)]);
    const index = seen.get(what) ?? 0;
    seen.set(what, index + 1);
    all.set(finding, `${what}#${index}`);
  }
  return all;
}

/** Told once of a manifest, whatever is at fault on a day: the names in it come and go while it stays. */
const toldOnce: ReadonlySet<string> = new Set([
  'plan/impossible-date',
  'plan/unlikely-date',
  'risk/duty-near',
]);

/** A path in which entries of lists go by what they are: another one before them changes nothing. */
export function placeOf(root: Node | undefined, path: Path): readonly string[] {
  return path.map((step, at) =>
    typeof step === 'number' ? `[${identityOf(nodeAt(root, path.slice(0, at + 1)))}]` : step,
  );
}

/** The keys by which an entry of a list is told from the others, the most telling first. */
const telling = ['id', 'name', 'file', 'url', 'to', 'owner', 'on'];

function identityOf(node: Node | undefined): string {
  if (node?.kind === 'scalar') return String(node.value);
  if (node?.kind !== 'map') return '';
  for (const key of telling) {
    const value = node.entries.find((entry) => entry.key === key)?.value;
    if (value?.kind === 'scalar') return `${key}: ${value.value}`;
  }
  return '';
}

/**
 * What a message has in quotation marks, without the lines that follow the name of a file, and without what may have been
 * meant: that depends on what else is there.
 */
export function namesIn(message: string): readonly string[] {
  const [said = ''] = message.split(' Did you mean ');
  return (said.match(/"[^"]*"/g) ?? []).map((name) => name.replace(/:\d{1,9}(?::\d{1,9})?"$/, '"'));
}

/** The other files that it is about. */
export function filesIn({ related }: Finding): readonly string[] {
  return [...new Set(related.flatMap(({ file }) => (file === undefined ? [] : [file])))].sort();
}
