/** Entries that a configuration shares: from where a manifest names one to where it stands, and back. */
import type { Range } from '../base/range';
import type { ConfigDocument } from '../config/document';
import { type SharedSection, sharedSections } from '../facts/configuration';
import type { ManifestDocument } from '../facts/document';
import { locate, nodeAt } from '../text/tree';
import { outsideReferences } from './symbols';

/** An entry that is shared. */
interface SharedEntryId {
  readonly section: SharedSection;
  readonly id: string;
}

/** Where a shared entry stands that a manifest names. */
interface SharedDefinition {
  /** The name at the place. */
  readonly origin: Range;
  /** Which of the configurations has it. */
  readonly index: number;
  readonly target: Range;
}

/** Where the shared entry that is named at a place stands; `configs` from the root down, of which the nearest counts. */
export function sharedDefinitionAt(
  document: ManifestDocument,
  offset: number,
  configs: readonly ConfigDocument[],
): SharedDefinition | undefined {
  const named = outsideReferences(document).find(({ range }) => range.start <= offset && offset <= range.end);
  if (named === undefined) return undefined;
  const index = configs.map(({ parsed }) => sectionIn(parsed.root, named) !== undefined).lastIndexOf(true);
  const config = configs[index];
  const section = sectionIn(config?.parsed.root, named);
  if (config === undefined || section === undefined) return undefined;
  const target = locate(config.text, config.parsed.root, ['defaults', section, named.id], 'key');
  return { origin: named.range, index, target };
}

function sectionIn(
  root: ConfigDocument['parsed']['root'],
  { id, sections }: { readonly id: string; readonly sections: readonly string[] },
): SharedSection | undefined {
  return sharedSections.find(
    (section) => sections.includes(section) && nodeAt(root, ['defaults', section, id]) !== undefined,
  );
}

/** The shared entry whose key stands at a place of a configuration. */
export function sharedEntryAt({ text, parsed }: ConfigDocument, offset: number): SharedEntryId | undefined {
  for (const section of sharedSections) {
    const node = nodeAt(parsed.root, ['defaults', section]);
    if (node?.kind !== 'map') continue;
    for (const { key } of node.entries) {
      const { start, end } = locate(text, parsed.root, ['defaults', section, key], 'key');
      if (start <= offset && offset <= end) return { section, id: key };
    }
  }
  return undefined;
}

/** Where a manifest names a shared entry. */
export function usesOfShared(document: ManifestDocument, { section, id }: SharedEntryId): Range[] {
  return outsideReferences(document)
    .filter((each) => each.id === id && each.sections.includes(section))
    .map(({ range }) => range);
}
