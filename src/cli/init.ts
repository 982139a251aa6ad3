import {
  type Discovery,
  discover,
  harmless,
  isManifestPath,
  type Stage,
  sectionTexts,
  stages,
  starterManifest,
  worthInWords,
} from '../core/service';
import { baseName, firstLook, joinPath, parentOf, relativePath, rootAbove } from '../repository';
import { absolute } from './find-manifests';
import { type ExitCode, exitCodes, type Io, UsageError } from './io';
import { shellWord } from './terminal';
import { workflowName } from './workflow-name';

/** What a new manifest begins with; what is not given is taken from the folder. */
interface InitArguments {
  readonly operands: readonly string[];
  readonly name?: string | undefined;
  readonly stage?: Stage | undefined;
  /** Whether it is printed and not written. */
  readonly dryRun?: boolean | undefined;
  /** Whether nobody looks at what the repository says. */
  readonly empty?: boolean | undefined;
}

/** `init`: writes a first manifest, with what the repository says. Never overwrites one. */
export async function init(
  { operands, name, stage = 'diagnose', dryRun, empty }: InitArguments,
  io: Io,
): Promise<ExitCode> {
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
  const refuse = (taken: string): ExitCode => {
    io.stderr(`There is already a manifest: ${shown(taken)}. It was left as it is.\n`);
    return exitCodes.couldNotRun;
  };
  // Looking takes its time: not for nothing.
  if (there !== undefined && dryRun !== true) return refuse(there);
  const discovery = empty === true ? nothing : await lookAt(folder, io);
  const text = textOf(discovery, { name: name ?? (await workflowName(folder, io.files)), stage });
  if (dryRun === true) {
    await io.stdout(`${commented(said(discovery))}${text}`);
    return exitCodes.clean;
  }
  if (!(await io.disk.create(target, new TextEncoder().encode(text)))) return refuse(target);
  await io.stdout(said(discovery));
  await io.stdout(`Wrote ${shown(target)}. The comments in it say what comes next.\n`);
  await io.stdout(`Check it with: ai-readiness check ${shellWord(shown(target))}\n`);
  return exitCodes.clean;
}

const nothing: Discovery = { sentence: undefined, proposals: [], worth: [] };

/** What the repository that holds the folder says. */
async function lookAt(folder: string, { files, readers }: Io): Promise<Discovery> {
  const root = (await rootAbove(folder, files)) ?? folder;
  return discover(await firstLook({ root, folder, files, readers: await readers() }));
}

/** What nobody can be sure of stands there as a comment, with what is to be asked. */
function textOf({ proposals }: Discovery, begin: { readonly name: string; readonly stage: Stage }): string {
  const kept = proposals.filter(({ question }) => question === undefined);
  const asked = proposals.filter(({ question }) => question !== undefined);
  return starterManifest({ ...begin, found: sectionTexts(kept, asked) });
}

/** How many things someone looks at in the first minute. */
const mostWorth = 3;

function said({ sentence, worth }: Discovery): string {
  if (sentence === undefined && worth.length === 0) return '';
  const looks = worth.slice(0, mostWorth).map((each) => `  - ${worthInWords(each)}\n`);
  const head = looks.length === 0 ? '' : 'Worth a look:\n';
  const found = sentence === undefined ? '' : `${sentence}\n`;
  return harmlessLines(`${found}${head}${looks.join('')}\n`);
}

/** As comments of YAML: what is printed can still be kept as a manifest. */
function commented(text: string): string {
  return text.replace(/^(?=.)/gm, '# ');
}

/** Names of files may hold what a terminal obeys. */
function harmlessLines(text: string): string {
  return text.split('\n').map(harmless).join('\n');
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
