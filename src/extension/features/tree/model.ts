/** The tree of manifests as data: what is shown, in which order, with which icon. Knows nothing of VS Code. */

import {
  catalogueItem,
  type Finding,
  type FindingCode,
  gatesAhead,
  type HiddenFinding,
  hiddenCountInWords,
  hiddenInWords,
  type ItemReport,
  inReadingOrder,
  isAhead,
  locate,
  loweredCountInWords,
  type ManifestDocument,
  nodeAt,
  type Path,
  type PositionRange,
  plural,
  type Report,
  type Stage,
  stages,
} from '../../../core/service';
import { leftOutWords, statusText } from '../status-text';
import { everything, passes, type TreeFilter } from './filter';
import { describeItem, describeStage, findingIcons, type Icon, iconOfItem, iconOfStage } from './look';

interface Row {
  /** Unique in the tree, and the same from one version of a manifest to the next. */
  readonly id: string;
  /** The address of the manifest. */
  readonly manifest: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: Icon;
  /** Where to go in the text; absent where the text does not speak of it. */
  readonly range?: PositionRange;
}

export interface ManifestRow extends Row {
  readonly kind: 'manifest';
  /** Whether it claims more than it proves. */
  readonly ahead: boolean;
  /** Whether it is open when it is first seen. */
  readonly open: boolean;
  readonly children: readonly (StageRow | FindingRow | EarlyRow | HiddenRow)[];
}

interface StageRow extends Row {
  readonly kind: 'stage';
  readonly stage: Stage;
  /** Whether it is open when it is first seen. */
  readonly open: boolean;
  readonly children: readonly ItemRow[];
}

export interface ItemRow extends Row {
  readonly kind: 'item';
  readonly item: string;
  readonly children: readonly FindingRow[];
}

interface FindingRow extends Row {
  readonly kind: 'finding';
  readonly code: string;
  readonly children: readonly never[];
}

/** What today's facts show of later stages. */
interface EarlyRow extends Row {
  readonly kind: 'early';
  readonly children: readonly FindingRow[];
}

/** What is there and not shown. */
interface HiddenRow extends Row {
  readonly kind: 'hidden';
  readonly children: readonly FindingRow[];
}

/** The manifests that the settings leave out. */
interface LeftOutRow extends Row {
  readonly kind: 'left-out';
  readonly children: readonly LeftOutFileRow[];
}

interface LeftOutFileRow extends Row {
  readonly kind: 'left-out-file';
  readonly children: readonly never[];
}

export type TreeRow =
  | ManifestRow
  | StageRow
  | ItemRow
  | FindingRow
  | EarlyRow
  | HiddenRow
  | LeftOutRow
  | LeftOutFileRow;

/** What the tree is made of. */
export interface TreeInput {
  readonly manifest: string;
  /** Where it is, for people. */
  readonly place: string;
  readonly document: ManifestDocument;
  readonly report: Report;
}

/** The tree of all manifests: what claims more than it proves first, then what is blocked, open, passed. */
export function manifestRows(inputs: readonly TreeInput[], filter = everything): ManifestRow[] {
  return inputs
    .map((input) => ({
      row: manifestRow(input, inputs.length === 1, filter),
      rank: rankOf(input.report),
      place: input.place,
    }))
    .sort((one, other) => one.rank - other.rank || (one.place < other.place ? -1 : 1))
    .map(({ row }) => row)
    .filter(({ children }) => filter.kind === 'all' || children.length > 0);
}

/** One row for all that the settings leave out, where that is anything. */
export function leftOutRows(
  all: readonly Pick<TreeInput, 'manifest' | 'place'>[],
  { isCut }: { readonly isCut: boolean },
): LeftOutRow[] {
  const words = leftOutWords({ count: all.length, isCut });
  if (words === undefined) return [];
  const files = all.map(({ manifest, place }) => ({
    kind: 'left-out-file' as const,
    id: `left-out:${manifest}`,
    manifest,
    label: place,
    description: '',
    tooltip: `${place}\nLeft out by the setting aiReadiness.exclude or by ai-readiness.config.yaml`,
    icon: { name: 'file' },
    children: [],
  }));
  return [
    {
      kind: 'left-out',
      id: 'left-out',
      manifest: '',
      label: words,
      description: 'by a setting or a configuration',
      tooltip: `${words} by the setting aiReadiness.exclude or by ai-readiness.config.yaml. What is left out is not checked.`,
      icon: { name: 'eye-closed' },
      children: files.sort((one, other) => (one.label < other.label ? -1 : 1)),
    },
  ];
}

/** How many manifests claim more than they prove. */
export function countAhead(reports: readonly Report[]): number {
  return reports.filter((report) => gatesAhead(report).length > 0).length;
}

function rankOf(report: Report): number {
  if (gatesAhead(report).length > 0) return 0;
  const gate = report.stage === undefined ? undefined : report.gates[report.stage];
  return gate === undefined ? 2 : ['blocked', 'open', 'passed'].indexOf(gate.state) + 1;
}

/** The rows of the stages say it better. */
const saidByStages: ReadonlySet<FindingCode> = new Set(['gate/stage-ahead', 'gate/open-items']);

