import { daysBetween, periodInWords } from '../base/dates';
import { durationInWords, secondsOf } from '../base/durations';
import { code, joined, type Markdown, md, noMarkdown, ownMarkdown, paragraphs } from '../base/markdown';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { shorten } from '../base/shorten';
import { isStage, type Stage, stages, stageTitle } from '../base/stages';
import { suggest } from '../base/suggest';
import { atMost, plural } from '../base/words';
import { workingDaysOf, workingTimeInWords } from '../base/working-days';
import { isMapSection } from '../domain/sections';
import {
  type Configuration,
  noConfiguration,
  type SharedSection,
  sharedSections,
} from '../facts/configuration';
import type { ManifestDocument } from '../facts/document';
import { metricInWords } from '../facts/evaluations';
import { lawOf } from '../facts/law/of-report';
import type { ItemReport, Report } from '../facts/report';
import { readThreshold, thresholdInWords } from '../facts/threshold';
import { type CatalogueItem, catalogue, catalogueItem, editionOf } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import type { Manifest } from '../schema/generated/manifest-file';
import { definitionAt, type SchemaNode, schemaAt } from '../schema/navigate';
import { has, refersTo } from '../schema/references';
import type { MapSectionId } from '../schema/sections';
import type { Entry, Node } from '../text/tree';
import { mergeAt, type Named, namedAt, ofAlias, ofAnchor, ofMerge } from './anchors';
import { choicesOf, describeEntry, describeShared, usesOf } from './describe';
import { blockersInShort, gatesInShort, stageOfPath } from './gate-hover';
import { lawOfItem } from './law';
import { gateWords } from './proposals';
import { aliasedAt, occurrenceAt } from './symbols';

/** What is said of a place. */
export interface Hover {
  readonly range: Range;
  readonly markdown: Markdown;
  /** The item whose guidance belongs here. */
  readonly item?: ItemId;
  /** The gate that it is about. */
  readonly gate?: Stage;
}

interface HoverInput {
  readonly document: ManifestDocument;
  readonly offset: number;
  readonly report: Report;
}

/** A key or a scalar value. */
export interface Place {
  readonly path: Path;
  readonly on: 'key' | 'value';
  readonly range: Range;
  readonly text: string;
}

/** What is to be said of a place: of a key, of a value, or of what it refers to. */
export function hoverAt(input: HoverInput): Hover | undefined {
  const { document, offset } = input;
  const merge = mergeAt(document, offset);
  if (merge !== undefined) return { range: merge.key, markdown: ofMerge(merge, document) };
  const named = namedAt(document, offset);
  if (named === undefined) return hoverOf(placeAt(document, offset), input);
  if (named.role === 'anchor') return { range: named.range, markdown: ofAnchor(named.anchor, document) };
  // What it stands for, and then what that means at this place.
  const meant = hoverOf(placeAt(document, offset, named), input);
  const markdown = paragraphs([ofAlias(named.anchor, document), meant?.markdown ?? noMarkdown]);
  return { ...meant, range: named.range, markdown };
}

function hoverOf(place: Place | undefined, input: HoverInput): Hover | undefined {
  if (place === undefined) return undefined;
  const item = itemAt(place);
  if (item !== undefined) {
    const markdown = paragraphs([misplaced(item, place), ofItem(item, input.report)]);
    return { range: place.range, markdown, item: item.id };
  }
  const reference = ofReference(place, input);
  const markdown = reference ?? (place.on === 'key' ? ofKey(place, input) : ofPlainValue(place, input));
  if (markdown === undefined) return undefined;
  const gate = stageOfPath(place.path, input.report);
  return { range: place.range, markdown, ...(gate === undefined ? {} : { gate }) };
}

function itemAt({ path, on, text }: Place): CatalogueItem | undefined {
  if (path[0] !== 'checklist') return undefined;
  // One that stands a level too high is an item all the same.
  if (on === 'key' && (path.length === 2 || path.length === 3)) return catalogueItem(String(path.at(-1)));
  return on === 'value' && path[3] === 'dependsOn' ? catalogueItem(text) : undefined;
}

