import { type Markdown, md, paragraphs } from '../base/markdown';
import type { Path } from '../base/path';
import { stageTitle } from '../base/stages';
import { blocksWhen } from '../domain/gate-levels';
import type { Configuration } from '../facts/configuration';
import type { ManifestDocument } from '../facts/document';
import type { Repository } from '../facts/evidence';
import type { CatalogueItem } from '../schema/catalogue';
import type { Key } from '../schema/sections';
import { entryOf, nodeAt } from '../text/tree';
import type { Scaffold } from './scaffold';

/** Something that may be written at a place. */
export interface Proposal {
  readonly label: string;
  readonly kind: 'key' | 'choice' | 'reference' | 'item' | 'file' | 'date' | 'duration' | 'snippet';
  readonly detail?: string;
  readonly documentation?: Markdown;
  /** What is inserted: the text itself, unless it is a snippet. */
  readonly insert: string;
  /** Whether `insert` is a snippet, with places to fill in: `$1` and `${1:name}`. */
  readonly snippet?: true;
  /** Whether more is to be proposed once it is inserted. */
  readonly again?: boolean;
}

export interface Completion {
  /** The span that each proposal replaces. */
  readonly start: number;
  readonly end: number;
  /** Best first. */
  readonly proposals: readonly Proposal[];
  /**
   * Whether nothing but one of these may stand there, or hardly anything else: choices, references, dates, durations.
   * Such a list helps before a letter is typed; any other only lies in the way then.
   */
  readonly closed: boolean;
}

export interface CompletionInput {
  readonly document: ManifestDocument;
  readonly offset: number;
  /** ISO date. */
  readonly today: string;
  /** What the configuration of the repository says. */
  readonly configuration?: Configuration;
  /** What was read in the files that the manifest names, as the last report had it. */
  readonly repository?: Repository;
  /** Files of the repository, as evidence would name them. */
  readonly files: readonly string[];
  /** Handles of people and teams, as the repository knows them: `@dana`, `@acme/platform`, `dana@acme.example`. */
  readonly handles?: readonly string[];
}

/** A scaffold as what is inserted. */
export function snippetOf({ snippet, asks }: Scaffold): Pick<Proposal, 'insert' | 'snippet' | 'again'> {
  if (!snippet.includes('$')) return { insert: snippet };
  return asks ? { insert: snippet, snippet: true, again: true } : { insert: snippet, snippet: true };
}

/** What the text says at `key` beside the value at `path`; undefined where it says nothing, or no text. */
export function beside(path: Path, key: Key, { document, offset }: CompletionInput): string | undefined {
  let node = document.parsed.root;
  for (const step of path.slice(0, -1)) {
    // The index of a list's item may have been counted in a part of the text: the place tells which one it is.
    if (node?.kind === 'list') node = node.items.filter(({ start }) => start <= offset).at(-1);
    else node = entryOf(node, step)?.value;
  }
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** The keys of the ids of a section, as they stand in the text. */
export function idsOf(document: ManifestDocument, section: string): string[] {
  const node = nodeAt(document.parsed.root, [section]);
  return node?.kind === 'map' ? node.entries.map(({ key }) => key).filter((key) => /^[\w-]+$/.test(key)) : [];
}

/** An item as a proposal. */
export function itemProposal(
  item: CatalogueItem,
  inserted: Pick<Proposal, 'insert' | 'snippet' | 'again'>,
): Proposal {
  const documentation = paragraphs([
    md`${item.statement}.`,
    md`What counts as evidence: ${item.acceptableEvidence}.`,
    item.notApplicableWhen === null ? 'Always applies.' : md`Not applicable if: ${item.notApplicableWhen}.`,
  ]);
  return {
    label: item.id,
    kind: 'item',
    detail: `${item.title} (${gateWords(item)})`,
    documentation,
    ...inserted,
  };
}

/** How an item bears on its gate, in words. */
export function gateWords(item: CatalogueItem): string {
  const name = stageTitle(item.stage);
  if (item.gate === 'recommended') return `recommended in ${name}`;
  return ['blocks the', name, 'gate', blocksWhen(item)].join(' ').trimEnd();
}

/** The edition that added an item; null where the first one had it. */
export function newIn({ since }: CatalogueItem): string | null {
  return since === undefined ? null : `edition ${since}`;
}
