/**
 * What a manifest is evaluated with, taken from one state of a repository: the work tree, or a commit. The command line checks
 * with this; the editor, which keeps what it knows of the work tree, looks at commits with it.
 */
import { type EvaluationInput, type Law, type ManifestDocument, noConfiguration } from '../core/service';
import { once } from './asked-once';
import type { LoadReaders } from './cited-file';
import { collectFacts } from './collect';
import { Configurations } from './configurations';
import type { Files } from './files';
import { type FileFinder, fileFinder } from './find-file';
import type { Histories } from './history';
import { Ignored } from './ignored';
import {
  indexFor,
  indexRepository,
  type ReadingMemory,
  type RepositoryIndex,
  type SourceReaders,
} from './index-repository';
import { baseName, pathBelow } from './paths';
import { findRepository, type Standing } from './root';

/** A state of the file system, and what was asked of it before. */
export interface Looking {
  readonly files: Files;
  readonly finder: FileFinder;
  readonly ignored: Ignored;
  readonly configurations: Configurations;
  readonly readers: LoadReaders;
  /** What a repository says, read once. */
  readonly indexOf: (root: string) => Promise<RepositoryIndex>;
  /** What was read in a repository before. */
  readonly memoryOf: (root: string) => Promise<ReadingMemory | undefined>;
  /** What git knows of the past; absent where it is not asked: of what was, only that is known which was there. */
  readonly histories?: Histories;
  /** Where the manifest at a path stands. Rejects where it cannot be told. */
  readonly standingOf: (path: string) => Promise<Standing>;
}

/** What else it takes to look. */
interface Means {
  readonly readers: () => Promise<Awaited<ReturnType<LoadReaders>> & SourceReaders>;
  readonly law: () => Promise<Law | undefined>;
  readonly memoryOf?: (root: string) => Promise<ReadingMemory | undefined>;
  /** Waits as long as others are to come first; asked before a file is read for the index. */
  readonly pace?: (() => Promise<void>) | undefined;
  /** The folder that is taken for the repository of manifests in it which are in none. */
  readonly otherwise?: string | undefined;
}

export function lookingAt(
  files: Files,
  { readers, law, memoryOf = noMemory, pace, otherwise }: Means,
): Looking {
  const ignored = new Ignored(files);
  return {
    files,
    finder: fileFinder(files, ignored),
    ignored,
    readers,
    configurations: new Configurations(files, ignored, law),
    indexOf: once(async (root) =>
      indexRepository(root, { files, ignored, memory: await memoryOf(root), readers: await readers(), pace }),
    ),
    memoryOf,
    standingOf: once((path) => findRepository(path, otherwise, files)),
  };
}

const noMemory = async (): Promise<undefined> => undefined;

/** What a manifest at a path is evaluated with: what is known of the files around it. Never throws: what cannot be told is not checked. */
export async function inputFor(
  document: ManifestDocument,
  path: string,
  looking: Looking,
): Promise<Pick<EvaluationInput, 'repository' | 'configuration' | 'fileName'>> {
  const { files, finder, ignored, readers, memoryOf, standingOf, configurations, indexOf, histories } =
    looking;
  const cited = await collectFacts(document.files, async () => {
    const standing = await standingOf(path);
    const memory = await memoryOf(standing.root);
    return {
      ...{ ...standing, files, finder, ignored, readers, memory, manifest: path },
      untracked: 'does-not-count',
    };
  });
  const standing = await standingOf(path).catch(() => undefined);
  const index = standing && indexFor(pathBelow(standing.root, standing.folder), await indexOf(standing.root));
  // Where it cannot be told which one holds, whoever looks for manifests says so.
  const governing = standing && (await configurations.of(path, standing).catch(() => undefined));
  const { configuration = noConfiguration } = governing ?? {};
  const history =
    standing &&
    (await histories?.of(document, { ...standing, manifest: path, cited: cited.files, configuration }));
  return {
    repository: {
      ...cited,
      ...(index && { index, folder: index.folder }),
      ...(history && { history }),
    },
    ...(governing && { configuration: governing.configuration }),
    fileName: baseName(path),
  };
}