/** Where an item belongs, of one that stands elsewhere. */
function misplaced({ id, stage }: CatalogueItem, { path, on }: Place): Markdown {
  if (on !== 'key' || (path.length === 3 && path[1] === stage)) return noMarkdown;
  return md`${code(id)} belongs under ${code(stage)}.`;
}

/** The key or the scalar value at an offset, or the value that an alias there repeats. */
export function placeAt(
  { parsed, text }: Pick<ManifestDocument, 'parsed' | 'text'>,
  offset: number,
  alias?: Named,
): Place | undefined {
  let node: Node | undefined = parsed.root;
  const path: (string | number)[] = [];
  while (node !== undefined) {
    if (node.start === alias?.range.start) {
      const value = node.kind === 'scalar' ? String(node.value) : '';
      return { path, on: node.kind === 'scalar' ? 'value' : 'key', range: alias.range, text: value };
    }
    if (node.kind === 'scalar') {
      if (offset < node.start || offset > node.end || node.start === node.end) return undefined;
      return { path, on: 'value', range: node, text: String(node.value) };
    }
    if (node.kind === 'list') {
      const index: number = node.items.findIndex((each) => each.start <= offset && offset <= each.end);
      path.push(index);
      node = node.items[index];
      continue;
    }
    const entry = entryAt(node.entries, offset);
    if (entry === undefined) return undefined;
    path.push(entry.key);
    if (offset <= entry.keyEnd)
      return {
        path,
        on: 'key',
        range: { start: entry.keyStart, end: entry.keyEnd },
        text: text.slice(entry.keyStart, entry.keyEnd),
      };
    node = entry.value;
  }
  return undefined;
}

function entryAt(entries: readonly Entry[], offset: number): Entry | undefined {
  return entries.find(
    (entry) => entry.keyStart <= offset && offset <= Math.max(entry.keyEnd, entry.value.end),
  );
}

function ofItem({ id }: CatalogueItem, report: Report): Markdown {
  const state = report.items.find((each) => each.id === id);
  const item = state?.entry ?? catalogueItem(id);
  const law = lawOf(report);
  const due = state?.reviewDue === undefined ? '' : `, next due on ${state.reviewDue}`;
  return paragraphs([
    md`**${item.title}** · ${stageTitle(item.stage)}, ${gateWords(item)}`,
    md`${item.statement}.`,
    state === undefined ? notAsked(item, report.manifest) : stateLine(state),
    state?.satisfied === true ? missingLine(state) : noMarkdown,
    item.since === undefined ? noMarkdown : md`*New in edition:* ${item.since}.`,
    md`*What counts as evidence:* ${item.acceptableEvidence}.`,
    item.notApplicableWhen === null ? noMarkdown : md`*May be not applicable:* ${item.notApplicableWhen}.`,
    item.review === null ? noMarkdown : md`*Reviewed:* ${`${periodInWords(item.review)}${due}`}.`,
    law === undefined ? noMarkdown : lawOfItem(item.id, law),
  ]);
}

/** Why an item is none of those that are asked of a manifest. */
function notAsked({ id, since }: CatalogueItem, manifest: Manifest): Markdown {
  if (catalogueItem(id, manifest) !== undefined) return md`Does not apply to this manifest.`;
  return md`An item since edition ${since ?? ''}; edition ${editionOf(manifest)} judges this manifest.`;
}

/** Facts that an item asks for and that are not there, although it is satisfied. Of an open one its state says so. */
function missingLine({ facts }: ItemReport): Markdown {
  const missing = facts?.missing ?? [];
  return missing.length === 0
    ? noMarkdown
    : md`*Missing in the facts:* ${atMost(missing.map(({ name }) => name))}.`;
}

