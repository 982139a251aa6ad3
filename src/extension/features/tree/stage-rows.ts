import {
  catalogueItem,
  type Finding,
  type ItemReport,
  isAhead,
  locate,
  nodeAt,
  type Path,
  type PositionRange,
  type Report,
  type Stage,
} from '../../../core/service';
import { passes, type TreeFilter } from './filter';
import { findingRows } from './finding-rows';
import { describeItem, describeStage, iconOfItem, iconOfStage } from './look';
import type { ItemRow, StageRow, TreeInput } from './rows';

/** With the findings by the item that they are listed under. */
interface StageInput extends TreeInput {
  readonly byItem: FindingsByItem;
}

/** By the id of the item that they are listed under: the first that they bear on; undefined where that is none. */
type FindingsByItem = ReadonlyMap<string | undefined, readonly Finding[]>;

export function findingsByItem({ findings, items }: Report): FindingsByItem {
  const known = new Set<string>(items.map(({ id }) => id));
  const all = new Map<string | undefined, Finding[]>();
  for (const finding of findings) {
    const item = finding.items.find((id) => known.has(id));
    const others = all.get(item);
    if (others === undefined) all.set(item, [finding]);
    else others.push(finding);
  }
  return all;
}

/** The row of a stage, with those items that are shown, what matters most first. */
export function stageRow(stage: Stage, input: StageInput, filter: TreeFilter): StageRow {
  const { manifest, report } = input;
  const gate = report.gates[stage];
  const items = report.items.filter((item) => item.stage === stage && passes(filter, item, report));
  return {
    kind: 'stage',
    id: `${manifest}#${stage}`,
    manifest,
    stage,
    ...describeStage(gate, report.stage === stage),
    icon: iconOfStage(gate),
    open: isAhead(gate) || report.stage === stage || filter.kind !== 'all',
    ...rangeAt(['checklist', stage], input),
    children: items
      .map((item) => ({ row: itemRow(item, input), rank: itemRank(item) }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ row }) => row),
  };
}

/** What blocks the gate first, and of that what is claimed and not so; what is only recommended and not begun last. */
function itemRank({ satisfied, blocking, stated, status }: ItemReport): number {
  if (satisfied) return 3;
  const isClaimed = status !== 'unmet' && status !== 'in-progress';
  if (blocking) return isClaimed ? 0 : 1;
  return stated ? 2 : 4;
}

function itemRow(item: ItemReport, input: StageInput): ItemRow {
  const { manifest, report, byItem } = input;
  // Early signals have a list of their own.
  const findings = (byItem.get(item.id) ?? []).filter(({ code }) => code !== 'gate/early-signal');
  return {
    kind: 'item',
    id: `${manifest}#${item.id}`,
    manifest,
    item: item.id,
    label: catalogueItem(item.id).title,
    ...describeItem(item, report),
    icon: iconOfItem(item),
    ...(item.stated ? rangeAt(item.path, input) : {}),
    children: findingRows(findings, input),
  };
}

/** The key of a value in the text, where it is there. */
function rangeAt(path: Path, { document }: TreeInput): { range?: PositionRange } {
  const { parsed, text, lines } = document;
  if (nodeAt(parsed.root, path) === undefined) return {};
  const { start, end } = locate(text, parsed.root, path, 'key');
  return { range: { start: lines.positionAt(start), end: lines.positionAt(end) } };
}
