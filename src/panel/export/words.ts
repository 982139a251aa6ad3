/** What both forms of the exported report say in the same words. */
import { atMost, capital, plural, verdictInWords } from '../../core/service';
import type { StageId, StatusId } from '../protocol/basics';
import type { SeverityId } from '../protocol/findings';
import type { DutyView, GuidanceView, ItemView } from '../protocol/items';
import type { PanelModel, PillarScoreView, StageView } from '../protocol/model';

const gateWords: Readonly<Record<StageView['gate'], string>> = {
  passed: 'Passed',
  'not-passed': 'Not passed',
  blocked: 'Blocked by errors',
  'not-begun': 'Not begun',
};

/** `Not passed`, and whether it is claimed all the same. */
export function gateInWords({ gate, isClaimed }: StageView): string {
  return isClaimed && gate !== 'passed' ? `${gateWords[gate]}, yet claimed` : gateWords[gate];
}

const statusWords: Readonly<Record<StatusId, string>> = {
  met: 'Met',
  'in-progress': 'In progress',
  unmet: 'Unmet',
  'not-applicable': 'Not applicable',
  waived: 'Waived',
};

export const severityWords: Readonly<Record<SeverityId, string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Information',
  hint: 'Hint',
};

export function titleOf({ name }: PanelModel): string {
  return name.trim() === '' ? 'An AI workflow' : name;
}

/** `in 12 days`, `today`, `3 days ago`. */
export function daysAway(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `in ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`;
}

interface MatrixRow {
  readonly pillar: string;
  /** One for each stage; absent where the stage asks nothing of the pillar. */
  readonly cells: readonly (PillarScoreView | undefined)[];
}

/** Readiness by pillar and stage; the pillars in the order in which they first come up. */
export function matrixOf({ stages }: PanelModel): MatrixRow[] {
  const pillars = [...new Set(stages.flatMap((stage) => stage.pillars.map(({ pillar }) => pillar)))];
  return pillars.map((pillar) => ({
    pillar,
    cells: stages.map((stage) => stage.pillars.find((score) => score.pillar === pillar)),
  }));
}

export function itemsIn({ items }: PanelModel, stage: StageId): ItemView[] {
  return items.filter((item) => item.stage === stage);
}

/** Someone by name, where the id is that of an owner; else the words that stand for them. */
export function nameOf(who: string | undefined, { owners }: PanelModel): string {
  return owners.find(({ id }) => id === who)?.label ?? who ?? '';
}

/**
 * What the checks say, for those who read no manifest: items by their titles, and by whom something is done by name. The
 * appendix has the ids.
 */
export function inNames(text: string, model: PanelModel): string {
  const titles = new Map(model.items.map(({ id, title }) => [id, title]));
  const titled = text.replace(/"([a-z][a-z-]+)"/g, (quoted, id: string) =>
    titles.has(id) ? `“${titles.get(id)}”` : quoted,
  );
  return chainInNames(titled, titles)
    .replace(/(?<=\bby )"([^"]+)"/g, (_, who: string) => nameOf(who, model))
    .split(/(?<=\bby )/)
    .map((part, at) => (at === 0 ? part : peopleInNames(part, model)))
    .join('');
}

/** Items that follow each other, by their titles: the words beside the arrows of `a → b → c`. */
function chainInNames(text: string, titles: ReadonlyMap<string, string>): string {
  const titled = (id = ''): string => titles.get(id) ?? id;
  const parts = text.split(' → ');
  return parts
    .map((part, at) => {
      const words = part.split(' ');
      if (at > 0) words[0] = titled(words[0]);
      if (at < parts.length - 1 && (at === 0 || words.length > 1)) words.push(titled(words.pop()));
      return words.join(' ');
    })
    .join(' → ');
}

