/** What the repository says of the values of the facts: which it confirms, and what it has instead of the others. */

import { type Claim, type Finding, type Path, referencesAmong } from '../../core/service';
import type { FactEntry, MarkView } from '../protocol/facts';
import { shorten } from './places';
import { claimPlace } from './proof';
import type { FieldSpec } from './sections';

const weight: Readonly<Record<MarkView['verdict'], number>> = {
  contradicted: 0,
  confirmed: 1,
  'cannot-tell': 2,
};

export class Marks {
  /** By the path of every entry that they are within. */
  private readonly claims = new Map<string, Claim[]>();

  /** By code and path. */
  private readonly findings = new Map<string, Finding>();
  private readonly reference: ReturnType<typeof referencesAmong<Finding>>;

  constructor(claims: readonly Claim[], findings: readonly Finding[]) {
    this.reference = referencesAmong(findings);
    for (const finding of findings)
      if (finding.fixes.length > 0) this.findings.set(placeIn(finding.code, finding.path), finding);
    for (const claim of claims) {
      if (claim.path[0] === 'checklist') continue;
      for (let length = 1; length <= claim.path.length; length++) {
        const key = JSON.stringify(claim.path.slice(0, length));
        const known = this.claims.get(key);
        if (known === undefined) this.claims.set(key, [claim]);
        else known.push(claim);
      }
    }
  }

  /** The marks of an entry, by its fields; one for each, what is wrong first. */
  of(entry: Path, specs: readonly FieldSpec[]): Pick<FactEntry, 'marks'> {
    const within = this.claims.get(JSON.stringify(entry));
    if (within === undefined) return {};
    const marks: Record<string, MarkView> = {};
    for (const claim of within) {
      const rest = claim.path.slice(entry.length);
      const key = rest.length === 0 ? '' : specs.find(({ steps }) => isAt(rest, steps))?.key;
      if (key === undefined) continue;
      const known = marks[key];
      if (known === undefined || weight[claim.verdict] < weight[known.verdict]) marks[key] = this.mark(claim);
    }
    return Object.keys(marks).length === 0 ? {} : { marks };
  }

  private mark(claim: Claim): MarkView {
    const { verdict, reason, places } = claim;
    const take = this.takenOver(claim);
    return {
      verdict,
      reason: shorten(reason),
      ...claimPlace(places[0]),
      ...(take === undefined ? {} : { take }),
    };
  }

  /** The fix of its finding that writes what the repository has. */
  private takenOver({ found, path, code = 'repository/differs' }: Claim): MarkView['take'] {
    if (found === undefined) return undefined;
    const finding = this.findings.get(placeIn(code, path));
    const fix = finding?.fixes.find(({ kind }) => kind === 'choose');
    if (finding === undefined || fix === undefined) return undefined;
    return {
      title: `Write ${shorten(typeof found === 'string' ? `"${found}"` : String(found))}`,
      finding: this.reference(finding),
      fix: fix.id,
    };
  }
}

function placeIn(code: string, path: Path): string {
  return `${code}\n${path.join('\n')}`;
}

/** Whether a path within an entry leads to a field, or into it. */
function isAt(path: Path, steps: readonly string[]): boolean {
  return steps.every((step, index) => path[index] === step);
}
