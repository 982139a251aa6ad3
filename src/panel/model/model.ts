/** The panel's view of one version of a manifest: a pure function of the report. */

import {
  blockingInWords,
  blockingOf,
  daysBetween,
  type Finding,
  type Gate,
  hiddenCountInWords,
  hiddenInWords,
  lawOf,
  loweredCountInWords,
  type Manifest,
  noConfiguration,
  noStageInWords,
  type Report,
  roles,
  schemaAt,
  severities,
  stages,
  stageTitle,
  untoldInWords,
  withAllShared,
} from '../../core/service';
import type { FindingView, HiddenView } from '../protocol/findings';
import type { EarlySignalView, OwnerView, PanelModel, StageView } from '../protocol/model';
import { Facts } from './facts';
import { itemView, type PanelState } from './items';
import { findingView, shorten } from './places';
import { itemPlanFields, planView } from './plan';
import { gateOf, standingOf } from './standing';

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
  const { verdict, steps, told, withoutSteps, comingUp, moreComingUp } = standingOf(state, law);
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
    verdict,
    ...steps,
    comingUp,
    moreComingUp,
    stages: stages.map((stage) => ({
      ...stageView(report.gates[stage], report),
      ...(withoutSteps.includes(stage) && { isWithoutSteps: true as const }),
    })),
    blocking: { items: blocking.items, words: blockingInWords(blocking) },
    earlySignals: earlySignalsOf(report.findings.filter((finding) => !told.has(finding))),
    isEarlyKnown: Object.keys(manifest.data ?? {}).length > 0 && manifest.risk?.tier !== undefined,
    items,
    facts: facts.sections(),
    otherFindings: report.findings.filter((finding) => finding.items.length === 0).map(findingView),
    hidden: hiddenViews(report),
    hiddenCount: hiddenCountInWords(report) ?? '',
    loweredCount: loweredCountInWords(report) ?? '',
    cannotTell: untoldInWords(report.input.repository) ?? '',
    counts: report.counts,
    law: law === undefined ? [] : [law.notes.asOf, ...law.notes.notes],
    ...(manifest.workflow?.summary === undefined ? {} : { summary: shorten(manifest.workflow.summary) }),
    ...(report.stage === undefined ? {} : { stage: report.stage }),
    ...(report.misstated === undefined ? {} : { noStage: noStageInWords(report) }),
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
  const { stage, met, required, stated, errors, besides, score, weakest, pillars } = gate;
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
    besides,
    score,
    ...(weakest === undefined ? {} : { weakest }),
    pillars,
  };
}

function earlySignalsOf(findings: readonly Finding[]): EarlySignalView[] {
  return findings.flatMap(({ early, message, range }) => {
    const item = early?.[0];
    return item !== undefined ? [{ message: shorten(message), item, place: range.start }] : [];
  });
}
