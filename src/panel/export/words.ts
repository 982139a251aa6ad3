/** What both forms of the exported report say in the same words. */
import { atMost, capital, grouped, plural, verdictInWords } from '../../core/service';
import type {
  DutyView,
  GuidanceView,
  ItemView,
  PanelModel,
  PillarScoreView,
  SeverityId,
  StageId,
  StageView,
  StatusId,
} from '../protocol';

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
  unmet: 'Not met',
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

/** The facts at the head of the report, each with its name. */
export function headOf(model: PanelModel): [name: string, value: string][] {
  const { goLive, goLiveInDays, counts } = model;
  const stage = model.stages.find(({ current }) => current)?.title ?? 'none';
  const days = goLiveInDays === undefined ? '' : ` (${daysAway(goLiveInDays)})`;
  const people = model.owners.map(({ label, roles }) =>
    roles.length === 0 ? label : `${label} (${roles.join(', ')})`,
  );
  return [
    ['Stage claimed', stage],
    ['Go-live', goLive === undefined ? 'no date yet' : `${goLive}${days}`],
    ['Owners', people.length === 0 ? 'nobody yet' : people.join('; ')],
    [
      'Findings',
      [
        plural(counts.error, 'error'),
        plural(counts.warning, 'warning'),
        `${grouped(counts.information + counts.hint)} more`,
      ].join(', '),
    ],
    ...(model.loweredCount === ''
      ? []
      : [['Shown as less than they are', model.loweredCount] satisfies [string, string]]),
    ...(model.hiddenCount === '' ? [] : [['Hidden', model.hiddenCount] satisfies [string, string]]),
    ['Manifest', model.path],
    ['As of', model.today],
  ];
}

function daysAway(days: number): string {
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

/** The status of an item, and whether what it claims was checked. */
export function statusOf({ status, proof }: ItemView): string {
  const more = proof === undefined ? '' : proof === 'checked' ? ', checked' : ', only stated';
  return `${statusWords[status]}${more}`;
}

/** A claim with the place that decides. */
function claimInWords({ about, reason, place }: ItemView['claims'][number]): string {
  return `${about === '' ? '' : `${about}: `}${reason}${place === undefined ? '' : ` (${place.label})`}`;
}

/** A sentence within another one. */
function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** What there is to say of an item besides its status. */
export function notesOf(item: ItemView): string[] {
  const all = [...item.evidence, ...(item.evidencedBy ?? [])].map(
    ({ label, state, trouble, isChecked }) =>
      `${label} (${state === 'holds' ? (isChecked === true ? 'counts, checked' : 'counts') : lower(trouble).replace(/\.$/, '')})`,
  );
  const said = (['contradicted', 'confirmed', 'cannot-tell'] as const).flatMap((verdict) => {
    const claims = item.claims.filter((claim) => claim.verdict === verdict).map(claimInWords);
    return claims.length === 0 ? [] : [`${verdictInWords[verdict]}: ${atMost(claims)}`];
  });
  return [
    item.because,
    ...(item.proof === undefined ? [] : [`${capital(item.proof)}: ${item.proofWhy}`]),
    ...(all.length === 0 ? [] : [`Evidence: ${all.join('; ')}`]),
    ...said,
    ...(item.approver === undefined ? [] : [`Approved by ${item.approver}`]),
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

/** What the report rests on, in its last line. */
export function footOf({ today, broken }: PanelModel): string {
  const caveat = broken === undefined ? '' : ' Part of its text could not be read.';
  return `Made by AI Readiness from the manifest as of ${today}.${caveat}`;
}
