import { type FileReading, mentionsMetrics, withoutUnused } from '../core/service';
import type * as Readers from '../readers';
import { decodeText, indexRepository, joinPath, type RepositoryIndex } from '../repository';
import type { Io } from './io';

/** By what files are read. */
export interface Means {
  readonly readers: typeof Readers;
  readonly io: Io;
}

interface Around extends Means {
  /** The folder around what was read, in which rules and manifests are looked for. */
  readonly root: string | undefined;
  /** What all of it says, where that was read already. */
  readonly whole?: RepositoryIndex | undefined;
}

/**
 * What was read, without the names that code only mentions and no rule or manifest of the repository uses as those of a
 * metric. Where there is no repository nobody knows what is used, and all of it is told.
 */
export async function onlyUsed(
  readings: readonly FileReading[],
  { root, readers, io, whole }: Around,
): Promise<readonly FileReading[]> {
  if (root === undefined || !mentionsMetrics(readings)) return readings;
  const { files } = io;
  const memory = io.keptReadings?.(root);
  const all = whole ?? (await indexRepository(root, { files, readers, memory }));
  if (whole === undefined) memory?.save();
  const texts = await Promise.all(all.manifests.map((path) => textOf(joinPath(root, path), io)));
  return withoutUnused(readings, { rules: all.readings, texts });
}

/** Empty where it cannot be read: then it uses nothing. */
async function textOf(path: string, { files }: Io): Promise<string> {
  try {
    return decodeText(await files.read(path));
  } catch {
    return '';
  }
}
