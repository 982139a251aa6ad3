/**
 * The first look at a repository, before there is a manifest: what the index of it has, and in the same round the
 * contracts and results that nobody cites yet. Nothing of it is remembered: it happens once.
 */
import { type FirstLook, type RepositoryIndex as ManifestIndex, said } from '../core/service';
import type { Files } from './files';
import type { Ignored } from './ignored';
import { indexFor, indexRepository, type SourceReaders } from './index-repository';
import { isInRepository } from './inside';
import { baseName, isInside, joinPath, parentOf, pathBelow } from './paths';
import type { Standing } from './root';

/** The readers, as far as a first look needs them (`src/readers/`). */
export interface FirstReaders extends SourceReaders {
  readonly readCited: SourceReaders['readSource'];
  /** Whether a file is of others, who only came along. */
  readonly isVendored: (path: string) => boolean;
}

interface Looking extends Standing {
  readonly files: Files;
  readonly readers: FirstReaders;
  readonly ignored?: Ignored;
}

/** Looks at the repository around the folder of a manifest that is to be. Never throws where a file cannot be read. */
export async function firstLook(looking: Looking): Promise<FirstLook> {
  const { root, folder, files, readers, ignored } = looking;
  const limits = { areSpokenOf: false };
  const variables = new Map<string, string>();
  const index = await indexRepository(root, {
    files,
    readers: {
      isLookedAt: (path) => readers.isLookedAt(path) || (isDocument(path) && !readers.isVendored(path)),
      mostOfSource: readers.mostOfSource,
      readSource: (file) => {
        limits.areSpokenOf ||= ofLimits.test(file.text);
        for (const [parameter, variable] of givenBy(file)) variables.set(parameter, variable);
        return isDocument(file.path) ? readers.readCited(file) : readers.readSource(file);
      },
    },
    ...(ignored === undefined ? {} : { ignored }),
  });
  const own = indexFor(pathBelow(root, folder), index);
  return {
    index: own,
    looked: index.files.length,
    isAllRead: own.isWhole && index.notRead.length === 0,
    speaksOfLimits: limits.areSpokenOf,
    dataFiles: await dataFiles(own, looking),
    variables,
    name: baseName(folder === root ? root : folder),
  };
}

/** What may be a contract or a result: only its content says so. */
function isDocument(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}

/** Any word for a limit on calls or costs, in any spelling: where one is, nobody says that there is none. */
const ofLimits =
  /rate.{0,3}limit|capacity|limit.{0,3}(?:req|rate|er\b)|throttl|budget|quota|spend|(?:cost|usage|token|request|call|daily|monthly).{0,3}limit|max.{0,3}(?:cost|spend|requests)|slowapi|\b[rt]pm\b/i;

/** The parameters that a file of parameters takes from a variable which has no default, by its folder and their names. */
function givenBy({ path, text }: { readonly path: string; readonly text: string }): [string, string][] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const given = /\.parameters(?:\.[^/]{1,100})?\.json$/i.test(path)
    ? text.matchAll(/"([\w-]{1,100})"\s*:\s*\{\s*"value"\s*:\s*"\$\{(\w{1,100})=?\}"/g)
    : /\.bicepparam$/i.test(path)
      ? text.matchAll(/^param +([\w-]{1,100}) *= *readEnvironmentVariable\( *'(\w{1,100})' *\)/gm)
      : [];
  return [...given].map(([, parameter = '', variable = '']) => [`${folder}${parameter}`, variable]);
}

/** The folders around a file up to the root, the nearest first. */
function foldersAbove(file: string, root: string): string[] {
  const folders: string[] = [];
  for (let at = parentOf(file); isInside(root, at); at = parentOf(at)) {
    folders.push(at);
    if (at === root) break;
  }
  return folders;
}

/** The files that results name as their data, from beside the result or a folder above it. */
async function dataFiles(
  { readings }: ManifestIndex,
  { root, files }: Looking,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const reading of readings) {
    for (const { value } of said(reading, 'evaluation.dataset')) {
      if (found.has(value) || !/^[\w./-]{1,200}\.[a-z\d]{1,8}$/i.test(value) || value.startsWith('/'))
        continue;
      for (const from of foldersAbove(joinPath(root, reading.path), root)) {
        const path = joinPath(from, value);
        if (!(await isThere(path, root, files))) continue;
        found.set(value, pathBelow(root, path));
        break;
      }
    }
  }
  return found;
}

async function isThere(path: string, root: string, files: Files): Promise<boolean> {
  const stat = await files.stat(path).catch(() => undefined);
  return stat?.kind === 'file' && (await isInRepository(path, root, files).catch(() => false));
}
