import { type Markdown, md, paragraphs } from '../base/markdown';
import { stageTitle } from '../base/stages';
import type { Configuration } from '../facts/configuration';
import type { ManifestDocument } from '../facts/document';
import { bearingReferences, type CatalogueItem } from '../schema/catalogue';
import { nodeAt } from '../text/tree';

/** Something that may be written at a place. */
export interface Proposal {
  readonly label: string;
  readonly kind: 'key' | 'choice' | 'reference' | 'item' | 'file' | 'date' | 'duration' | 'snippet';
  readonly detail?: string;
  readonly documentation?: Markdown;
  /** What is inserted, as a snippet: `$1`, `${1:name}` and `${1|a,b|}` are places to fill in. */
  readonly insert: string;
  /** Whether more is to be proposed once it is inserted. */
  readonly again?: boolean;
}

export interface Completion {
  /** The span that each proposal replaces. */
  readonly start: number;
  readonly end: number;
  /** Best first. */
  readonly proposals: readonly Proposal[];
}

export interface CompletionInput {
  readonly document: ManifestDocument;
  readonly offset: number;
  /** ISO date. */
  readonly today: string;
  /** What the configuration of the repository says. */
  readonly configuration?: Configuration;
  /** Files of the repository, as evidence would name them. */
  readonly files: readonly string[];
}

/** The keys of the ids of a section, as they stand in the text. */
export function idsOf(document: ManifestDocument, section: string): string[] {
  const node = nodeAt(document.parsed.root, [section]);
  return node?.kind === 'map' ? node.entries.map(({ key }) => key).filter((key) => /^[\w-]+$/.test(key)) : [];
}

/** An item as a proposal that inserts `insert`. */
export function itemProposal(item: CatalogueItem, document: ManifestDocument, insert: string): Proposal {
  const references = bearingReferences(item, document.manifest.risk).map(
    ([name, ids]) => `${name}: ${ids.join(', ')}`,
  );
  const documentation = paragraphs([
    md`${item.statement}.`,
    md`What counts as evidence: ${item.acceptableEvidence}.`,
    item.notApplicableWhen === null ? 'Always applies.' : md`Not applicable if: ${item.notApplicableWhen}.`,
    ...references,
  ]);
  return {
    label: item.id,
    kind: 'item',
    detail: `${item.title} (${gateWords(item)})`,
    documentation,
    insert,
  };
}

/** How an item bears on its gate, in words. */
export function gateWords({ gate, stage }: CatalogueItem): string {
  const name = stageTitle(stage);
  if (gate === 'required') return `blocks the ${name} gate`;
  return gate === 'recommended'
    ? `recommended in ${name}`
    : `blocks the ${name} gate when the risk tier is high`;
}
