// Makes panel models of the real catalogue, with the sums done, from what is special about each.

import {
  blockingInWords,
  type CatalogueItem,
  catalogue,
  itemRecord,
  readDocument,
  roles,
} from '../../../src/core/service';
import { itemPlanFields, planView } from '../../../src/panel/model/plan';
import { verdictOf } from '../../../src/panel/model/verdict';
import type { StageId } from '../../../src/panel/protocol/basics';
import type { FactGroup } from '../../../src/panel/protocol/facts';
import type { ItemView } from '../../../src/panel/protocol/items';
import type { OwnerView, PanelModel, StageView } from '../../../src/panel/protocol/model';
import type { EvidenceView } from '../../../src/panel/protocol/proof';
import type { StepView } from '../../../src/panel/protocol/steps';

const stageIds: readonly StageId[] = ['diagnose', 'design', 'deploy', 'operate'];
const purposes: Readonly<Record<StageId, string>> = {
  diagnose: 'Understand the workflow, data, systems, risks and the operational value at stake.',
  design: 'Define architecture, integrations, data requirements, governance and the escalation model.',
  deploy: 'Put it into the live environment with clear controls and integration points.',
  operate: 'Monitor performance, refine the workflow, improve adoption, build internal capability.',
};

/** What is special about an item, with the facts that it rests on. */
export type ItemChange = Partial<Omit<ItemView, 'facts'>> & { readonly facts?: readonly FactGroup[] };

interface Special extends Partial<Omit<PanelModel, 'items' | 'facts' | 'stages'>> {
  readonly items?: Readonly<Record<string, ItemChange>>;
}

export function panelModel({ items: changes = {}, ...special }: Special): PanelModel {
  const items = catalogue.map((entry, index) => itemView(entry, index, changes[entry.id] ?? {}));
  const stages = stageIds.map((id) => stageView(id, items, special.stage));
  const blockers = blockersOf(stages, items, special.owners ?? []);
  const steps = special.steps ?? stepsOf(blockers);
  const model: PanelModel = {
    verdict: verdictOf({ ...(special.stage && { stage: special.stage }), gates: gatesOf(stages) }, steps),
    path: 'invoice-triage/ai-readiness.yaml',
    name: 'Supplier invoice triage',
    today: '2026-11-20',
    owners: [],
    systems: ['sap', 'mailbox'],
    signals: ['cost-per-invoice', 'touchless-rate'],
    roles: roles.map((value) => ({ value, description: `Accountable for ${value}.` })),
    plan: planView(readDocument(special.goLive === undefined ? '' : `goLive: ${special.goLive}\n`), []),
    itemPlan: itemPlanFields,
    stages,
    steps,
    moreSteps: 0,
    comingUp: [],
    moreComingUp: 0,
    blocking: blockingView(blockers, stages),
    earlySignals: [],
    isEarlyKnown: items.some(({ status }) => status !== 'unmet'),
    items,
    facts: Object.fromEntries(
      Object.values(changes).flatMap(({ facts = [] }) => facts.map((group) => [group.section, group])),
    ),
    otherFindings: [],
    hidden: [],
    hiddenCount: '',
    loweredCount: '',
    cannotTell: '',
    waiverDays: 90,
    counts: { error: 0, warning: 0, information: 0, hint: 0 },
    law: [],
    editable: true,
    ...special,
  };
  return model;
}

/** How the gates stand, as the report has it. */
function gatesOf(stages: readonly StageView[]): Parameters<typeof verdictOf>[0]['gates'] {
  const gate = (id: StageId) => {
    const {
      gate: state,
      isClaimed = false,
      ...facts
    } = stages.find((stage) => stage.id === id) ?? stageView(id, [], id);
    return {
      ...facts,
      stage: id,
      claimed: isClaimed,
      state: state === 'passed' || state === 'blocked' ? state : ('open' as const),
    };
  };
  return {
    diagnose: gate('diagnose'),
    design: gate('design'),
    deploy: gate('deploy'),
    operate: gate('operate'),
  };
}

function itemView(entry: CatalogueItem, index: number, { facts = [], ...change }: ItemChange): ItemView {
  const { id, title, statement, pillar, acceptableEvidence, notApplicableWhen, review } = entry;
  return {
    id,
    title,
    statement,
    stage: entry.stage,
    pillar,
    status: 'unmet',
    satisfied: false,
    blocking: entry.gate === 'required',
    requiredWhen: '',
    because: 'Nothing is claimed yet.',
    acceptableEvidence,
    ...(notApplicableWhen ? { notApplicableWhen } : {}),
    ...(review ? { reviewPeriod: `every ${review}` } : {}),
    canBeWaived: !itemRecord(id).notWaivable,
    evidence: [],
    proofWhy: '',
    claims: [],
    findings: [],
    duties: [],
    guidance: [
      {
        name: 'NIST AI Risk Management Framework',
        edition: '1.0 (AI 100-1), January 2023',
        url: 'https://doi.org/10.6028/NIST.AI.100-1',
        ids: ['MAP 1.1'],
      },
    ],
    facts: facts.map(({ section }) => ({ section })),
    movers: itemRecord(id).movers,
    place: { line: 40 + index, character: 4 },
    ...change,
  };
}

