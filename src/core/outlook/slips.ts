/** Slips in an item's key, stage or status: what the manifest says of the item counts as soon as they are put right. */
import type { Finding } from '../base/finding';
import type { Path } from '../base/path';
import type { ItemReport, Report } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';

/** A slip that has one fix which names the items that are meant. */
export interface Slip {
  readonly finding: Finding;
  /** Whether nothing is left to be done for an item once it is put right, by what the manifest says. */
  readonly isAll: boolean;
}

/** What becomes of an item once a slip is put right. */
interface Meant {
  readonly id: string;
  readonly status: unknown;
}

/** The slips of one report. */
export class Slips {
  private readonly byItem = new Map<ItemId, Slip>();
  private readonly byFinding = new Map<Finding, ItemId[]>();

  constructor(report: Report) {
    const items = new Map(report.items.map((item) => [item.id as string, item]));
    for (const finding of report.findings) {
      for (const { id, status } of meantBy(finding, report)) {
        const item = items.get(id);
        if (item === undefined) continue;
        this.byFinding.set(finding, [...(this.byFinding.get(finding) ?? []), item.id]);
        if (!this.byItem.has(item.id)) this.byItem.set(item.id, { finding, isAll: settles(status, item) });
      }
    }
  }

  /** What has to be put right before what the manifest says of an item counts. */
  of({ id, satisfied }: Pick<ItemReport, 'id' | 'satisfied'>): Slip | undefined {
    return satisfied ? undefined : this.byItem.get(id);
  }

  /** The items that a slip is about; none where a finding tells none. */
  itemsOf(finding: Finding): readonly ItemId[] {
    return this.byFinding.get(finding) ?? [];
  }
}

function settles(status: unknown, { facts }: Pick<ItemReport, 'facts'>): boolean {
  // That it is met does not hold while its facts lack something.
  if (status === 'met') return facts === undefined || facts.areComplete;
  return status === 'waived' || status === 'not-applicable';
}

function meantBy({ path, fixes, aliases = [] }: Finding, report: Report): Meant[] {
  const [section, , id, field] = path;
  const [fix] = fixes;
  if (section !== 'checklist' || fix === undefined) return [];
  // The last one: what refers to an entry is changed before the entry.
  const operation = fix.operations.at(-1);
  switch (operation?.kind) {
    case 'rename-key':
      if (fix.kind !== 'rename') return [];
      if (path.length === 2) return ofStage(operation.key, report);
      return path.length === 3 ? [{ id: operation.key, status: statusOf(entryAt(report, path)) }] : [];
    case 'move':
      return path.length === 3 ? [{ id: String(id), status: statusOf(entryAt(report, path)) }] : [];
    case 'set': {
      if (fix.kind !== 'change' || field !== 'status' || path.length !== 4) return [];
      const places = [path, ...aliases.map((each) => each.path)].filter(isStatus);
      return places.map(([, , each]) => ({ id: String(each), status: operation.value }));
    }
    default:
      return [];
  }
}

function isStatus(path: Path): boolean {
  return path[0] === 'checklist' && path.length === 4 && path[3] === 'status';
}

/** What is under a stage that nobody knows is not read: whatever that gate needs may stand there, in any state. */
function ofStage(stage: string, { items }: Report): Meant[] {
  const open = items.filter((item) => item.stage === stage && item.blocking && !item.stated);
  return open.map(({ id }) => ({ id, status: undefined }));
}

/** What the manifest says at a path, in whatever form. */
function entryAt({ manifest }: Report, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined,
    manifest,
  );
}

function statusOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'status' in entry ? entry.status : undefined;
}
