/** What a first look has found, as plain data: what is proposed is worked out from this and from nothing else. */
import { Look } from '../claims/repository/base/look';
import { factsOf } from '../facts/context';
import { noRepositoryFacts, type Repository, type RepositoryIndex } from '../facts/evidence';
import type { Manifest } from '../schema/generated/manifest-file';

/** All that was read in a repository, contracts and results included. */
export interface FirstLook {
  readonly index: RepositoryIndex;
  /** How many files were read. */
  readonly looked: number;
  /** Whether every file was read, and none left out for its size or its form: what was not read may say anything. */
  readonly isAllRead: boolean;
  /** Whether a file that was read speaks of a limit on calls or spending, in any way. */
  readonly speaksOfLimits: boolean;
  /** Files that results name as their data, as far as they are there: by the name in the result, the path from the root. */
  readonly dataFiles: ReadonlyMap<string, string>;
  /** Parameters that a file beside a Bicep file takes from a variable: by folder and name, the variable. */
  readonly variables: ReadonlyMap<string, string>;
  /** What the repository or its folder is called. */
  readonly name: string;
}

/** The repository beside a manifest, which may be empty. */
export interface Ground {
  readonly look: Look;
  readonly manifest: Manifest;
  readonly first: FirstLook;
}

export function groundOf(
  first: FirstLook,
  manifest: Manifest,
  repository: Repository = noRepositoryFacts,
): Ground {
  const known = repository === 'taken-to-hold' ? noRepositoryFacts : repository;
  const facts = factsOf(manifest, '', { repository: { ...known, index: first.index } });
  return { look: new Look(facts, first.index), manifest, first };
}

/** A file as the manifest names it: from its own folder, or from the root of the repository. */
export function named(file: string, { first: { index } }: Ground): string {
  const { folder } = index;
  if (folder !== '' && !file.startsWith(`${folder}/`)) return `/${file}`;
  const own = folder === '' ? file : file.slice(folder.length + 1);
  // What has a colon in its first part would be taken for an address or a drive.
  return /^[^/]*:/.test(own) ? `./${own}` : own;
}

/** The name of a file and of something in it. */
export function namedIn(file: string, name: string, ground: Ground): string {
  return `${named(file, ground)}#${name}`;
}

/** Whether the manifest names a file, in whichever way it is written. */
export function isNamed(names: readonly (string | undefined)[], file: string, ground: Ground): boolean {
  const wanted = named(file, ground);
  return names.some((name) => {
    const path = name?.replace(/#.*$/s, '').replace(/^(?:\.\/)+/, '');
    return path === wanted.replace(/^\.\//, '') || path === `/${file}`;
  });
}
