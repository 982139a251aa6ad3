/** What a manifest says of the things that laws ask about. What it does not say is neither so nor not so. */

import type { Manifest } from '../../schema/generated/manifest-file';
import type { LawClass } from '../../schema/generated/references';
import type { Law } from '../../schema/law';
import { legalRoles } from '../context';
import { hasPersonalData, type Maybe } from './personal';

/** What decides whether a law bears on a manifest. */
export interface Situation {
  readonly manifest: Manifest;
  /** ISO date. */
  readonly today: string;
  readonly jurisdictions: readonly string[];
  /** The areas of laws among them. */
  readonly areas: readonly string[];
  /** What the team is: provider, deployer …; undefined where it does not say. */
  readonly roles: readonly string[] | undefined;
  /** What it is to personal data, and whether that is said or follows from using such data. */
  readonly privacy: { readonly role: 'controller' | 'processor'; readonly isStated: boolean } | undefined;
  readonly classes: Readonly<Record<LawClass, Maybe>>;
  /** The point of Annex III, without its letter. */
  readonly annexIII: string | undefined;
}

/** What of it a manifest says on a day. */
export function situationOf(manifest: Manifest, law: Law, today: string): Situation {
  // What is no text has left a hole.
  const jurisdictions = (manifest.risk?.jurisdictions ?? []).filter(() => true);
  const areas = [...law.areas].filter(([, codes]) => jurisdictions.some((code) => codes.includes(code)));
  return {
    manifest,
    today,
    jurisdictions,
    areas: areas.map(([area]) => area),
    roles: legalRoles(manifest),
    privacy: privacyRole(manifest),
    classes: classesOf(manifest),
    annexIII: annexPoint(manifest)?.[0],
  };
}

/** Whoever uses personal data and says nothing else decides on their use. */
function privacyRole(manifest: Manifest): Situation['privacy'] {
  const role = manifest.risk?.privacy?.role;
  if (role !== undefined) return { role: role === 'processor' ? role : 'controller', isStated: true };
  return hasPersonalData(manifest) === true ? { role: 'controller', isStated: false } : undefined;
}

/** The point of Annex III as its number and, where there is one, number and letter: `4(a)` → `4`, `4(a)`. */
export function annexPoint({ risk }: Manifest): readonly string[] | undefined {
  const written = risk?.euAiAct?.annexIII;
  const match = /([1-8])\s*(?:\.\s*)?(?:\(?([a-e])\)?)?(?![\w])/i.exec(
    String(written ?? '').replace(/annex\s+iii/i, ''),
  );
  if (match === null) return undefined;
  const [, point = '', letter] = match;
  return letter === undefined ? [point] : [point, `${point}(${letter.toLowerCase()})`];
}

function classesOf({ risk }: Manifest): Situation['classes'] {
  const { class: claimed, annexIII, annexI, exemption, profiling, transparency } = risk?.euAiAct ?? {};
  const isClaimed = (one: typeof claimed): Maybe => (claimed === undefined ? undefined : claimed === one);
  const isHigh = isClaimed('high-risk');
  const isByUse = annexIII !== undefined;
  const isByProduct = annexI !== undefined;
  // High-risk by one annex is not by the other, unless both are named; by none yet, it may be by either.
  const by = (isThis: Maybe, isOther: boolean): Maybe => {
    if (isHigh !== true) return isHigh;
    return isThis ?? (isOther ? false : undefined);
  };
  const bySection = (section: 'A' | 'B'): Maybe => {
    if (!isByProduct) return by(undefined, isByUse);
    return by(annexI.section === undefined ? undefined : annexI.section === section, false);
  };
  const isExempt = isByUse && exemption?.ground !== undefined && profiling !== true;
  const isMarked = transparency === undefined ? undefined : transparency.length > 0;
  return {
    prohibited: isClaimed('prohibited'),
    'high-risk-annex-iii': by(isByUse || undefined, isByProduct),
    'high-risk-annex-i-a': bySection('A'),
    'high-risk-annex-i-b': bySection('B'),
    'annex-iii-exempt': exempt(isExempt, isHigh, risk?.euAiAct),
    transparency: isMarked,
    minimal:
      claimed === undefined || isMarked === undefined
        ? isClaimed('not-high-risk') === false
          ? false
          : undefined
        : claimed === 'not-high-risk' && !isMarked && !isExempt,
  };
}

/** Whether it is on the list of Annex III and exempt. Whoever says neither has said nothing of it. */
function exempt(isExempt: boolean, isHigh: Maybe, said: NonNullable<Manifest['risk']>['euAiAct']): Maybe {
  if (isExempt) return true;
  if (said?.annexIII !== undefined && said.exemption?.ground === undefined) return false;
  if (said?.profiling === true || isHigh === true) return false;
  return said?.class === undefined ? undefined : false;
}
