/** How files and pages are named, and whether anyone else has them. */
import { visible, whatIsInvisible } from '../../base/characters';
import type { Severity } from '../../base/finding';
import type { Fix } from '../../base/fix';
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { asked } from '../../base/suggest';
import { addressTrouble, withoutCredentials } from '../../facts/address';
import { factOf, linkOf, noProofOf, type Spelling, spellingOf, uncommittedOf } from '../../facts/evidence';
import { type Address, fileNamed } from '../../facts/names';
import type { ItemId } from '../../schema/generated/catalogue';
import { meantFixes, removeFix, setFix } from '../fixes/fixes';
import { removals } from '../fixes/status-fixes';
import type { Problem, Rule, RuleContext } from '../rule';
import { weightOf } from './documents';
import { placeOf } from './evidence';
import { withoutStanding } from './testimony';

/** A name in a manifest: of a piece of evidence, or of a contract. */
interface Named {
  readonly text: string;
  readonly path: Path;
  /** Undefined where it names a file. */
  readonly link: Address | undefined;
  readonly entry: { readonly url?: string; readonly file?: string };
  /** The item that it is to prove; none for a contract. */
  readonly items: readonly ItemId[];
  /** Whether an item is said to be met, and nothing else proves it. */
  readonly isAlone: boolean;
  /** The items that are said to be met, and rest on it alone. */
  readonly alone: readonly ItemId[];
  /** How to leave it out. */
  readonly remove: Fix;
}

/** Everything that a manifest names, in order: nearly all rules of names look at all of it. */
function named(context: RuleContext): readonly Named[] {
  const all = known.get(context) ?? [...eachNamed(context)];
  known.set(context, all);
  return all;
}

const known = new WeakMap<RuleContext, readonly Named[]>();

function* eachNamed(context: RuleContext): Generator<Named> {
  const weigh = weightOf(context);
  const removal = removals(context.parsed);
  for (const item of context.items) {
    const { id, status, evidence, evidencedBy } = item;
    const isAlone = status === 'met' && !evidence.some(({ state }) => state === 'holds');
    const alone = isAlone && !evidencedBy.some(({ state }) => state === 'holds') ? [id] : [];
    for (const entry of evidence) {
      const text = entry.url ?? entry.file;
      if (text === undefined) continue;
      yield {
        text,
        path: placeOf(entry, context, entry.url === undefined ? 'file' : 'url'),
        link: linkOf(entry),
        entry,
        items: [id],
        isAlone,
        alone,
        remove: removal(entry, item),
      };
    }
  }
  for (const { document, path, noun } of context.documents) {
    const entry = { file: document };
    const remove = removeFix(`Remove the ${noun}`, path);
    const alone = weigh(path).items ?? [];
    yield { text: document, path, link: linkOf(entry), entry, items: [], isAlone: false, alone, remove };
  }
}

/** A finding for each name that differs in one way from that of what is there, with the plain name as its fix. */
function* differing(
  context: RuleContext,
  differs: Spelling['differs'],
  message: (name: Named, plain: string) => string,
): Generator<Problem> {
  for (const each of named(context)) {
    const spelling = spellingOf(each.entry, context.facts.repository);
    if (spelling?.differs !== differs) continue;
    const { path, items } = each;
    const plain = shorten(spelling.name);
    yield {
      message: message(each, plain),
      path,
      items,
      fixes: [
        setFix(
          { kind: 'rewrite', title: `Write ${quoted(plain)}`, which: 'plain', safe: true },
          path,
          spelling.name,
        ),
      ],
    };
  }
}

/** An address that may be shown: what is secret in it is left out. */
function shown({ text, link }: Named): string {
  return shorten(link === undefined ? text : withoutCredentials(link.url));
}

function withoutSecret({ link, path }: Named): Fix[] {
  if (link === undefined) return [];
  const plain = withoutCredentials(link.url);
  if (plain === link.url || addressTrouble(plain) !== undefined) return [];
  return [
    setFix({ kind: 'change', title: 'Leave out the user and the password', which: 'bare' }, path, plain),
  ];
}