function manifestRow(input: TreeInput, isOnly: boolean, filter: TreeFilter): ManifestRow {
  const { manifest, place, report } = input;
  const { icon, words, ahead } = statusText(report);
  const other = report.findings.filter(
    ({ code, items }) => ownerOf(items, report) === undefined && !saidByStages.has(code),
  );
  const rows = findingRows(other, input);
  const isUrgent = ({ icon }: FindingRow): boolean => icon === findingIcons.error;
  const stageRows = stages.map((stage) => stageRow(stage, input, filter));
  const isAll = filter.kind === 'all';
  return {
    kind: 'manifest',
    id: manifest,
    manifest,
    label: report.name ?? place,
    description: words,
    tooltip: `${report.name ?? 'Unnamed manifest'}\n${place}\n${words}`,
    icon: ahead
      ? findingIcons.error
      : { name: icon, ...(icon === 'pass' ? { color: 'testing.iconPassed' } : {}) },
    ahead,
    open: ahead || isOnly || !isAll,
    children: isAll
      ? [
          ...rows.filter(isUrgent),
          ...stageRows,
          ...rows.filter((row) => !isUrgent(row)),
          ...earlyRows(input),
          ...hiddenRows(input),
        ]
      : [
          ...(filter.kind === 'blocking' ? rows.filter(isUrgent) : []),
          ...stageRows.filter(({ children }) => children.length > 0),
        ],
  };
}

/** One row for all early signals, where there are any. */
function earlyRows(input: TreeInput): EarlyRow[] {
  const { manifest, report } = input;
  const early = report.findings.filter((finding) => finding.early !== undefined);
  if (early.length === 0) return [];
  const count = plural(early.length, 'early signal');
  return [
    {
      kind: 'early',
      id: `${manifest}#early`,
      manifest,
      label: 'Coming up',
      description: count,
      tooltip: `${count}: what today's facts show of later stages. Dealt with now, it costs least.`,
      icon: { name: 'bell' },
      children: findingRows(early, input, 'early:'),
    },
  ];
}

/** One row for all that is hidden, where anything is. */
function hiddenRows(input: TreeInput): HiddenRow[] {
  const { manifest, report } = input;
  const count = hiddenCountInWords(report);
  const lowered = loweredRows(input);
  if (count === undefined) return lowered;
  return [
    ...lowered,
    {
      kind: 'hidden',
      id: `${manifest}#hidden`,
      manifest,
      label: 'Hidden',
      description: count,
      tooltip: `${count} hidden by comments, settings or a configuration. The gates count them all the same.`,
      icon: { name: 'eye-closed' },
      children: findingRows(report.hidden, input, 'hidden:'),
    },
  ];
}

/** One row that says how many findings are shown as less than they are, where any is. */
function loweredRows({ manifest, report }: TreeInput): HiddenRow[] {
  const count = loweredCountInWords(report);
  if (count === undefined) return [];
  return [
    {
      kind: 'hidden',
      id: `${manifest}#lowered`,
      manifest,
      label: 'Shown as less',
      description: count,
      tooltip: `${count} shown as less by settings or a configuration. The gates count them as they are.`,
      icon: { name: 'arrow-small-down' },
      children: [],
    },
  ];
}

function stageRow(stage: Stage, input: TreeInput, filter: TreeFilter): StageRow {
  const { manifest, report } = input;
  const gate = report.gates[stage];
  const {
    manifest: facts,
    input: { today },
  } = report;
  const items = report.items.filter(
    (item) => item.stage === stage && passes(filter, item, { manifest: facts, today }),
  );
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

function itemRow(item: ItemReport, input: TreeInput): ItemRow {
  const { manifest, report } = input;
  // Early signals have a list of their own.
  const findings = report.findings.filter(
    ({ items, code }) => ownerOf(items, report) === item.id && code !== 'gate/early-signal',
  );
  return {
    kind: 'item',
    id: `${manifest}#${item.id}`,
    manifest,
    item: item.id,
    label: catalogueItem(item.id).title,
    ...describeItem(item, report.manifest),
    icon: iconOfItem(item),
    ...(item.stated ? rangeAt(item.path, input) : {}),
    children: findingRows(findings, input),
  };
}

/** The item that a finding is listed under: the first that it bears on. */
function ownerOf(items: readonly string[], report: Report): string | undefined {
  return items.find((id) => report.items.some((item) => item.id === id));
}

/** `list`: what tells the rows of one finding in several lists from each other. */
function findingRows(
  findings: readonly (Finding | HiddenFinding)[],
  { manifest }: TreeInput,
  list = '',
): FindingRow[] {
  const seen = new Map<string, number>();
  return inReadingOrder(findings).map((finding) => {
    const { code, message, severity, path, range } = finding;
    const hiddenBy = 'hiddenBy' in finding ? hiddenInWords(finding.hiddenBy) : undefined;
    const key = `${manifest}#${list}${code}:${path.join('/')}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return {
      kind: 'finding',
      id: `${key}:${count}`,
      manifest,
      code,
      label: message,
      description: hiddenBy ?? '',
      tooltip: `${message}\n${code}, line ${range.start.line + 1}${hiddenBy === undefined ? '' : `\n${hiddenBy}`}`,
      icon: findingIcons[severity],
      range,
      children: [],
    };
  });
}

/** The key of a value in the text, where it is there. */
function rangeAt(path: Path, { document }: TreeInput): { range?: PositionRange } {
  const { parsed, text, lines } = document;
  if (nodeAt(parsed.root, path) === undefined) return {};
  const { start, end } = locate(text, parsed.root, path, 'key');
  return { range: { start: lines.positionAt(start), end: lines.positionAt(end) } };
}
