import { capital, harmless, isManifestPath, type Stage, stages, starterManifest } from '../core/service';
import { baseName, joinPath, parentOf, relativePath } from '../repository';
import { absolute } from './find-manifests';
import { type ExitCode, exitCodes, type Io, UsageError } from './io';
import { shellWord } from './terminal';

/** What a new manifest begins with; what is not given is taken from the folder. */
interface InitArguments {
  readonly operands: readonly string[];
  readonly name?: string | undefined;
  readonly stage?: Stage | undefined;
}

/** `init`: writes a first manifest. Never overwrites one. */
export async function init({ operands, name, stage }: InitArguments, io: Io): Promise<ExitCode> {
  const [operand = '.', ...rest] = operands;
  if (rest.length > 0) throw new UsageError('"init" takes one path: the folder of the workflow.');
  if (name?.trim() === '') throw new UsageError('--name wants the name of the workflow, not an empty text.');
  const path = absolute(operand, io.cwd);
  const isFile = isManifestPath(path);
  const folder = isFile ? parentOf(path) : path;
  const shown = (of: string): string => harmless(relativePath(io.cwd, of));
  const stat = await io.files.stat(folder);
  if (stat?.kind !== 'folder') {
    io.stderr(`There is no folder "${shown(folder)}".\n`);
    return exitCodes.couldNotRun;
  }
  const there = await manifestIn(folder, io);
  const target = joinPath(folder, isFile ? baseName(path).toLowerCase() : 'ai-readiness.yaml');
  const text = starterManifest({ name: name ?? nameOf(folder), stage: stage ?? 'diagnose' });
  if (there !== undefined || !(await io.disk.create(target, new TextEncoder().encode(text)))) {
    io.stderr(`There is already a manifest: ${shown(there ?? target)}. It was left as it is.\n`);
    return exitCodes.couldNotRun;
  }
  await io.stdout(`Wrote ${shown(target)}. The comments in it say what comes next.\n`);
  await io.stdout(`Check it with: ai-readiness check ${shellWord(shown(target))}\n`);
  return exitCodes.clean;
}

/** A stage by its name, for `--stage`. */
export function stageOf(word: string): Stage {
  const stage = stages.find((each) => each === word);
  if (stage === undefined) throw new UsageError(`--stage is one of ${stages.join(', ')}, not "${word}".`);
  return stage;
}

async function manifestIn(folder: string, { files }: Io): Promise<string | undefined> {
  // In whichever case: on some systems that is the same file.
  const entry = (await files.list(folder)).find(({ name }) => isManifestPath(name));
  return entry === undefined ? undefined : joinPath(folder, entry.name);
}

/** `invoice-triage` → `Invoice triage`. */
function nameOf(folder: string): string {
  const words = baseName(folder)
    .replace(/[-_.\s]+/g, ' ')
    .trim();
  return words === '' ? 'A workflow' : capital(words);
}
