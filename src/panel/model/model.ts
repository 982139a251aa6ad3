/** The panel's view of one version of a manifest: a pure function of the report. */

import {
  blockingInWords,
  blockingOf,
  daysBetween,
  type Finding,
  type FindingCode,
  type Gate,
  goLiveDoubt,
  hiddenCountInWords,
  hiddenInWords,
  itemRecord,
  itemRestingOn,
  lawOf,
  loweredCountInWords,
  type Manifest,
  type ManifestDocument,
  moverOf,
  noConfiguration,
  type Report,
  roles,
  schemaAt,
  severities,
  stageIndex,
  stages,
  stagesTouched,
  stageTitle,
  startingItems,
  withAllShared,
} from '../../core/service';
import type {
  BlockerView,
  EarlySignalView,
  FindingView,
  HiddenView,
  ItemView,
  OwnerView,
  PanelModel,
  StageView,
} from '../protocol';
import { Facts } from './facts';
import { itemView, type PanelState } from './items';
import { findingView, shorten } from './places';
import { itemPlanFields, planView } from './plan';
import { stepViews, upcomingViews } from './steps';
import { verdictOf } from './verdict';

/** What the report does not know. */
interface PanelExtras {
  /** The path of the manifest in its workspace folder. */
  readonly path: string;
  readonly editable: boolean;
  readonly broken?: NonNullable<PanelModel['broken']>;
}

/** Everything that the panel shows. */
export function panelModel(state: PanelState, extras: PanelExtras): PanelModel {
  const { report } = state;
  const { manifest } = report;
  const byItem = findingsByItem(report.findings);
  const known = withAllShared(manifest, report.input.configuration);
  const facts = new Facts(state.document, known, report.findings, report.claims);
  const law = lawOf(report);
  const items = report.items.map((item) =>
    itemView(item, { ...state, law }, byItem.get(item.id) ?? [], facts),
  );
  const blockers = blockersOf(report, items);
  const { shown: steps, told } = stepViews(state);
  const blocking = blockingOf(report);
  const goLiveInDays = daysBetween(report.input.today, manifest.goLive);
  return {
    ...extras,
    name: shorten(report.name ?? ''),
    today: report.input.today,
    owners: ownerViews(manifest, known),
    waiverDays: (report.input.configuration ?? noConfiguration).waiverDays,
    systems: Object.keys(known.systems ?? {}),
    signals: Object.keys(manifest.signals ?? {}),
    roles: roleViews,
    plan: planView(state.document, report.findings),
    itemPlan: itemPlanFields,
    verdict: verdictOf(
      { ...report, atRisk: goLiveDoubt(report) !== undefined ? manifest.goLive : undefined },
      steps.steps,
    ),
    ...steps,
    comingUp: upcomingViews(state, law),
    stages: stages.map((stage) => stageView(report.gates[stage], report)),
    blockers,
    blocking: { items: blocking.items, words: blockingInWords(blocking) },
    earlySignals: earlySignalsOf(report.findings.filter((finding) => !told.has(finding))),
    isEarlyKnown: Object.keys(manifest.data ?? {}).length > 0 && manifest.risk?.tier !== undefined,
    firstSteps: startingItems().map((item) => ({ item, what: itemRecord(item).firstStep })),
    items,
    facts: facts.sections(),
    otherFindings: report.findings.filter((finding) => finding.items.length === 0).map(findingView),
    hidden: hiddenViews(report),
    hiddenCount: hiddenCountInWords(report) ?? '',
    loweredCount: loweredCountInWords(report) ?? '',
    counts: report.counts,
    law: law === undefined ? [] : [law.notes.asOf, ...law.notes.notes],
    ...(manifest.workflow?.summary === undefined ? {} : { summary: shorten(manifest.workflow.summary) }),
    ...(report.stage === undefined ? {} : { stage: report.stage }),
    ...(manifest.goLive === undefined ? {} : { goLive: manifest.goLive }),
    ...(goLiveInDays === undefined ? {} : { goLiveInDays }),
  };
}

const roleNode = schemaAt(['owners', 'x', 'roles', 0]);

/** The roles, with what the schema says of each. */
const roleViews = roles.map((value) => ({
  value,
  description: roleNode?.enumDescriptions?.[roleNode.enum?.indexOf(value) ?? -1] ?? '',
}));

const breaking: ReadonlySet<FindingCode> = new Set(['yaml/syntax', 'yaml/merge-conflict', 'yaml/too-large']);

/** What makes a text unreadable, if anything: the first such problem, and where it is. */
export function brokenBy({
  parsed,
  lines,
}: ManifestDocument): NonNullable<PanelExtras['broken']> | undefined {
  const [first] = parsed.problems
    .filter(({ code }) => breaking.has(code))
    .sort((one, other) => one.range.start - other.range.start);
  return first && { message: first.message, place: lines.positionAt(first.range.start) };
}

