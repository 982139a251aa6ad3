/** What was kept of the proposals, as sections of a new manifest and as additions to one that is there. */

import { oneLine } from '../base/harmless';
import type { Operation, PlainValue } from '../base/operation';
import { shorten } from '../base/shorten';
import { some } from '../claims/repository/base/made';
import { renderText } from '../edit/style/scalar';
import type { Manifest } from '../schema/generated/manifest-file';
import { type Field, inWords, type ProposedEntry, type ProposedSection, proposedSections } from './proposal';

/** What to ask whom, before a section says all that is needed. */
const asks: Readonly<Record<ProposedSection, readonly string[]>> = {
  owners: [
    'CODEOWNERS says who reviews code. Ask each of them which of the roles is theirs: who decides on going live',
    '(outcome), who looks after it day by day (performance), who is called at night (oncall).',
  ],
  systems: [
    'Ask those who run each of them: who decides on changes (owner), and does the workflow read or write (access)?',
  ],
  data: [
    'Ask whoever is accountable for the data: who is that (owner), how sensitive is it (classification), and may it be',
    'used for this (permitted)?',
  ],
  integrations: [
    'Ask the developers: who serves it (side), which system is behind it (system), what flows (direction), and what',
    'takes over when it fails (fallback)?',
  ],
  models: [
    'Ask whoever signed the contract: where do requests run (region), how long are they kept (retention), and may the',
    'provider train on them (trainsOnInputs)?',
  ],
  release: ['Ask whoever deploys: which version runs (version), and what share of the cases (exposure)?'],
  evaluations: [
    'Ask whoever judges the results, before the next run: which metrics, and from which value does each pass?',
    'metrics: { accuracy: { threshold: ">= 0.9", as: metrics.accuracy } }   # for instance',
  ],
  agent: ['Ask the developers: what may it do on its own (autonomy), and which tools does it have (tools)?'],
  signals: [
    'Ask operations: who acts (owner), what does he or she do (action), and when was the alert last fired on purpose',
    '(alertTestedOn)?',
  ],
  controls: [],
};

/** A comment that asks about more is read by nobody. */
const mostAsked = 12;

/** The sections of a new manifest; what is only to be asked about stands there as a comment. */
export function sectionTexts(
  kept: readonly ProposedEntry[],
  asked: readonly ProposedEntry[] = [],
): Partial<Record<ProposedSection, string>> {
  const texts: Partial<Record<ProposedSection, string>> = {};
  for (const section of proposedSections) {
    const own = settled(kept).filter((each) => each.section === section);
    const open = asked.filter((each) => each.section === section);
    if (own.length + open.length > 0) texts[section] = sectionText(section, own, open);
  }
  return texts;
}

function sectionText(
  section: ProposedSection,
  own: readonly ProposedEntry[],
  open: readonly ProposedEntry[],
): string {
  const inner = innerKey(section);
  const indent = inner === undefined ? '  ' : '    ';
  const lines = [
    `${section}:`,
    ...asks[section].map((each) => `  # ${each}`),
    ...(inner === undefined ? [] : [`  ${inner}:`]),
    ...own.flatMap((each) => entryLines(each, indent)),
  ];
  // Where nothing is sure, all of it is a comment: a key without anything below it says nothing.
  const isOpen = own.length === 0;
  const asked = open.slice(0, mostAsked).flatMap((each) => openLines(each, indent, isOpen ? '' : '# '));
  const rest = open.slice(mostAsked).map(({ label }) => label);
  const more =
    rest.length === 0
      ? []
      : [`${indent}# Not shown here, to be asked about as well: ${plain(some(rest, 5))}`];
  const all = [...lines, ...asked, ...more].map((line) => (isOpen ? `# ${line}` : line));
  return [...all, ''].join('\n');
}

/** The map in which entries stand that are not right below their section. */
function innerKey(section: ProposedSection): string | undefined {
  return { agent: 'servers', controls: 'logging' }[section as string];
}

/** Whether a section has one entry, whose keys stand in the map itself. */
function standsInSection(section: ProposedSection): boolean {
  return section === 'release' || section === 'controls';
}

function mapOf(fields: readonly Field[]): PlainMap {
  return Object.fromEntries(fields.map(({ key, value }) => [key, value]));
}