/** `priya and tomas.`, and what follows, with the people by their names; anything else as it is. */
function peopleInNames(text: string, model: PanelModel): string {
  const end = text.search(/[."]/);
  if (end === -1 || text[end] !== '.') return text;
  const people = text.slice(0, end).split(/(, | and )/);
  return people.map((who) => nameOf(who, model)).join('') + text.slice(end);
}

/** A claim that does not hold is none of what it says. */
const refusedWords: Readonly<Partial<Record<StatusId, string>>> = {
  met: 'Met, not proven',
  waived: 'Waiver does not hold',
  'not-applicable': 'Not applicable (rejected)',
};

/** What the gate makes of the status of an item, and whether what it claims was checked: in the words of the panel. */
export function statusOf({ status, satisfied, proof }: ItemView): string {
  const refused = satisfied ? undefined : refusedWords[status];
  if (refused !== undefined) return refused;
  const more = proof === undefined ? '' : proof === 'checked' ? ', checked' : ', only stated';
  return `${statusWords[status]}${more}`;
}

/** A claim with the place that decides. */
function claimInWords({ about, reason, place }: ItemView['claims'][number]): string {
  return `${about === '' ? '' : `${about}: `}${reason}${place === undefined ? '' : ` (${place.label})`}`;
}

/** What there is to say of an item besides its status and its evidence. */
export function notesOf(item: ItemView): string[] {
  const said = (['contradicted', 'confirmed', 'cannot-tell'] as const).flatMap((verdict) => {
    const claims = item.claims.filter((claim) => claim.verdict === verdict).map(claimInWords);
    return claims.length === 0 ? [] : [`${verdictInWords[verdict]}: ${atMost(claims)}`];
  });
  return [
    item.because,
    ...(item.proof === undefined ? [] : [`${capital(item.proof)}: ${item.proofWhy}`]),
    ...said,
    ...(item.reason === undefined ? [] : [`Reason: ${item.reason}`]),
    ...(item.approver === undefined ? [] : [`Approved by ${item.approver}`]),
    ...(item.expires === undefined ? [] : [`Ends on ${item.expires}`]),
    ...(item.reviewDue === undefined ? [] : [`Next review: ${item.reviewDue}`]),
  ];
}

/** A duty with all items on which it bears. */
interface DutyOfItems extends DutyView {
  readonly items: readonly string[];
}

/** Every duty once, in the order in which they come up: what binds, what will, and what may. */
export function dutiesOf({ items }: PanelModel): DutyOfItems[] {
  const found = new Map<string, DutyView & { items: string[] }>();
  for (const { title, duties } of items)
    for (const duty of duties) {
      const known = found.get(duty.id);
      if (known === undefined) found.set(duty.id, { ...duty, items: [title] });
      else known.items.push(title);
    }
  return dutyForces.flatMap((force) => [...found.values()].filter((each) => each.force === force));
}

const dutyForces: readonly DutyView['force'][] = ['binds', 'will-bind', 'upon-change', 'open'];

/** Standards and guides in one line each, with all of theirs that speak of some item. */
export function guidanceOf({ items }: PanelModel): GuidanceView[] {
  const found = new Map<string, GuidanceView>();
  for (const each of items.flatMap(({ guidance }) => guidance)) {
    const ids = new Set([...(found.get(each.url)?.ids ?? []), ...each.ids]);
    found.set(each.url, { ...each, ids: [...ids] });
  }
  return [...found.values()];
}

/** Every finding once, in the order of the text. */
export function findingsOf(model: PanelModel): ItemView['findings'][number][] {
  const found = new Map<string, ItemView['findings'][number]>();
  for (const finding of [...model.otherFindings, ...model.items.flatMap(({ findings }) => findings)])
    found.set(JSON.stringify([finding.code, finding.place, finding.message]), finding);
  return [...found.values()].sort(
    (one, other) => one.place.line - other.place.line || one.place.character - other.place.character,
  );
}

/** What a steering group can decide. */
export const choices = ['Go', 'Go with conditions', 'Stop'] as const;

/** What is to be decided: the next gate that is not passed. */
export function approvalOf({ stages }: PanelModel): string {
  const next = stages.find(({ gate }) => gate !== 'passed');
  return next === undefined ? 'To go on in operation:' : `To pass the ${next.title} gate:`;
}

/** What the page is, in its last line. */
export function footOf({ today }: PanelModel): string {
  return `Made by AI Readiness from the manifest as of ${today}.`;
}