function findingsByItem(findings: readonly Finding[]): Map<string, FindingView[]> {
  const found = new Map<string, FindingView[]>();
  for (const finding of findings) {
    for (const item of new Set(finding.items)) {
      const known = found.get(item);
      if (known === undefined) found.set(item, [findingView(finding)]);
      else known.push(findingView(finding));
    }
  }
  return found;
}

function hiddenViews({ hidden }: Report): HiddenView[] {
  return [...hidden]
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))
    .map((finding) => ({ ...findingView(finding), by: hiddenInWords(finding.hiddenBy) }));
}

/** The owners of the manifest, and after them those that it may refer to. */
function ownerViews({ owners: own = {} }: Manifest, { owners = {} }: Manifest): OwnerView[] {
  const isOwn = (id: string): boolean => Object.hasOwn(own, id);
  const ids = [...Object.keys(own), ...Object.keys(owners).filter((id) => !isOwn(id))];
  return ids.map((id) => ({ ...ownerView(id, owners[id] ?? {}), ...(isOwn(id) ? {} : { isShared: true }) }));
}

function ownerView(id: string, { name, handle, roles, deputy }: Owner): OwnerView {
  return {
    id,
    label: shorten(name ?? handle ?? id),
    roles: (roles ?? []).filter((role) => role !== undefined),
    ...(deputy === undefined ? {} : { deputy }),
  };
}

type Owner = NonNullable<Manifest['owners']>[string];

function stageView(gate: Gate, report: Report): StageView {
  const { stage, met, required, stated, errors, score, weakest, pillars } = gate;
  return {
    id: stage,
    title: stageTitle(stage),
    purpose: schemaAt(['checklist', stage])?.description ?? '',
    gate: gateOf(gate, report),
    ...(gate.claimed ? { isClaimed: true as const } : {}),
    current: stage === report.stage,
    met,
    required,
    stated,
    errors,
    score,
    ...(weakest === undefined ? {} : { weakest }),
    pillars,
  };
}

function gateOf({ stage, state }: Gate, report: Report): StageView['gate'] {
  if (state !== 'open') return state;
  const isAhead = report.stage === undefined || stageIndex(stage) > stageIndex(report.stage);
  const begun = report.items.some((item) => item.stage === stage && item.status !== 'unmet');
  return isAhead && !begun ? 'not-begun' : 'not-passed';
}

/**
 * What keeps the claimed stage and those before it from being passed: the items, and the errors in the facts that no
 * such item speaks of, each at the item that rests on those facts.
 */
function blockersOf(report: Report, items: readonly ItemView[]): BlockerView[] {
  const current = stageIndex(report.stage ?? 'diagnose');
  const views = new BlockerViews(report, items);
  return stages.slice(0, current + 1).flatMap((stage) => {
    const gate = report.gates[stage];
    const open = gate.blockers.flatMap((id) => views.of(id) ?? []);
    if (gate.errors === 0) return open;
    const own = report.items.filter((item) => item.stage === stage).map(({ id }) => id);
    const errors = report.findings
      .filter((finding) => finding.severity === 'error' && stagesTouched(finding).includes(stage))
      .flatMap((finding) => {
        const item = finding.items[0] ?? itemRestingOn(finding.path, own);
        // What is wrong with the item's own claim is why it is open already.
        const said = finding.path[0] === 'checklist' && gate.blockers.some((id) => id === finding.path[2]);
        if (item === undefined || said) return [];
        return views.of(item, finding) ?? [];
      });
    return [...open, ...errors];
  });
}

/** Items as blockers. Thousands of errors may be shown at one item: who has to move is asked once for each. */
class BlockerViews {
  private readonly who = new Map<string, string>();

  constructor(
    private readonly report: Report,
    private readonly items: readonly ItemView[],
  ) {}

  of(id: string, error?: Finding): BlockerView | undefined {
    const view = this.items.find((item) => item.id === id);
    const item = this.report.items.find((each) => each.id === id);
    if (view === undefined || item === undefined) return undefined;
    const who = this.who.get(id) ?? shorten(moverOf(item, this.report));
    this.who.set(id, who);
    const place = error === undefined ? view.place : error.range.start;
    return {
      item: id,
      title: view.title,
      stage: view.stage,
      why: error === undefined ? view.because : shorten(error.message),
      who,
      ...(place === undefined ? {} : { place }),
    };
  }
}

function earlySignalsOf(findings: readonly Finding[]): EarlySignalView[] {
  return findings.flatMap(({ early, message, range }) => {
    const item = early?.[0];
    return item !== undefined ? [{ message: shorten(message), item, place: range.start }] : [];
  });
}