function entryLines({ path, section, question, fields }: ProposedEntry, indent: string): string[] {
  const asking = question === undefined ? [] : [`${indent}# To be asked: ${plain(question)}`];
  const isInSection = standsInSection(section);
  const id = isInSection ? [] : [`${indent}${path.at(-1)}:`];
  const below = isInSection ? indent : `${indent}  `;
  return [...asking, ...id, ...fieldLines(fields, below)];
}

/** As a comment, which says what has to be asked before it is a fact. */
function openLines(entry: ProposedEntry, indent: string, mark: string): string[] {
  const { path, section, question = '', fields, source, note } = entry;
  const about = note === undefined ? '' : ` (${note})`;
  const lines = standsInSection(section)
    ? fields.map(({ key, value }) => `${key}: ${valueText(key, value, true)}`)
    : [`${path.at(-1)}: ${flowMap(mapOf(fields))}`];
  return [
    `${indent}# From ${plain(inWords(source) + about)}; ${plain(question)}`,
    ...lines.map((line) => `${indent}${mark}${line}`),
  ];
}

/** Where comments stand in a manifest, unless a value is longer. */
const commentColumn = 33;

/** The keys of an entry, their comments one below the other. */
function fieldLines(fields: readonly Field[], indent: string): string[] {
  const lines = fields.map((field) => ({
    text: `${indent}${field.key}: ${valueText(field.key, field.value, false)}`,
    comment: commentOf(field),
  }));
  const commented = lines.filter(({ comment }) => comment !== undefined);
  const column = Math.max(commentColumn, ...commented.map(({ text }) => text.length + 2));
  return lines.map(({ text, comment }) =>
    comment === undefined ? text : `${text.padEnd(column)}# ${comment}`,
  );
}

function commentOf({ from, note }: Field): string | undefined {
  const texts = [from === undefined ? undefined : `from ${inWords(from)}`, note].filter(
    (text) => text !== undefined && text !== '',
  );
  return texts.length === 0 ? undefined : plain(texts.join(': '));
}

/** Names of files and of things in them may hold anything. */
function plain(text: string): string {
  // A manifest with U+FFFD in it is taken for one that is not UTF-8.
  return shorten(oneLine(text).replaceAll('\ufffd', '?'), 300);
}

/** A value as YAML has it; only under `on` stands a day. A version that looks like one is a text. */
function valueText(key: string, value: PlainValue, flow: boolean): string {
  if (typeof value === 'string') return renderText(value, 'plain', { flow, date: key === 'on' });
  if (isList(value)) return `[${value.map((each) => valueText('', each, true)).join(', ')}]`;
  return isMap(value) ? flowMap(value) : String(value);
}

function flowMap(map: PlainMap): string {
  const inside = Object.entries(map).map(([key, value]) => `${key}: ${valueText(key, value, true)}`);
  return inside.length === 0 ? '{}' : `{ ${inside.join(', ')} }`;
}

type PlainMap = Readonly<Record<string, PlainValue>>;

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function isMap(value: PlainValue): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without what refers to a model that was not kept. */
function settled(kept: readonly ProposedEntry[], manifest: Manifest = {}): ProposedEntry[] {
  const models = new Set<unknown>([
    ...Object.keys(manifest.models ?? {}),
    ...kept.filter(({ section }) => section === 'models').map(({ path }) => path[1]),
  ]);
  return kept.map((entry) =>
    entry.section === 'evaluations'
      ? { ...entry, fields: entry.fields.flatMap((field) => referring(field, models)) }
      : entry,
  );
}

function referring(field: Field, models: ReadonlySet<unknown>): Field[] {
  const { key, value } = field;
  if (key !== 'evaluated' || !isMap(value)) return [field];
  const left = Object.fromEntries(
    Object.entries(value).filter(
      ([name, each]) => name !== 'models' || (isList(each) && each.every((id) => models.has(id))),
    ),
  );
  return Object.keys(left).length === 0 ? [] : [{ ...field, value: left }];
}

/** What adds the kept entries to a manifest that is there. */
export function additions(kept: readonly ProposedEntry[], manifest: Manifest): Operation[] {
  return settled(kept, manifest).flatMap(({ section, path, fields }): Operation[] =>
    // What stands in these beside what is added stays.
    standsInSection(section)
      ? fields.map(({ key, value }) => ({ kind: 'set', path: [...path, key], value }))
      : [{ kind: 'set', path, value: mapOf(fields) }],
  );
}
