import { capital } from '../base/words';
import { itemRecord } from '../domain/records';
import { kindByName } from '../domain/terms/evidence-kinds';
import { type Repository, readingOf } from '../facts/evidence';
import type { DocumentKind } from '../facts/testimony';
import { kindInWords } from '../facts/testimony-words';
import { type CatalogueItem, catalogueItem } from '../schema/catalogue';
import type { Cursor } from './cursor';
import { type CompletionInput, type Proposal, snippetOf } from './proposals';
import { entryScaffold } from './scaffold';

/** The files of the repository. */
export function fileProposals(cursor: Cursor, { files, repository }: CompletionInput): Proposal[] {
  return files.map((file) => ({ ...proposalOf(file, cursor), ...detailOf(kindOf(file, repository)) }));
}

/** What a file is, where it was read already. */
function kindOf(file: string, repository: Repository | undefined): DocumentKind | undefined {
  return repository && readingOf(repository, file)?.kind;
}

function detailOf(kind: DocumentKind | undefined): Pick<Proposal, 'detail'> {
  return kind === undefined ? {} : { detail: capital(kindInWords[kind]) };
}

/** The same as evidence of the item that the place is in: those first that fit it by their names. */
export function evidenceProposals(cursor: Cursor, input: CompletionInput): Proposal[] {
  const { files, repository } = input;
  const item = catalogueItem(String(cursor.path[2]));
  if (item === undefined) return fileProposals(cursor, input);
  const { refuses } = itemRecord(item.id);
  const words = wordsOf(item);
  return files
    .map((file) => ({ file, fit: fitOf(file, item, words) }))
    .sort((one, other) => other.fit - one.fit)
    .map(({ file, fit }) => {
      const kind = kindOf(file, repository);
      const refused = refuses.some((each) => each === kind);
      const detail =
        kind !== undefined && refused
          ? { detail: `${capital(kindInWords[kind])}, which does not count here` }
          : fit < 0 && kind === undefined
            ? { detail: 'By its name, a file of a kind that does not count here' }
            : detailOf(kind);
      return { ...proposalOf(file, cursor), ...detail };
    });
}

/** A link with its date and author. */
export function linkProposals({ path, quote }: Cursor): Proposal[] {
  const link = quote === '' ? entryScaffold(path.slice(0, -1), true) : undefined;
  return link === undefined
    ? []
    : [{ label: 'link', kind: 'snippet', detail: 'A link with its date and author', ...snippetOf(link) }];
}

/**
 * How well a file fits an item, by its name: it is of a kind that counts, its words begin with those of the item, or it
 * is of a kind that does not count.
 */
function fitOf(file: string, { id }: CatalogueItem, words: readonly string[]): number {
  const kind = kindByName(file);
  if (kind !== undefined && !itemRecord(id).accepts.includes(kind)) return -1;
  const shared = file
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => words.some((each) => word.startsWith(each))).length;
  return shared * 2 + (kind === undefined ? 0 : 1);
}

/** The words of an item that tell it from others: those of its id, which nobody rewords. */
function wordsOf({ id }: CatalogueItem): string[] {
  return id.split('-').filter(({ length }) => length > 3);
}

function proposalOf(file: string, cursor: Cursor): Proposal {
  return { label: file, kind: 'file', insert: quotedFile(file, cursor) };
}

/** YAML reads a comma in flow style, and some characters at the start or after a space. */
function quotedFile(file: string, { quote, flow }: Cursor): string {
  const isPlain = /^[\w/.][^#:\n"']*$/.test(file) && !(flow && /[,[\]{}]/.test(file));
  return quote !== '' || isPlain ? file : JSON.stringify(file);
}
