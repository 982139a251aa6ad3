/** Takes a report apart into what it says. */
import type { Path } from '../base/path';
import { quoted, shorten } from '../base/shorten';
import { stages, stageTitle } from '../base/stages';
import { plural } from '../base/words';
import { nameOf } from '../facts/evidence';
import { stateName } from '../facts/gates';
import type { EvidenceReport, Gate, ItemReport, Report } from '../facts/report';
import type { Node } from '../text/tree';
import { findingsInAll } from './finding-traits';
import { placeOf } from './identity';
import { type Names, nameNow } from './names';
import type { Trait } from './trait';

/** A report, and the text that it is about. */
export interface Side {
  readonly report: Report;
  readonly root: Node | undefined;
}

/**
 * Everything that each of several reports says, by kind and key. The last one has a text of its own, with the names of files
 * as they are now; the others have the one before.
 */
export function traitsOfAll(
  sides: readonly (Side | undefined)[],
  renamed: Names,
): readonly ReadonlyMap<string, Trait>[] {
  const [last] = sides.slice(-1);
  const [before] = sides.slice(-2);
  // Where nothing was changed on the way, a report stands there twice.
  const distinct = [...new Set(sides)].flatMap((side) => side ?? []);
  const named = distinct.map((side) => ({
    side,
    names: side === last && side !== before ? new Map<string, string>() : renamed,
  }));
  const findings = findingsInAll(named);
  const known = new Map(
    named.map(({ side, names }, at) => [side, traitsOf(side, names, findings[at] ?? [])] as const),
  );
  return sides.map((side) => (side && known.get(side)) ?? new Map());
}

function traitsOf({ report, root }: Side, names: Names, findings: readonly Trait[]): Map<string, Trait> {
  const unknown = new Set(report.items.filter(isUnknown).map(({ id }) => id));
  const traits = [
    ...stageOf(report),
    ...stages.map((stage) => gateOf(report.gates[stage], unknown)),
    ...report.items.flatMap((item) => [...itemOf(item), ...waiverOf(item), ...evidenceOf(item, names)]),
    ...claimsIn(report, (path) => placeOf(root, path).map((step) => nameNow(step, names))),
    ...findings,
  ];
  return new Map(traits.map((trait) => [`${trait.kind} ${trait.key}`, trait]));
}

function stageOf({ stage }: Report): Trait[] {
  if (stage === undefined) return [];
  const says = stageTitle(stage);
  return [{ kind: 'stage', key: '', value: stage, about: 'Claimed stage', says, path: ['stage'], files: [] }];
}

/** What blocks a gate that was not passed is counted by itself. */
const worthOfState = { passed: 2, open: 1, blocked: 1 } as const;

function gateOf(gate: Gate, unknown: ReadonlySet<string>): Trait {
  const { stage, state, met, required, errors, blockers } = gate;
  return {
    kind: 'gate',
    key: stage,
    value: `${state} ${met}/${required} ${errors}`,
    worth: worthOfState[state],
    about: `${stageTitle(stage)} gate`,
    says:
      state === 'passed'
        ? stateName(gate)
        : `${stateName(gate)} (${met} of ${required}${errors === 0 ? '' : `, ${plural(errors, 'error')}`})`,
    path: ['checklist', stage],
    stage,
    files: [],
    shutBy: [...blockers, ...(errors === 0 ? [] : ['errors'])],
    ...(blockers.some((id) => unknown.has(id)) && { isUnknown: true as const }),
  };
}

/** Whether an item does not hold, and something that it cites could not be looked at: it might hold. */
function isUnknown({ status, satisfied, evidence, evidencedBy }: ItemReport): boolean {
  const isUnseen = ({ unchecked }: EvidenceReport): boolean => unchecked !== undefined;
  return status === 'met' && !satisfied && [...evidence, ...evidencedBy].some(isUnseen);
}

function itemOf(item: ItemReport): Trait[] {
  const { id, stage, entry, blocking, satisfied, status, stated, proof, because, path } = item;
  // What is neither asked for nor spoken of is nothing that anyone could lose.
  if (!blocking && !stated) return [];
  return [
    {
      kind: 'item',
      key: id,
      value: `${blocking} ${status} ${satisfied} ${proof ?? ''}`,
      worth: satisfied ? (proof === 'stated' ? 2 : 3) : 0,
      about: entry.title,
      says: standingOf(item) + (blocking ? '' : ' (recommended)'),
      ...(!satisfied && status !== 'unmet' && status !== 'in-progress' && { why: because }),
      path,
      stage,
      files: filesOf(item),
      ...(isUnknown(item) && { isUnknown: true as const }),
      ...(!blocking && { isMinor: true as const }),
    },
  ];
}