function stageView(id: StageId, all: readonly ItemView[], claimed: StageId | undefined): StageView {
  const items = all.filter(({ stage, blocking }) => stage === id && blocking);
  const names = [...new Set(items.map(({ pillar }) => pillar))];
  const pillars = names.map((pillar) => {
    const own = items.filter((item) => item.pillar === pillar);
    const met = own.filter(({ satisfied }) => satisfied).length;
    return { pillar, met, required: own.length, stated: 0, score: Math.round((met / own.length) * 100) };
  });
  const weakest = pillars.reduce((low, each) => (each.score < low.score ? each : low), {
    pillar: '',
    score: 101,
  });
  const errors = all.filter(({ stage }) => stage === id).flatMap(({ findings }) => findings);
  const number = errors.filter(({ severity }) => severity === 'error').length;
  const met = items.filter(({ satisfied }) => satisfied).length;
  const ahead = claimed !== undefined && stageIds.indexOf(claimed) > stageIds.indexOf(id);
  const begun = all.some((item) => item.stage === id && item.status !== 'unmet');
  const open = number > 0 ? 'blocked' : ahead || claimed === id || begun ? 'not-passed' : 'not-begun';
  return {
    id,
    title: id.charAt(0).toUpperCase() + id.slice(1),
    purpose: purposes[id],
    gate: met === items.length && number === 0 ? 'passed' : open,
    ...(ahead ? { isClaimed: true as const } : {}),
    current: claimed === id,
    met,
    required: items.length,
    stated: items.filter(({ proof }) => proof === 'stated').length,
    errors: number,
    besides: 0,
    score: Math.min(weakest.score, 100),
    weakest: weakest.pillar,
    pillars,
  };
}

const roleOfPillar: Readonly<Record<string, string>> = {
  data: 'data',
  security: 'security',
  governance: 'legal',
  value: 'outcome',
};

/** An item that keeps a gate shut. */
interface Blocker {
  readonly item: string;
  readonly title: string;
  readonly stage: StageId;
  readonly why: string;
  readonly who: string;
}

function blockingView(blockers: readonly Blocker[], stages: readonly StageView[]): PanelModel['blocking'] {
  const items = blockers.map(({ item }) => item);
  const errors = stages
    .filter(({ current, isClaimed }) => current || isClaimed)
    .reduce((sum, each) => sum + each.errors, 0);
  return { items, words: blockingInWords({ items, errors }) };
}

function blockersOf(
  stages: readonly StageView[],
  items: readonly ItemView[],
  owners: readonly OwnerView[],
): Blocker[] {
  const next = stages.findIndex(({ gate }) => gate !== 'passed');
  const claimed = stages.findIndex(({ current }) => current);
  const bearing = stages.slice(next, Math.max(next, claimed) + 1).map(({ id }) => id);
  return items
    .filter(({ stage, blocking, satisfied }) => bearing.includes(stage) && blocking && !satisfied)
    .map(({ id, title, stage, because, by, pillar }) => {
      const role = roleOfPillar[pillar] ?? 'performance';
      const who = by ?? owners.find(({ roles }) => roles.includes(role))?.id ?? role;
      return { item: id, title, stage, why: because, who };
    });
}

export function file(label: string, change: Partial<EvidenceView> = {}): EvidenceView {
  return { index: 0, label, kind: 'file', state: 'holds', trouble: '', ...change };
}

/** A met item whose evidence holds. */
export function met(by: string, on: string, ...labels: string[]): ItemChange {
  const evidence = labels.map((label, index) => file(label, { index }));
  return { status: 'met', satisfied: true, because: '', by, on, evidence };
}

/** Each blocker as a step to its gate. */
function stepsOf(blockers: readonly Blocker[]): StepView[] {
  return blockers.map(({ item, title, stage, why, who }) => {
    const own = blockers.filter((each) => each.stage === stage);
    const step = own.findIndex((each) => each.item === item) + 1;
    return {
      key: `item/${item}`,
      what: title,
      how: why,
      kind: 'open',
      items: [item],
      who,
      after: [],
      later: [],
      opens: { stage, step, of: own.length },
      ways: [],
    };
  });
}
