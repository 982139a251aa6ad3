import type { Cause } from './cause';
import type { Delay } from './delay';
import type { FindingCode } from './finding-code';
import type { Fix } from './fix';
import type { Path } from './path';
import type { PositionRange } from './range';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A place in a file of the repository other than the manifest. 0-based. */
export interface PlaceInFile {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** In UTF-16 code units; 0 where the line as a whole is meant. */
  readonly length: number;
}

/** Another place that has to do with a finding. */
interface Related {
  readonly message: string;
  readonly path: Path;
  /** In the manifest, or in `file` where it names one. */
  readonly range: PositionRange;
  /** Another file of the repository, from its root. */
  readonly file?: string;
}

/** Something in a manifest that its reader should know. Ranges are 0-based. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The severity that it has by itself, where a setting shows it with another. */
  readonly ownSeverity?: Severity;
  readonly message: string;
  readonly path: Path;
  readonly range: PositionRange;
  readonly related: readonly Related[];
  /** The checklist items that it bears on. */
  readonly items: readonly string[];
  /** Where else the same text counts, with what it bears on there: what an anchor holds is there at its aliases as well. */
  readonly aliases?: readonly { readonly path: Path; readonly items: readonly string[] }[];
  /** Items of later stages that will run into the same: what makes it an early signal. */
  readonly early?: readonly string[];
  readonly fixes: readonly Fix[];
  /** What it comes of, where other findings of its code may come of the same. */
  readonly cause?: Cause;
  /** The facts of which it says that they are not there. */
  readonly absent?: readonly Path[];
  /** Why go-live cannot be when it is planned. */
  readonly delay?: Delay;
}

/** A finding as one version of the text has it, to be found again in another version. */
export interface FindingReference {
  readonly code: FindingCode;
  readonly path: Path;
  /** Which one it is of those with the same code and path: broken text has no path of its own. */
  readonly index: number;
  readonly count: number;
}

type Findings = readonly Pick<Finding, 'code' | 'path'>[];

/** What a finding is found again by; it is one of `findings`. */
export function referenceTo(finding: Pick<Finding, 'code' | 'path'>, findings: Findings): FindingReference {
  const same = alike(finding, findings);
  return { code: finding.code, path: finding.path, index: same.indexOf(finding), count: same.length };
}

/** The same for many of `findings`, of which there may be thousands: they are gone through once. */
export function referencesAmong<T extends Findings[number]>(
  findings: readonly T[],
): (finding: T) => Omit<FindingReference, 'code'> & { readonly code: T['code'] } {
  const byPlace = new Map<string, T[]>();
  const placeOf = ({ code, path }: T): string => `${code}\0${path.join('\0')}`;
  for (const finding of findings) {
    const known = byPlace.get(placeOf(finding));
    if (known === undefined) byPlace.set(placeOf(finding), [finding]);
    else known.push(finding);
  }
  return (finding) => {
    const same = byPlace.get(placeOf(finding)) ?? [];
    return { code: finding.code, path: finding.path, index: same.indexOf(finding), count: same.length };
  };
}

/** The finding that is meant; undefined where it is gone, or where nobody can tell which of several it is. */
export function findingAt<T extends Findings[number]>(
  reference: Omit<FindingReference, 'code'> & { readonly code: string },
  findings: readonly T[],
): T | undefined {
  const same = alike(reference, findings);
  return same.length === reference.count ? same[reference.index] : undefined;
}

function alike<T extends Findings[number]>(
  { code, path }: { readonly code: string; readonly path: Path },
  findings: readonly T[],
): T[] {
  const place = path.join('\0');
  return findings.filter((each) => each.code === code && each.path.join('\0') === place);
}