/** How an item stands, in a few words. */
function standingOf({ status, satisfied, proof }: ItemReport): string {
  switch (status) {
    case 'met':
      return satisfied ? `met, ${proof ?? 'stated'}` : 'said to be met, and is not';
    case 'waived':
      return satisfied ? 'waived' : 'waived, and the waiver does not hold';
    case 'not-applicable':
      return satisfied ? 'not applicable' : 'said not to apply, and does';
    case 'in-progress':
      return 'in progress';
    default:
      return 'open';
  }
}

function filesOf({ evidence, evidencedBy }: ItemReport): string[] {
  return [...evidence, ...evidencedBy].flatMap((entry) => nameOf(entry) ?? []);
}

function waiverOf(item: ItemReport): Trait[] {
  const { id, stage, status, entry, satisfied, expires, approver, because, path } = item;
  if (status !== 'waived') return [];
  return [
    {
      kind: 'waiver',
      key: id,
      value: `${satisfied} ${expires ?? ''} ${approver ?? ''}`,
      worth: satisfied ? 1 : 0,
      about: `Waiver of ${quoted(entry.title)}`,
      says: `${expires === undefined ? 'without an end' : `until ${expires}`}${satisfied ? '' : ', does not hold'}`,
      ...(!satisfied && { why: because }),
      path,
      stage,
      files: [],
      ...(expires !== undefined && { until: expires }),
    },
  ];
}

const worthOfEvidence = { holds: 2, weak: 1 } as const;

function evidenceOf({ id, stage, entry: { title }, evidence }: ItemReport, names: Names): Trait[] {
  const seen = new Map<string, number>();
  return evidence.map((entry) => {
    const { state, on, expires, path } = entry;
    const name = nameOf(entry) ?? '';
    const known = nameNow(name, names);
    const nth = (seen.get(known) ?? 0) + 1;
    seen.set(known, nth);
    return {
      kind: 'evidence',
      key: `${id} ${known}${nth === 1 ? '' : ` #${nth}`}`,
      value: `${state} ${on ?? ''} ${expires ?? ''}`,
      worth: state === 'holds' || state === 'weak' ? worthOfEvidence[state] : 0,
      about: `${shorten(name, 80)} for ${quoted(title)}`,
      says: `${stateOf(entry)}${expires === undefined ? '' : `, until ${expires}`}`,
      path,
      stage,
      files: [name],
      ...(entry.unchecked !== undefined && { isUnknown: true as const }),
      // Its item says whether it matters.
      isMinor: true,
      ...(expires !== undefined && { until: expires }),
    };
  });
}

function stateOf({ state, discounted }: EvidenceReport): string {
  const why = discounted === undefined ? '' : `: ${shorten(discounted, 120)}`;
  switch (state) {
    case 'holds':
      return 'counts';
    case 'weak':
      return `weak${why}`;
    case 'expired':
      return 'has expired';
    case 'missing':
      return 'is not there';
    case 'not-checked':
    case 'unknown':
      return 'could not be checked';
    default:
      return `does not count${why}`;
  }
}

const worthOfVerdict = { confirmed: 2, contradicted: 0 } as const;

function claimsIn({ claims }: Report, placeIn: (path: Path) => readonly string[]): Trait[] {
  const seen = new Map<string, number>();
  return claims.flatMap(({ path, verdict, reason, places, items = [], code }) => {
    // Of what nobody can tell, nothing is said.
    if (verdict === 'cannot-tell') return [];
    const where = placeIn(path).join('.');
    const place = code === undefined ? where : `${where} ${code}`;
    const nth = (seen.get(place) ?? 0) + 1;
    seen.set(place, nth);
    return {
      kind: 'claim',
      key: nth === 1 ? place : `${place} #${nth}`,
      value: verdict,
      worth: worthOfVerdict[verdict],
      about: where.replaceAll('.[', '['),
      says: verdict,
      why: reason,
      path,
      files: places.map(({ file }) => file),
      // Where it weighs, an item or an error says so.
      ...(items.length === 0 && { isMinor: true as const }),
    };
  });
}
