import type { Law, ManifestDocument } from '../core/service';
import { askedOnce, type Files, lookingAt, once } from '../repository';
import type { Arguments } from './arguments';
import { absolute } from './find-manifests';
import { type Io, type Kept, UsageError } from './io';
import type { Checking } from './load';
import { packedLaw } from './packed';

interface TellsLaw {
  /** Whether laws are told also where no finding comes from them. */
  readonly tellsLaw?: boolean;
}

/** What stays the same for all manifests of one run; `files` where they are not those of the disk. */
export async function checkingOf(
  { root, today, tellsLaw = false }: Pick<Arguments, 'root' | 'today'> & TellsLaw,
  io: Io,
  files: Files = io.files,
): Promise<Checking> {
  // Manifests that are in no repository are in this one.
  const otherwise = root === undefined ? undefined : await folderOf(root, io);
  let law: Promise<Law> | undefined;
  const lawOnce = (): Promise<Law> => {
    law ??= packedLaw(io);
    return law;
  };
  const kept: Kept[] = [];
  const memoryOf = once(async (at) => {
    const memory = io.keptReadings?.(at);
    if (memory !== undefined) kept.push(memory);
    return memory;
  });
  return {
    ...lookingAt(askedOnce(files), { readers: io.readers, law: lawOnce, memoryOf, otherwise }),
    keep() {
      for (const memory of kept) memory.save();
    },
    today: today ?? io.today,
    async lawFor(document) {
      return !tellsLaw && !asksForLaw(document) ? undefined : lawOnce();
    },
  };
}

/** Whether a finding may come from a law: only where one holds. Reading them is not for nothing. */
function asksForLaw({ manifest }: ManifestDocument): boolean {
  return (manifest.risk?.jurisdictions?.length ?? 0) > 0;
}

/** The folder that `--root` names: with a misspelled one, what is in the repository would seem to be outside of it. */
async function folderOf(root: string, { files, cwd }: Io): Promise<string> {
  const path = absolute(root, cwd);
  if ((await files.stat(path))?.kind === 'folder') return path;
  throw new UsageError(`--root is a folder, and there is none called "${root}".`);
}
