/** What is looked at when a manifest is held against its repository: the files that are its own, and those it names. */

import type { Path } from '../../../base/path';
import type { Facts } from '../../../facts/context';
import { listed } from '../../../facts/context';
import { type FileFact, factOf, type RepositoryIndex, readingOf } from '../../../facts/evidence';
import {
  type FileReading,
  type FileRole,
  said,
  type Testimony,
  type TestimonyName,
} from '../../../facts/testimony';
import type { ItemId } from '../../../schema/generated/catalogue';
import type { DeclaredIn } from '../../../schema/generated/manifest-file';
import { type CitedReading, citedFor, isMet } from '../../lookup';
import { reachOf, roleWithin } from './scope';

/** Something that a file says, with the file. */
export interface Found<Name extends TestimonyName> {
  /** From the root of the repository. */
  readonly file: string;
  readonly said: Extract<Testimony, { readonly fact: Name }>;
  readonly role: FileRole;
  /** Whether the file is the manifest's own, and no test, example or tool: only what is can contradict it. */
  readonly isProduct: boolean;
}

/** A file by which the manifest itself says where the repository says something. */
export interface Declaration {
  /** Where the manifest names it. */
  readonly path: Path;
  readonly document: string;
  /** What in the file is meant: `path#name`. */
  readonly name?: string;
  readonly fact: FileFact | undefined;
  readonly reading?: FileReading;
}

export class Look {
  private readonly workedOut: Map<string, unknown>;

  constructor(
    readonly facts: Facts,
    readonly index: RepositoryIndex,
  ) {
    this.workedOut = index.workedOut ?? new Map();
  }

  /** What the files around the manifest say of a fact, by path and line. */
  find<Name extends TestimonyName>(name: Name): readonly Found<Name>[] {
    return this.once(`find ${name}`, () =>
      (this.once('by fact', () => byFact(this.index)).get(name) ?? []).flatMap((reading) =>
        this.in(reading, name),
      ),
    );
  }

  /** The same of the whole repository, whoever owns the file: before something is said to be nowhere. */
  anywhere<Name extends TestimonyName>(name: Name): readonly Found<Name>[] {
    return this.once(`anywhere ${name}`, () =>
      this.index.readings.flatMap((reading) => this.in(reading, name)),
    );
  }

  /** What follows from the index alone, under a name: worked out once for as long as the index is the same. */
  once<T>(name: string, work: () => T): T {
    if (!this.workedOut.has(name)) this.workedOut.set(name, work());
    // What is kept under a name is of one type.
    return this.workedOut.get(name) as T;
  }

  /** What one file says of a fact. */
  in<Name extends TestimonyName>(reading: FileReading, name: Name): Found<Name>[] {
    const role = roleWithin(reading, this.index.folder);
    const isProduct = role === 'product' && reachOf(reading.path, this.index) === 'own';
    return said(reading, name).map((each) => ({ file: reading.path, said: each, role, isProduct }));
  }

  /** The files that an item cites, where it is said to be met. */
  cited(item: ItemId): CitedReading[] {
    return isMet(this.facts, item) ? citedFor(this.facts, item) : [];
  }

  /** What was read in a file that the manifest names, by the name that it gives. */
  reading(name: string | undefined): FileReading | undefined {
    return readingOf(this.facts.repository, name);
  }

  /** What the manifest names as the place where the repository says something. */
  declared(declaredIn: DeclaredIn | undefined, path: Path): Declaration[] {
    const at = [...path, 'declaredIn'];
    if (typeof declaredIn === 'string') return declaredIn === '' ? [] : [this.declaration(declaredIn, at)];
    return listed(declaredIn).map(([index, each]) => this.declaration(each, [...at, index]));
  }

  private declaration(document: string, path: Path): Declaration {
    const name = placeIn(document);
    const reading = this.reading(document);
    return {
      path,
      document,
      fact: factOf(this.facts.repository, document),
      ...(name === undefined ? {} : { name }),
      ...(reading === undefined ? {} : { reading }),
    };
  }
}

/** The files around the manifest that say anything of a fact, by path. */
function byFact(index: RepositoryIndex): ReadonlyMap<string, readonly FileReading[]> {
  const found = new Map<string, FileReading[]>();
  const readings = [...index.readings].sort((one, other) => (one.path < other.path ? -1 : 1));
  for (const reading of readings) {
    if (reachOf(reading.path, index) === 'none') continue;
    for (const fact of new Set(reading.testimony.map((each) => each.fact))) {
      const known = found.get(fact);
      if (known === undefined) found.set(fact, [reading]);
      else known.push(reading);
    }
  }
  return found;
}

/** What a name says is meant in its file: `infra/main.bicep#chat` → `chat`; nothing for lines. */
export function placeIn(document: string): string | undefined {
  const at = document.indexOf('#');
  const place = at < 0 ? '' : document.slice(at + 1).trim();
  return place === '' || /^L\d/.test(place) ? undefined : decoded(place);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