export const nameRules: readonly Rule[] = [
  {
    code: 'evidence/does-not-count',
    severity: 'error',
    summary: 'What is named as evidence is something that nobody else has, or that proves nothing.',
    why: 'Evidence is there so that others can check a claim. They do not have what belongs to the version control of one copy, what git ignores, or what another clone holds that only lies in a folder of this one; they cannot open a page of one machine, or one that takes a password; and a manifest, or a folder that holds it, cannot prove itself.',
    howToFix:
      'Name a document that is committed, or an address that everyone concerned can open. Write the whole address of the page (`https://wiki.example.com/page`), and no user or password: they are in the history of the repository then, so change them as well. This is a warning where other evidence of the item holds, or the item is not marked as met.',
    *check(context) {
      for (const each of named(context)) {
        const why = noProofOf(each.entry, context.facts.repository);
        if (why === undefined || uncommittedOf(each.entry, context.facts.repository) !== undefined) continue;
        const severity: Severity = each.isAlone ? 'error' : 'warning';
        const { path, items, remove } = each;
        yield {
          message: `${quoted(shown(each))} does not count: ${why}.`,
          path,
          severity,
          items,
          fixes: [...withoutSecret(each), remove],
        };
      }
      yield* withoutStanding(context);
    },
  },
  {
    code: 'evidence/not-committed',
    severity: 'information',
    summary: 'What is named as evidence is not committed.',
    why: 'A file that git does not track is on one machine only. Nobody who clones the repository has it, and what is checked there, as in the pipeline, finds that it does not exist.',
    howToFix:
      'Commit it together with the manifest (`git add` is enough for this check). On the command line it does not count until then, and is an error where an item that is marked as met rests on it alone; the editor only tells it, because whoever is writing commits when it is written. Nothing is said where the manifest itself is not tracked, or where what git tracks cannot be read.',
    *check(context) {
      for (const each of named(context)) {
        const uncommitted = uncommittedOf(each.entry, context.facts.repository);
        if (uncommitted === undefined) continue;
        const { text, path, items, alone } = each;
        const isError = uncommitted === 'does-not-count' && alone.length > 0;
        const name = quoted(shorten(visible(text)));
        const what = uncommitted === 'counts' ? `${name} yet` : `${name}, so it does not count`;
        yield {
          message: `Git does not track ${what}: nobody who clones the repository has it. Commit it with the manifest.`,
          path,
          severity: isError ? 'error' : 'information',
          items: isError ? alone : items,
          cause: { of: fileNamed(text) },
        };
      }
    },
  },
  {
    code: 'evidence/written-as-link',
    severity: 'warning',
    summary: 'A file or an address is written as in a document or a browser.',
    why: 'It is found all the same, but other tools and people look for a file of just that name.',
    howToFix:
      'Write the path as it is from the folder of the manifest, without marks round it, or the whole address with `https://`. A heading or a line may follow a path: `docs/owners.md#roles`, `docs/owners.md:12`.',
    *check(context) {
      yield* differing(context, 'written-as-link', ({ text, link }, plain) =>
        link !== undefined
          ? `${quoted(text)} is an address: write it as ${quoted(plain)}.`
          : `The file is there as ${quoted(plain)}: write just that instead of ${quoted(text)}.`,
      );
    },
  },
  {
    code: 'evidence/invisible-characters',
    severity: 'warning',
    summary: 'A path or address has blanks round it, or characters that nobody sees.',
    why: 'They come along when something is copied from a page or a chat. The names look the same and are not.',
    howToFix: 'Write it without them; the fix does that.',
    *check(context) {
      yield* differing(
        context,
        'invisible-characters',
        ({ text, link }, plain) =>
          `What is written for ${quoted(plain)} ${whatIsInvisible(text)}: the ${link === undefined ? 'file' : 'address'} is the one without.`,
      );
    },
  },
  {
    code: 'evidence/other-case',
    severity: 'warning',
    summary: 'A path differs from the name of the file in nothing but its capitals.',
    why: 'Some systems find the file all the same, and others do not.',
    howToFix: 'Write the names as the folders list them; the fix does that.',
    *check(context) {
      yield* differing(
        context,
        'other-case',
        ({ text }, plain) => `${quoted(text)} is there as ${quoted(plain)}: write its capitals like that.`,
      );
    },
  },
  {
    code: 'evidence/other-form',
    severity: 'hint',
    summary: 'A path has letters in parts that the name of the file does not have.',
    why: 'A letter with an accent is one character, or a letter and an accent after it. The two look the same, and the file is found; tools that compare character by character look for another one. Nothing is said where the manifest has the usual form and only the file system has the other, as macOS made it.',
    howToFix: 'Write the letters in the usual form; the fix does that.',
    *check(context) {
      yield* differing(
        context,
        'other-form',
        (_, plain) =>
          `The letters of ${quoted(plain)} stand in parts here, each accent apart from its letter, and the name of the file is written otherwise: write it in the usual form.`,
      );
    },
  },
  {
    code: 'evidence/missing-heading',
    severity: 'warning',
    summary: 'A path names a heading that the document does not have.',
    why: 'The heading says where the proof stands. Without it whoever checks has to search the document.',
    howToFix:
      'Correct the heading after the `#`: its words in small letters, with a hyphen for each blank and without punctuation, as GitHub makes its links. Looked for in Markdown documents only.',
    *check(context) {
      for (const { text, path, items, link } of named(context)) {
        const fact = link === undefined ? factOf(context.facts.repository, text) : undefined;
        if (fact?.kind !== 'file' || fact.missingHeading === undefined) continue;
        // What follows there may as well be a name that the file uses.
        if (path.includes('declaredIn')) continue;
        const { heading, meant } = fact.missingHeading;
        const name = fact.spelling?.name ?? text;
        const file = name.slice(0, name.indexOf('#'));
        yield {
          message: `${quoted(file)} has no heading "#${shorten(heading)}".${asked(...meant.map((each) => `#${each}`)) || ' Correct it, or name the document alone.'}`,
          path,
          items,
          fixes: meantFixes(
            path,
            meant.map((each) => `${file}#${each}`),
          ),
        };
      }
    },
  },
];
