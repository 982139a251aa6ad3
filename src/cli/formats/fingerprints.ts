/**
 * By what a finding is known again in another run: what it is, where in the manifest's values it stands, and which names its
 * message has. Never a line, a number or a day: those change while the finding stays.
 */
import { createHash } from 'node:crypto';
import { type Finding, type Node, nodeAt, type Path } from '../../core/service';

/** What is known of a text in which findings stand. */
interface Among {
  /** The manifest or configuration, from the root of the repository. */
  readonly path: string;
  readonly root: Node | undefined;
  /** All that was found there, hidden or not. */
  readonly findings: readonly Finding[];
}

/** The fingerprints of all findings of a text, each another one. */
export function fingerprints({ path, root, findings }: Among): ReadonlyMap<Finding, string> {
  const ordered = [...findings].sort(
    ({ range: { start: one } }, { range: { start: other } }) =>
      one.line - other.line || one.character - other.character,
  );
  const seen = new Map<string, number>();
  const all = new Map<Finding, string>();
  for (const finding of ordered) {
    const what = JSON.stringify([
      path,
      finding.code,
      placeOf(root, finding.path),
      namesIn(finding.message),
      filesOf(finding),
    ]);
    const index = seen.get(what) ?? 0;
    seen.set(what, index + 1);
    all.set(finding, hashOf(`${what}#${index}`));
  }
  return all;
}

/** The fingerprint of something that is said of a manifest as a whole. */
export function fingerprintOf(path: string, what: string): string {
  return hashOf(JSON.stringify([path, what]));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** A path in which entries of lists go by what they are: another one before them changes nothing. */
function placeOf(root: Node | undefined, path: Path): readonly string[] {
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
function namesIn(message: string): readonly string[] {
  const [said = ''] = message.split(' Did you mean ');
  return (said.match(/"[^"]*"/g) ?? []).map((name) => name.replace(/:\d{1,9}(?::\d{1,9})?"$/, '"'));
}

/** The other files that it is about. */
function filesOf({ related }: Finding): readonly string[] {
  return [...new Set(related.flatMap(({ file }) => (file === undefined ? [] : [file])))].sort();
}
