/** Ways to fix a finding that have to ask the reader something first, or to open a file: what each front offers. */
import type { Finding } from '../base/finding';
import type { FindingCode } from '../base/finding-code';
import { isId } from '../base/ids';
import type { Path } from '../base/path';
import { quoted } from '../base/shorten';
import { withAllShared } from '../facts/configuration';
import type { ManifestDocument } from '../facts/document';
import { roles } from '../facts/escalation';
import { factOf } from '../facts/evidence';
import { fileNamed } from '../facts/names';
import type { Report } from '../facts/report';
import { nodeAt } from '../text/tree';

/** What is asked for, or opened. */
export type Ask =
  | 'pickEvidence'
  | 'createEvidence'
  | 'linkEvidence'
  | 'writeTemplate'
  | 'openEvidence'
  | 'markMet'
  | 'pickOwner'
  | 'addOwner'
  | 'addSystem'
  | 'giveReason'
  | 'renewWaiver'
  | 'recordReview'
  | 'recordDate'
  | 'goToBlocker';

/** A way to fix a finding that asks first. */
interface AskedFix {
  readonly ask: Ask;
  readonly title: string;
  /** The item, where it is not that of the finding. */
  readonly item?: string;
}

/** What a finding is about, besides itself: its item, and the file as the manifest names it, where it is about those. */
interface About {
  readonly item?: string;
  readonly file?: string;
  /** What stands at the finding, where it can be the id of an entry. */
  readonly id?: string;
}

/** What the manifest has to choose from. */
interface Choices extends About {
  /** How many owners there are, and how many of them the fixes offer already. */
  readonly owners: number;
  readonly offered: number;
  /** Whether that file is a folder, or named as one. */
  readonly isFolder: boolean;
  /** Whether the item gives a reason. */
  readonly hasReason: boolean;
  /** What stands in the way of a gate: its item, where it is one. */
  readonly blockers: readonly (string | undefined)[];
  /** Of those items the ones whose facts are all there. */
  readonly ready: readonly string[];
}

/** So many items are offered at most to be met with their facts. */
const maxReady = 3;

const renewWaiver: AskedFix = { title: 'Renew the waiver: who decided, and until when…', ask: 'renewWaiver' };
const recordReview: AskedFix = { title: 'Record a review: when, and what it found…', ask: 'recordReview' };
const recordDate = (what: string): readonly AskedFix[] => [
  { title: `Record when ${what}…`, ask: 'recordDate' },
];
const giveReason: AskedFix = { title: 'Give the reason…', ask: 'giveReason' };

const offers: Readonly<Partial<Record<FindingCode, (choices: Choices) => readonly AskedFix[]>>> = {
  'item/met-without-evidence': ({ item }) =>
    item === undefined
      ? []
      : [
          { title: 'Pick a file from the repository as evidence…', ask: 'pickEvidence' },
          { title: 'Write the evidence from a template…', ask: 'createEvidence' },
          { title: 'Add a link as evidence…', ask: 'linkEvidence' },
        ],
  'evidence/missing-file': ({ item, file, isFolder }) =>
    item === undefined || file === undefined
      ? []
      : [
          ...(isFolder
            ? []
            : [{ title: `Write ${quoted(file)} from the template`, ask: 'writeTemplate' } as const]),
          { title: 'Pick another file from the repository…', ask: 'pickEvidence' },
        ],
  'evidence/empty-file': ({ item, file, isFolder }) =>
    item === undefined || file === undefined || isFolder
      ? []
      : [{ title: `Fill ${quoted(file)} from the template`, ask: 'writeTemplate' }],
  'evidence/unchanged-template': ({ file }) =>
    file === undefined ? [] : [{ title: `Open ${quoted(file)} to fill it in`, ask: 'openEvidence' }],
  'owner/unknown-id': ({ owners, offered, id }) => [
    ...(owners > offered ? [{ title: 'Pick an owner…', ask: 'pickOwner' } as const] : []),
    ...addOwner(id),
  ],
  // A role that nobody holds is given to an owner.
  'escalation/unknown-target': ({ id }) => (roles.some((role) => role === id) ? [] : addOwner(id)),
  'data/unknown-system': addSystem,
  'integration/unknown-system': addSystem,
  'item/reason-missing': () => [giveReason],
  'waiver/incomplete': ({ hasReason }) => (hasReason ? [] : [giveReason]),
  'waiver/expired': () => [renewWaiver],
  'waiver/expires-soon': () => [renewWaiver],
  'waiver/too-long': () => [renewWaiver],
  'review/overdue': () => [recordReview],
  'review/due-soon': () => [recordReview],
  'data/access-unproven': () => recordDate('access was proven'),
  'controls/stop-untested': () => recordDate('it was tested'),
  'controls/rollback-unrehearsed': () => recordDate('it was rehearsed'),
  'signal/alert-untested': () => recordDate('the alert was tested'),
  'gate/stage-ahead': (choices) => [...goToBlockers(choices), ...sayMet(choices)],
  'gate/open-items': (choices) => [...goToBlockers(choices), ...sayMet(choices)],
};

