import { type Said, upTo } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { hides } from './patterns';

/** Who reviews what. It never says that somebody approved anything, and addresses of e-mail are not shown. */
export const codeowners: RepositoryReader = {
  name: 'codeowners',
  looksAt: (path) => /(?:^|\/)CODEOWNERS$/.test(path),
  read: (file) => ({ said: factsOf(file) }),
};

interface Line {
  readonly line: number;
  readonly pattern: string;
  readonly owners: readonly string[];
  /** How many are named by an address of e-mail. */
  readonly addresses: number;
  /** GitLab's sections are looked through each on its own. */
  readonly section?: string;
  readonly optional?: true;
}

interface Section {
  readonly name: string;
  readonly optional: boolean;
  readonly owners: readonly string[];
}

/** GitHub takes no larger file. */
const longest = 3_000_000;
const sectionHead = /^(\^?)\[([^\]]{1,200})\](?:\[\d+\])?(?:\s+(.*))?$/;
const handle = /^@{1,2}[\w][\w./-]*$/;
const address = /^[^\s@]+@[^\s@][^\s@.]*\.[^\s@]+$/;

function factsOf(file: SourceFile): Said[] {
  if (file.text.length > longest) return [{ fact: 'unread', value: 'it is too large' }];
  const lines = linesOf(file);
  const hidden = hides(lines);
  return lines.map(({ line, pattern, owners, addresses, section, optional }, index) => ({
    fact: 'owner',
    line,
    value: {
      pattern,
      owners,
      team:
        owners.length > 0 &&
        addresses === 0 &&
        owners.every((owner) => owner.includes('/') || owner.startsWith('@@')),
      ...(hidden.has(index) ? { effective: false } : {}),
      ...(addresses > 0 ? { addresses } : {}),
      ...(section === undefined ? {} : { section }),
      ...(optional === undefined ? {} : { optional }),
    },
  }));
}

function linesOf(file: SourceFile): Line[] {
  const lines: Line[] = [];
  let section: Section | undefined;
  for (const [line, text] of file.lines.entries()) {
    const written = upTo(text, /(?:^|\s)#/).trim();
    if (written === '') continue;
    const head = sectionHead.exec(written);
    if (head !== null) {
      const [, mark, name = '', owners = ''] = head;
      section = { name, optional: mark === '^', owners: wordsOf(owners) };
      continue;
    }
    const [pattern = '', ...named] = wordsOf(written);
    // Somebody alone owns nothing: which files was forgotten.
    if (named.length === 0 && handle.test(pattern)) continue;
    // An exclusion is no owner; a line with a word that is none is not taken by the hosts either.
    if (pattern.startsWith('!') || !named.every((word) => handle.test(word) || address.test(word))) continue;
    lines.push(lineOf(line, pattern, named, section));
  }
  return lines;
}

function lineOf(line: number, pattern: string, named: readonly string[], section: Section | undefined): Line {
  const owners = named.length > 0 ? named : (section?.owners ?? []);
  return {
    line,
    pattern,
    owners: owners.filter((word) => handle.test(word)),
    addresses: owners.filter((word) => address.test(word)).length,
    ...(section === undefined ? {} : { section: section.name }),
    ...(section?.optional === true ? { optional: true } : {}),
  };
}

/** Words, in which a space may be escaped. */
function wordsOf(text: string): string[] {
  return (text.match(/(?:\\.|[^\s\\])+/g) ?? []).map((word) =>
    word.replaceAll('\\ ', ' ').replace(/^\\#/, '#'),
  );
}
