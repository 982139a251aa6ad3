import { daysBetween } from '../base/dates';
import { nearDays } from '../base/limits';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { shorten } from '../base/shorten';
import { type Stage, stages, stageTitle } from '../base/stages';
import { plural } from '../base/words';
import type { ManifestDocument } from '../facts/document';
import { claims, evidenceEntries, isLink } from '../facts/evidence';
import { gatesAhead } from '../facts/gates';
import { addressOf } from '../facts/names';
import type { Gate, Report } from '../facts/report';
import { catalogueItem } from '../schema/catalogue';
import { documentsIn } from '../schema/documents';
import { schemaAt } from '../schema/navigate';
import { type Entry, entryOf, type MapNode, nodeAt } from '../text/tree';
import { movesColumns } from './inlays';

/** An entry of the outline, which reads like the manifest. */
export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'stage' | 'item' | 'entry' | 'field';
  readonly path: Path;
  /** The whole entry. */
  readonly range: Range;
  /** Its key. */
  readonly selection: Range;
  readonly children: readonly OutlineSymbol[];
}

/** How deep the outline goes: sections, their entries, and the fields of those. */
const outlineDepth = 3;

/** The outline of a manifest. */
export function outline({ parsed, text }: ManifestDocument): OutlineSymbol[] {
  return parsed.root?.kind === 'map' ? symbolsOf(parsed.root.entries, [], text) : [];
}

function symbolsOf(entries: readonly Entry[], parent: Path, text: string): OutlineSymbol[] {
  return entries.map((entry) => {
    const path = [...parent, entry.key];
    const isDeep = path.length >= outlineDepth && parent[0] !== 'checklist';
    const children =
      entry.value.kind === 'map' && !isDeep && path.length <= outlineDepth
        ? symbolsOf(ownEntries(entry.value), path, text)
        : listSymbols(entry, path, text);
    return {
      name: shorten(entry.key, 80) || '(empty key)',
      detail: detailOf(entry, path),
      kind: kindOf(path, entry),
      path,
      range: {
        start: entry.keyStart,
        end: Math.max(
          entry.keyEnd,
          trimmedEnd(text, entry.value.end),
          ...children.map((child) => child.range.end),
        ),
      },
      selection: { start: entry.keyStart, end: entry.keyEnd },
      children,
    };
  });
}

/** The entries that are written in a map; what an alias or a merge brings in is listed where it is written. */
function ownEntries({ entries, start, end }: MapNode): Entry[] {
  return entries.filter(({ keyStart }) => start <= keyStart && keyStart < end);
}

