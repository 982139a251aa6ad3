import { code, joined, type Markdown, md, noMarkdown, ownMarkdown, paragraphs } from '../base/markdown';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { shorten } from '../base/shorten';
import type { Stage } from '../base/stages';
import { isMapSection } from '../domain/sections';
import type { Claim } from '../facts/claim';
import {
  type Configuration,
  noConfiguration,
  type SharedSection,
  sharedSections,
} from '../facts/configuration';
import type { ManifestDocument } from '../facts/document';
import type { Report } from '../facts/report';
import { type CatalogueItem, catalogueItem } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import type { Manifest } from '../schema/generated/manifest-file';
import { schemaAt } from '../schema/navigate';
import { has, refersTo } from '../schema/references';
import type { MapSectionId } from '../schema/sections';
import { nodeAt } from '../text/tree';
import { mergeAt, namedAt, ofAlias, ofAnchor, ofMerge } from './anchors';
import { misplaced, ofChecklist, ofItem } from './checklist-hover';
import { claimLines, type LinkTo, noLink } from './claim-lines';
import { claimsAt, claimsWithin } from './claims-said';
import { choicesOf, describeEntry, describeShared, usesOf } from './describe';
import { ofDocument } from './evidence-hover';
import { gatesInShort, stageOfPath } from './gate-hover';
import { type Place, placeAt } from './place';
import { aliasedAt, occurrenceAt } from './symbols';
import { ofMetric, ofPlainValue } from './value-hover';

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
  /** How a place in a file of the repository is linked to; named alone where nothing can be opened. */
  readonly linkTo?: LinkTo;
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
    const markdown = paragraphs([misplaced(item, place), ofItem(item, input.report, input.linkTo)]);
    return { range: place.range, markdown, item: item.id };
  }
  const { report, linkTo = noLink } = input;
  const document = place.on === 'value' ? ofDocument(place.path, report, linkTo) : undefined;
  const reference = document ?? ofReference(place, input);
  const own = reference ?? (place.on === 'key' ? ofKey(place, input) : ofPlainValue(place, input));
  const said = ofClaims(place, input);
  if (own === undefined && said.text === '') return undefined;
  const markdown = paragraphs([own ?? noMarkdown, said]);
  const gate = stageOfPath(place.path, input.report);
  return { range: place.range, markdown, ...(gate === undefined ? {} : { gate }) };
}

/** What the repository says of what stands at a place. */
function ofClaims({ path, on }: Place, { document, report, linkTo = noLink }: HoverInput): Markdown {
  if (path[0] === 'checklist' && path.length <= 3) return noMarkdown;
  const node = nodeAt(document.parsed.root, path);
  const isEntry = on === 'key' && path.length > 1 && node?.kind === 'map';
  if (isEntry) return claimLines(claimsWithin(path, report.claims), { linkTo, most: 6, from: path });
  const claims = claimsAt(path, report.claims).filter((claim) => !isFound(claim, path, report));
  return claimLines(claims, { linkTo, most: 6 });
}

/** Whether a finding right here says it already, and is shown in the same hover. */
function isFound({ reason }: Claim, path: Path, { findings }: Report): boolean {
  const here = path.join('\n');
  return findings.some(
    (each) => each.severity !== 'hint' && each.path.join('\n') === here && each.message.includes(reason),
  );
}

function itemAt({ path, on, text }: Place): CatalogueItem | undefined {
  if (path[0] !== 'checklist') return undefined;
  // One that stands a level too high is an item all the same.
  if (on === 'key' && (path.length === 2 || path.length === 3)) return catalogueItem(String(path.at(-1)));
  return on === 'value' && path[3] === 'dependsOn' ? catalogueItem(text) : undefined;
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