/** A new owner is reached as only the reader knows. */
function addOwner(id: string | undefined): readonly AskedFix[] {
  return id === undefined
    ? []
    : [{ title: `Add ${quoted(id)} to the owners: how to reach them…`, ask: 'addOwner' }];
}

/** A new entry has what only the reader knows. */
function addSystem({ id }: Choices): readonly AskedFix[] {
  if (id === undefined) return [];
  return [{ title: `Add ${quoted(id)} to the systems: who owns it…`, ask: 'addSystem' }];
}

/** A way to what stands in the way of a gate. */
function goToBlockers({ blockers }: Choices): readonly AskedFix[] {
  if (blockers.length === 0) return [];
  const [only] = blockers.length === 1 ? blockers : [];
  return [
    { title: only === undefined ? 'Go to the blocker…' : `Go to the blocker: ${only}`, ask: 'goToBlocker' },
  ];
}

/** The claims of items of which the facts are there already. */
function sayMet({ ready }: Choices): readonly AskedFix[] {
  return ready
    .slice(0, maxReady)
    .map((item) => ({ title: `Say that ${quoted(item)} is met, with its evidence…`, ask: 'markMet', item }));
}

/** What fixes a finding, but has to ask something first. */
export function askedFixes(
  finding: Finding,
  document: ManifestDocument,
  report: Report,
): readonly AskedFix[] {
  const offer = offers[finding.code];
  if (offer === undefined) return [];
  const about = aboutOf(finding, document);
  const blockers = finding.related.map(({ path }) => itemAt(path));
  return offer({
    ...about,
    isFolder: about.file !== undefined && isFolder(about.file, report),
    hasReason: report.items.some(({ id, reason }) => id === about.item && reason !== undefined),
    owners: Object.keys(withAllShared(report.manifest, report.input.configuration).owners ?? {}).length,
    offered: finding.fixes.filter(({ kind }) => kind === 'change' || kind === 'choose').length,
    blockers,
    ready: report.items
      .filter(
        ({ id, facts, satisfied }) => facts?.areComplete === true && !satisfied && blockers.includes(id),
      )
      .map(({ id }) => id),
  });
}

/** Whether a folder is there under that name, or the name can be only that of one. */
function isFolder(file: string, { input }: Report): boolean {
  return /[/\\]$/.test(file) || (input.repository && factOf(input.repository, file))?.kind === 'folder';
}

/** The findings that are about an id to which an entry may be added. */
const unknownIds: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'owner/unknown-id',
  'data/unknown-system',
  'integration/unknown-system',
]);

/** What a finding is about, besides itself. A file that is not there is named without a place in it. */
export function aboutOf({ code, path }: Finding, { parsed }: ManifestDocument): About {
  const item = itemAt(path);
  const node = nodeAt(parsed.root, path);
  const about = item === undefined ? {} : { item };
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return about;
  if (unknownIds.has(code)) return isId(node.value) ? { ...about, id: node.value } : about;
  if (!code.startsWith('evidence/')) return about;
  return { ...about, file: code === 'evidence/missing-file' ? fileNamed(node.value) : node.value };
}

/** The item of the checklist that a path leads to or into. */
function itemAt([section, , item]: Path): string | undefined {
  return section === 'checklist' && typeof item === 'string' ? item : undefined;
}