function stateLine({ satisfied, because }: ItemReport): Markdown {
  return md`${satisfied ? '✓ Satisfied' : '○ Not satisfied'}: ${because}`;
}

function ofKey({ path }: Place, { document, report }: HoverInput): Markdown | undefined {
  const entry = ofEntry(document, path);
  if (entry !== undefined) return entry;
  if (path.length === 1 && path[0] === 'stage') return gatesInShort(report);
  const node = schemaAt(path);
  if (path[0] === 'checklist' && path.length <= 3 && path.length > 1) return ofChecklist(path, report, node);
  if (node?.title === undefined) return undefined;
  return paragraphs([
    md`**${node.title}**`,
    ownMarkdown(node.description ?? ''),
    choicesOf(node),
    ofMetric(path, document) ?? noMarkdown,
    ...hintsAt(path, report),
  ]);
}

/** Editors mark a hint at two characters of a key only, and list it nowhere: its key says it as well. */
function hintsAt(path: Path, { findings }: Report): Markdown[] {
  const here = JSON.stringify(path);
  return findings
    .filter((each) => each.severity === 'hint' && JSON.stringify(each.path) === here)
    .map(({ message }) => md`${shorten(message, 600)}`);
}

/** What is said of a stage of the checklist, and of what should be one, or an item, and is not. */
function ofChecklist([, key, id]: Path, report: Report, node: SchemaNode | undefined): Markdown {
  if (id !== undefined) return noItem(String(id));
  return isStage(key) ? ofStage(key, report, node) : noStage(String(key));
}

function noStage(key: string): Markdown {
  const stage = suggest(key, stages);
  return paragraphs([
    md`**${shorten(key)}** is not a stage.${stage === undefined ? noMarkdown : md` Did you mean ${code(stage)}?`}`,
    stage === undefined ? meantItem(key) : noMarkdown,
    md`Directly below ${code('checklist')} stand the stages, and below each its items: ${joined(stages.map(code), ', ')}.`,
  ]);
}

function noItem(key: string): Markdown {
  return paragraphs([md`**${shorten(key)}** is not an item of the checklist.`, meantItem(key)]);
}

function meantItem(key: string): Markdown {
  const meant = suggest(
    key,
    catalogue.map(({ id }) => id),
  );
  const item = meant === undefined ? undefined : catalogueItem(meant);
  if (item === undefined) return noMarkdown;
  return md`Did you mean ${code(item.id)}? It belongs under ${code(item.stage)}.`;
}

function ofStage(stage: Stage, report: Report, node: SchemaNode | undefined): Markdown {
  const gate = report.gates[stage];
  return paragraphs([
    md`**${stageTitle(gate.stage)}** · gate ${gate.state}, ${gate.met} of ${gate.required} blocking items`,
    ownMarkdown(node?.description ?? ''),
    gate.weakest === undefined ? noMarkdown : md`Weakest pillar: ${gate.weakest} (${gate.score} %).`,
    blockersInShort(gate),
  ]);
}

/** What is known of the entry that a key defines, and what names it. */
function ofEntry({ manifest }: ManifestDocument, [section, id, ...rest]: Path): Markdown | undefined {
  if (!isMapSection(section) || typeof id !== 'string' || rest.length > 0) return undefined;
  return inWords(manifest, section, id, usesOf(manifest, section, id));
}

function inWords(manifest: Manifest, section: MapSectionId, id: string, more = ''): Markdown {
  const { heading, text } = describeEntry(manifest, section, id);
  return paragraphs([md`**${shorten(id)}** · ${heading}`, text, more]);
}

