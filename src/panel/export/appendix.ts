/** What the appendix of the report has, section by section: what, in which order, and with which rows. */
import type { ItemView } from '../protocol/items';
import type { PanelModel, StageView } from '../protocol/model';
import { allFacts } from './all-facts';
import { type BlockRow, blocksOf, unlistedInWords } from './blocking';
import { type CitedRow, citedOf } from './cited';
import type { Exported } from './exported';
import {
  dutiesOf,
  findingsOf,
  guidanceOf,
  itemsIn,
  matrixOf,
  nameOf,
  notesOf,
  severityWords,
  statusOf,
} from './words';

/** The title of the whole, under which it is folded away. */
export const appendixTitle = 'Appendix: the whole checklist, facts, laws and findings';

/** What is in a section, by its kind. */
export interface Contents {
  readonly blockers: { readonly rows: readonly BlockRow[]; readonly more: string };
  readonly signals: readonly string[];
  readonly matrix: { readonly stages: readonly string[]; readonly rows: ReturnType<typeof matrixOf> };
  readonly checklist: { readonly purpose: string; readonly rows: readonly ItemRow[] };
  readonly facts: ReturnType<typeof allFacts>;
  readonly laws: {
    readonly notes: readonly string[];
    readonly duties: ReturnType<typeof dutiesOf>;
    readonly guidance: ReturnType<typeof guidanceOf>;
  };
  readonly findings: readonly FindingRow[];
  readonly hidden: readonly (FindingRow & { readonly by: string })[];
}

/** An item of the checklist. */
export interface ItemRow {
  readonly title: string;
  readonly statement: string;
  readonly isRequired: boolean;
  readonly isSatisfied: boolean;
  /** With its sign: `✓ Met, checked`. */
  readonly status: string;
  readonly owner: string;
  readonly notes: readonly string[];
  /** With all that is known of each in its note. */
  readonly cited: readonly CitedRow[];
}

export interface FindingRow {
  readonly severity: PanelModel['hidden'][number]['severity'];
  readonly word: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  readonly code: string;
}

type Kind = keyof Contents;
type SectionOf<K extends Kind> = { readonly kind: K; readonly title: string; readonly content: Contents[K] };
type Section = { [K in Kind]: SectionOf<K> }[Kind];

/** How each kind of content is written. */
export type Writers<T> = { readonly [K in Kind]: (content: Contents[K], title: string) => T };

/** The sections that have something to say, each as its writer writes it. */
export function written<T>(exported: Exported, writers: Writers<T>): T[] {
  return sectionsOf(exported).map((section) => writtenBy(writers, section));
}

function writtenBy<T, K extends Kind>(writers: Writers<T>, { kind, content, title }: SectionOf<K>): T {
  return writers[kind](content, title);
}

function sectionsOf(exported: Exported): Section[] {
  const { model, report } = exported;
  const laws = { notes: model.law, duties: dutiesOf(model), guidance: guidanceOf(model) };
  const all: Section[] = [
    {
      kind: 'blockers',
      title: 'Everything that blocks',
      content: { rows: blocksOf(model), more: unlistedInWords(model) },
    },
    { kind: 'signals', title: 'Early signals', content: model.earlySignals.map(({ message }) => message) },
    {
      kind: 'matrix',
      title: 'Readiness by pillar and stage',
      content: { stages: model.stages.map(({ title }) => title), rows: matrixOf(model) },
    },
    ...model.stages.map((stage) => checklistOf(stage, exported)),
    { kind: 'facts', title: 'Facts', content: allFacts(report.manifest) },
    { kind: 'laws', title: 'Laws and standards', content: laws },
    { kind: 'findings', title: 'Findings', content: findingsOf(model).map(findingRow) },
    {
      kind: 'hidden',
      title: 'Hidden findings',
      content: model.hidden.map((each) => ({ ...findingRow(each), by: each.by })),
    },
  ];
  return all.filter(hasRows);
}

function hasRows({ kind, content }: Section): boolean {
  if (kind === 'blockers' || kind === 'matrix' || kind === 'checklist') return content.rows.length > 0;
  if (kind === 'laws') return content.notes.length + content.duties.length + content.guidance.length > 0;
  return content.length > 0;
}

function checklistOf({ id, title, purpose }: StageView, exported: Exported): SectionOf<'checklist'> {
  const rows = itemsIn(exported.model, id).map((item) => itemRow(item, exported));
  return { kind: 'checklist', title: `Checklist: ${title}`, content: { purpose, rows } };
}

function itemRow(item: ItemView, exported: Exported): ItemRow {
  const { title, statement, blocking, satisfied } = item;
  const cited = citedOf(item, exported).map((each) => ({
    ...each,
    note: [each.note, each.worth].filter(Boolean).join(', '),
  }));
  return {
    title,
    statement,
    isRequired: blocking,
    isSatisfied: satisfied,
    status: `${satisfied ? '✓' : '○'} ${statusOf(item)}`,
    owner: nameOf(item.by, exported.model),
    notes: notesOf(item),
    cited,
  };
}

function findingRow({ severity, place, message, code }: ItemView['findings'][number]): FindingRow {
  return { severity, word: severityWords[severity], line: place.line + 1, message, code };
}
