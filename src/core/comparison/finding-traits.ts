/** What a report says of findings, so that two reports can be held against each other. */
import type { Finding, Severity } from '../base/finding';
import { stagesTouched } from '../domain/stage-touched';
import type { HiddenFinding, Report } from '../facts/report';
import { isError } from '../outlook/groups';
import type { Node } from '../text/tree';
import { filesIn, namesIn, placeOf } from './identity';
import { type Names, nameNow } from './names';
import type { Trait } from './trait';

const worthOfSeverity: Readonly<Record<Severity, number>> = {
  error: -3,
  warning: -2,
  information: -1,
  hint: 0,
};

/** A report with its text, and the names that its files have by now. */
interface Named {
  readonly side: { readonly report: Report; readonly root: Node | undefined };
  readonly names: Names;
}

/** A finding, and by what it is known again: its code, its place and its other files; and the names that its message has. */
interface Known {
  readonly finding: Finding | HiddenFinding;
  readonly what: string;
  readonly names: string;
}

/**
 * The findings of several reports. Where there is never more than one of a code at a place it is the same one, whatever its
 * message says by now; else they are told apart by the names in it.
 */
export function findingsInAll(sides: readonly Named[]): Trait[][] {
  const all = sides.map(({ side: { report, root }, names }) =>
    [...report.findings, ...report.hidden].map((finding): Known => {
      const now = (each: string): string => nameNow(each, names);
      const place = placeOf(root, finding.path).map(now);
      const files = filesIn(finding).map(now).sort();
      const what = JSON.stringify([finding.code, place, files]);
      return { finding, what, names: JSON.stringify(namesIn(finding.message).map(now)) };
    }),
  );
  const several = new Set<string>();
  for (const each of all) {
    const seen = new Set<string>();
    for (const { what } of each) (seen.has(what) ? several : seen).add(what);
  }
  return all.map((each) => {
    const seen = new Map<string, number>();
    return inOrder(each).map((known) => {
      if (!several.has(known.what)) return findingOf(known, known.what);
      const key = `${known.what} ${known.names}`;
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      return findingOf(known, nth === 1 ? key : `${key} #${nth}`);
    });
  });
}

function inOrder(all: readonly Known[]): Known[] {
  const startOf = ({ finding: { range } }: Known): number => range.start.line * 1e6 + range.start.character;
  return [...all].sort((one, other) => startOf(one) - startOf(other));
}

function findingOf({ finding, names }: Known, key: string): Trait {
  const { code, severity, ownSeverity, message, path, items, cause } = finding;
  const own = ownSeverity ?? severity;
  const isHidden = 'hiddenBy' in finding;
  // What a configuration makes less of it is as bad as it was, and no longer looks it; what it makes more of it is worse.
  const isLowered = worthOfSeverity[severity] > worthOfSeverity[own];
  const worse = isHidden || isLowered ? own : severity;
  const says = `${worse}${isHidden ? ', hidden' : isLowered ? `, shown as ${severity}` : ''}`;
  return {
    kind: 'finding',
    key,
    value: `${says} ${names}`,
    worth: worthOfSeverity[worse],
    about: code,
    says,
    why: message,
    path,
    // What is missing is named in the message alone, where a long name is cut.
    files: [
      ...filesIn(finding),
      ...namesIn(message).map((name) => name.slice(1, -1)),
      ...(cause === undefined ? [] : [cause.of]),
    ],
    items,
    ...(isError(finding) && { shuts: stagesTouched(finding) }),
    ...(worse !== 'error' && { isMinor: true as const }),
    ...(code === 'evidence/not-checked' && { isUnknown: true as const }),
  };
}
