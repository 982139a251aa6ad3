/** By what a finding is known again in another run, in one word. */
import { createHash } from 'node:crypto';
import { type Finding, identities, type Node } from '../../core/service';

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
  const all = [...identities(root, findings)];
  return new Map(all.map(([finding, identity]) => [finding, fingerprintOf(path, identity)]));
}

/** The fingerprint of something that is said of a manifest as a whole. */
export function fingerprintOf(path: string, what: string): string {
  return createHash('sha256')
    .update(JSON.stringify([path, what]))
    .digest('hex')
    .slice(0, 32);
}