/** The entries of a list of maps, such as escalation, by the first of their values. */
function listSymbols(entry: Entry, path: Path, text: string): OutlineSymbol[] {
  if (entry.value.kind !== 'list' || path.length > 1) return [];
  return entry.value.items.flatMap((item, index): OutlineSymbol[] => {
    if (item.kind !== 'map') return [];
    const first = item.entries.find(({ value }) => value.kind === 'scalar')?.value;
    const name = (first?.kind === 'scalar' && shorten(String(first.value), 80)) || `${index + 1}`;
    const range = { start: item.start, end: Math.max(item.start, trimmedEnd(text, item.end)) };
    return [
      {
        name,
        detail: `path ${index + 1}`,
        kind: 'entry',
        path: [...path, index],
        range,
        selection: range,
        children: [],
      },
    ];
  });
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

function kindOf(path: Path, entry: Entry): OutlineSymbol['kind'] {
  if (path.length === 1) return 'section';
  if (path[0] === 'checklist') return path.length === 2 ? 'stage' : path.length === 3 ? 'item' : 'field';
  return entry.value.kind === 'map' ? 'entry' : 'field';
}

function detailOf(entry: Entry, path: Path): string {
  const { value } = entry;
  if (value.kind === 'scalar') return value.value === null ? '' : shorten(String(value.value), 80);
  if (path[0] === 'checklist' && path.length === 3) {
    const status = entryOf(value, 'status')?.value;
    const title = catalogueItem(entry.key)?.title ?? '';
    return status?.kind === 'scalar' ? `${shorten(String(status.value))} · ${title}` : title;
  }
  const name = entryOf(value, 'name')?.value;
  if (name?.kind === 'scalar' && name.value !== null) return shorten(String(name.value), 80);
  const count = value.kind === 'map' ? value.entries.length : value.items.length;
  const isCollection =
    path.length === 1 && (value.kind === 'list' || schemaAt(path)?.properties === undefined);
  return isCollection ? plural(count, 'entry', 'entries') : '';
}

/** What a manifest is searched by: its sections, entries, stages and items, without the single values in them. */
export function findable(document: ManifestDocument): OutlineSymbol[] {
  const { root } = document.parsed;
  const isLeaf = ({ kind, path }: OutlineSymbol): boolean =>
    kind === 'field' || nodeAt(root, path)?.kind === 'scalar';
  const all = (symbols: readonly OutlineSymbol[]): OutlineSymbol[] =>
    symbols.flatMap((each) => (isLeaf(each) ? [] : [each, ...all(each.children)]));
  return all(outline(document));
}

/** A piece of evidence or a contract that can be opened. */
interface DocumentLink {
  readonly range: Range;
  readonly file?: string;
  readonly url?: string;
}

/** Evidence and contracts as links; only https addresses are. */
export function documentLinks({ manifest, parsed, text }: ManifestDocument): DocumentLink[] {
  const found: DocumentLink[] = [];
  const add = (path: Path, target: { file?: string | undefined; url?: string | undefined }): void => {
    const node = nodeAt(parsed.root, path);
    if (node?.kind !== 'scalar') return;
    const isQuoted = /["']/.test(text.charAt(node.start));
    const range = isQuoted
      ? { start: node.start + 1, end: node.end - 1 }
      : { start: node.start, end: node.end };
    if (target.file !== undefined) found.push({ range, file: target.file });
    else if (target.url !== undefined) {
      const { url } = addressOf(target.url) ?? { url: target.url };
      if (/^https:\/\/[^\s/]/i.test(url)) found.push({ range, url });
    }
  };
  for (const { path, item } of claims(manifest)) {
    for (const { path: at, file, url } of evidenceEntries(item.evidence, [...path, 'evidence'])) {
      const isMap = nodeAt(parsed.root, at)?.kind === 'map';
      if (url !== undefined) add(isMap ? [...at, 'url'] : at, { url });
      if (file !== undefined) add(isMap ? [...at, 'file'] : at, { file });
    }
  }
  for (const { document, path } of documentsIn(manifest))
    add(path, isLink(document) ? { url: document } : { file: document });
  return found;
}

/** A line of text above a place of the manifest. */
interface Lens {
  readonly range: Range;
  readonly title: string;
  readonly stage: Stage;
  /** The first item that blocks the gate, to go to. */
  readonly item?: string;
}

/** Where the gates stand: above `stage`, and above each stage of the checklist. */
export function lenses({ parsed }: ManifestDocument, report: Report): Lens[] {
  const found: Lens[] = [];
  const stageKey = entryOf(parsed.root, 'stage');
  if (stageKey !== undefined && report.stage !== undefined) {
    const gate = report.gates[report.stage];
    const ahead = gatesAhead(report);
    const title =
      ahead.length > 0
        ? `Claimed ahead: the ${ahead.map(({ stage }) => stageTitle(stage)).join(' and ')} ${ahead.length === 1 ? 'gate is' : 'gates are'} not passed`
        : gateLine(gate);
    found.push(lens(stageKey, title, ahead[0] ?? gate));
  }
  for (const stage of stages) {
    const entry = entryOf(nodeAt(parsed.root, ['checklist']), stage);
    if (entry !== undefined) found.push(lens(entry, gateLine(report.gates[stage]), report.gates[stage]));
  }
  return found;
}

function lens(entry: Entry, title: string, gate: Gate): Lens {
  const [first] = gate.blockers;
  return {
    range: { start: entry.keyStart, end: entry.keyEnd },
    title,
    stage: gate.stage,
    ...(first === undefined ? {} : { item: first }),
  };
}

/** `Design gate open: 3 of 11 met, 8 left, 1 error`. */
export function gateLine(gate: Gate): string {
  const left = gate.required - gate.met;
  const parts = [
    `${gate.met} of ${gate.required} met`,
    ...(left > 0 ? [`${left} left`] : []),
    ...(gate.errors > 0 ? [plural(gate.errors, 'error')] : []),
  ];
  return `${stageTitle(gate.stage)} gate ${gate.state}: ${parts.join(', ')}`;
}

/** A few words after a place of the manifest. */
interface InlayHint {
  /** Offset behind which it stands. */
  readonly at: number;
  readonly text: string;
  readonly tooltip: string;
}

/**
 * Where a number says more than a date: when a review is due, what a waiver or a piece of evidence has left. Nothing
 * of what is far away, and nothing where it would push what stands in a column behind it.
 */
export function inlayHints(document: ManifestDocument, report: Report): InlayHint[] {
  const { parsed } = document;
  const found: InlayHint[] = [];
  const add = (path: Path, text: string, tooltip: string): void => {
    const node = nodeAt(parsed.root, path);
    if (node?.kind !== 'scalar' || node.end === node.start || movesColumns(document, node.end)) return;
    found.push({ at: node.end, text, tooltip });
  };
  /** The days until something that is near, or those since. */
  const left = (date: string | undefined): number | undefined => {
    const days = daysBetween(report.input.today, date);
    return days === undefined || days > nearDays ? undefined : days;
  };
  for (const item of report.items) {
    const due = left(item.reviewDue);
    if (due !== undefined)
      add(
        [...item.path, 'on'],
        due < 0 ? `review ${plural(-due, 'day')} overdue` : `review due in ${plural(due, 'day')}`,
        `The next review is due on ${item.reviewDue}.`,
      );
    const waiver = item.status === 'waived' ? left(item.expires) : undefined;
    if (waiver !== undefined)
      add(
        [...item.path, 'expires'],
        waiver < 0 ? 'ended' : daysLeft(waiver),
        `The waiver ends on ${item.expires}; it holds through that day.`,
      );
    for (const { path, expires } of item.evidence) {
      const days = left(expires);
      if (days !== undefined)
        add(
          [...path, 'expires'],
          days < 0 ? `${plural(-days, 'day')} ago` : daysLeft(days),
          `The evidence expires on ${expires}; it counts through that day.`,
        );
    }
  }
  const goLive = left(report.manifest.goLive);
  // What went live long ago is not due any more.
  if (goLive !== undefined && goLive >= -nearDays)
    add(
      ['goLive'],
      goLive < 0 ? `${plural(-goLive, 'day')} ago` : `in ${plural(goLive, 'day')}`,
      'The planned date of production use.',
    );
  return found.sort((one, other) => one.at - other.at);
}

function daysLeft(days: number): string {
  return days === 0 ? 'last day' : `${plural(days, 'day')} left`;
}