/** What an id refers to; undefined where it is none, or is where it is defined. */
function ofReference({ range }: Place, { document, offset, report }: HoverInput): Markdown | undefined {
  const { manifest } = document;
  const occurrence = aliasedAt(document, range) ?? occurrenceAt(document, offset);
  if (occurrence?.role !== 'reference' || occurrence.section === 'checklist') return undefined;
  const { id, section, path } = occurrence;
  if (has(manifest, section, id)) return inWords(manifest, section, id);
  const sections = refersTo(path)?.sections ?? [section];
  const shared = sharedSections.find(
    (each) => sections.includes(each) && Object.hasOwn(report.input.configuration?.[each] ?? {}, id),
  );
  if (shared !== undefined) return ofShared(id, shared, report.input.configuration);
  return md`**${shorten(id)}** is not under ${joined(sections.map(code), ' or ')}.`;
}

/** An entry that the configuration has for all manifests, and which file that is. */
function ofShared(
  id: string,
  section: SharedSection,
  configuration: Configuration = noConfiguration,
): Markdown {
  const { heading, text } = describeShared(configuration, section, id);
  const source = md`Shared by ${code(configuration[section][id]?.file ?? '')}`;
  return paragraphs([md`**${shorten(id)}** · ${heading}`, text, source]);
}

function ofPlainValue({ path, text }: Place, { document, report }: HoverInput): Markdown | undefined {
  switch (definitionAt(path)) {
    case 'date':
      return ofDate(path, text, report);
    case 'duration':
      return ofDuration(path, text, document);
    case 'workingTime':
      return workingDaysOf(text) === undefined ? undefined : md`${workingTimeInWords(text)}`;
    case 'threshold':
      return ofThreshold(text);
    default: {
      const metric = ofMetric(path, document);
      if (metric !== undefined) return metric;
      const node = schemaAt(path);
      const meaning = node?.enumDescriptions?.[node.enum?.indexOf(text) ?? -1];
      if (meaning === undefined) return undefined;
      const gates = path.length === 1 && path[0] === 'stage' ? gatesInShort(report) : noMarkdown;
      return paragraphs([md`**${text}**: ${meaning}`, gates]);
    }
  }
}

/** What came out of a metric, at its name and at its value. */
function ofMetric(path: Path, { manifest }: ManifestDocument): Markdown | undefined {
  const [section, id, group, name, field = 'value'] = path;
  if (section !== 'evaluations' || group !== 'metrics' || field !== 'value') return undefined;
  const evaluation = manifest.evaluations?.[String(id)];
  const metric = evaluation?.metrics?.[String(name)];
  const said =
    evaluation === undefined || metric === undefined ? undefined : metricInWords(evaluation, metric);
  return said === undefined ? undefined : md`${shorten(said, 300)}`;
}

function ofThreshold(text: string): Markdown | undefined {
  const threshold = readThreshold(text);
  return threshold === undefined ? undefined : md`Read as: ${shorten(thresholdInWords(threshold), 200)}`;
}

function ofDate(path: Path, text: string, report: Report): Markdown | undefined {
  const days = daysBetween(report.input.today, text);
  if (days === undefined) return undefined;
  const when = days === 0 ? 'Today' : days > 0 ? `In ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`;
  const item = report.items.find(({ id }) => path[0] === 'checklist' && id === path[2]);
  const due =
    path.length === 4 && path[3] === 'on' && item?.reviewDue !== undefined
      ? `Next review due on ${item.reviewDue}`
      : '';
  return paragraphs([`${when}${endsOn(path)}`, due]);
}

/** That the day counts which ends something. */
function endsOn(path: Path): string {
  if (path[0] !== 'checklist' || path.at(-1) !== 'expires') return '';
  return path.length === 4 ? '. The waiver holds through this day' : '. It counts through this day';
}

function ofDuration(path: Path, text: string, { manifest }: ManifestDocument): Markdown | undefined {
  const seconds = secondsOf(text);
  if (seconds === undefined) return undefined;
  const source = path[0] === 'data' ? manifest.data?.[String(path[1])] : undefined;
  const other = path[2] === 'freshness' ? source?.maxAge : undefined;
  const inWords = durationInWords(text);
  if (other === undefined) return md`${inWords}`;
  return md`${inWords} old when it is read; may be ${durationInWords(other)} old at most`;
}
