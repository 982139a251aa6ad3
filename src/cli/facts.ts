import { type FileReading, harmless, harmlessJson, oneLine } from '../core/service';
import type * as Readers from '../readers';
import { indexRepository, joinPath, parentOf, readCitedFile, relativePath, rootAbove } from '../repository';
import type { Arguments, FactFormat } from './arguments';
import { type Read, readText, summaryOf } from './facts-text';
import { reasonOf } from './faults';
import { absolute } from './find-manifests';
import { type ExitCode, exitCodes, type Io } from './io';
import { notObeyedJson } from './runners';
import { layoutFor } from './terminal';
import { type Means, onlyUsed } from './used-metrics';

/** `facts`: prints what the readers see in files, in folders, or in the whole repository. */
export async function facts(
  { operands, format, noColor }: Arguments & { readonly format: FactFormat },
  io: Io,
): Promise<ExitCode> {
  const readers = await io.readers();
  const layout = layoutFor(false, { ...io, noColor });
  const all: Read[] = [];
  let failures = 0;
  for (const operand of operands.length === 0 ? [undefined] : operands) {
    const read = await readOperand(operand, readers, io);
    if ('failure' in read) {
      failures++;
      io.stderr(`${harmless(operand ?? '.')}: ${oneLine(read.failure)}\n`);
    } else if (format === 'json') all.push(read);
    else await io.stdout(`${readText(read, layout)}${summaryOf(read, layout)}`);
  }
  if (format === 'json') await io.stdout(jsonOf(all));
  return failures > 0 ? exitCodes.couldNotRun : exitCodes.clean;
}

type Outcome = Read | { readonly failure: string };

/** What one operand says; the whole repository where none is given. */
async function readOperand(operand: string | undefined, readers: typeof Readers, io: Io): Promise<Outcome> {
  const place = absolute(operand ?? '.', io.cwd);
  try {
    const stat = await io.files.stat(place);
    if (stat === undefined) return { failure: 'There is no such file or folder.' };
    if (stat.kind === 'folder') return await readFolder(place, { isAll: operand === undefined, readers, io });
    if (stat.kind === 'other') return { failure: 'It is neither a file nor a folder.' };
    return await readFile(place, stat.size, { readers, io });
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

/** A file that is named is read as one that a manifest cites. Its path from the current folder says what it is for. */
async function readFile(place: string, size: number, { readers, io }: Means): Promise<Outcome> {
  const file = { path: place, shown: relativePath(io.cwd, place), size };
  const means = { files: io.files, readers: async () => readers };
  const { reading, tooLarge: reason } = await readCitedFile(file, means);
  if (reason !== undefined) return { readings: [], notRead: [{ path: file.shown, reason }], isWhole: true };
  const root = await rootAbove(parentOf(place), io.files);
  return { readings: await onlyUsed([reading], { root, readers, io }), notRead: [], isWhole: true };
}

/** A folder is read as a part of its repository: the path from there says what a file is for. */
async function readFolder(
  place: string,
  { isAll, readers, io }: Means & { readonly isAll: boolean },
): Promise<Outcome> {
  const root = (await rootAbove(place, io.files)) ?? place;
  const below = isAll ? root : place;
  const memory = io.keptReadings?.(root);
  const index = await indexRepository(root, { files: io.files, readers, memory, below });
  // What is kept is of the whole: a part of it would drop the rest.
  if (below === root) memory?.save();
  const shown = (path: string): string => relativePath(io.cwd, joinPath(root, path));
  const whole = below === root ? index : undefined;
  const used = await onlyUsed(index.readings, { root, readers, io, whole });
  return {
    readings: used
      .filter(({ testimony }) => testimony.length > 0)
      .map((reading): FileReading => ({ ...reading, path: shown(reading.path) })),
    notRead: index.notRead.map(({ path, reason }) => ({ path: shown(path), reason })),
    looked: index.files.length,
    isWhole: index.isWhole,
  };
}

/** A fact as the JSON has it. */
interface Row {
  readonly file: string;
  /** 1-based; null where the file as a whole says it. */
  readonly line: number | null;
  readonly reader: string;
  readonly fact: string;
  readonly value: unknown;
  readonly member?: string;
}

function jsonOf(all: readonly Read[]): string {
  const rows = all.flatMap(({ readings, notRead }) => [
    ...readings.flatMap(rowsOf),
    ...notRead.map(
      ({ path, reason }): Row => ({ file: path, line: null, reader: 'file', fact: 'unread', value: reason }),
    ),
  ]);
  // A fact on each line, so that lines can be searched and compared.
  const lines = rows.map((row) => ` ${JSON.stringify(row)}`).join(',\n');
  return notObeyedJson(harmlessJson(rows.length === 0 ? '[]\n' : `[\n${lines}\n]\n`));
}

function rowsOf({ path, testimony }: FileReading): Row[] {
  return testimony.map(({ line, reader, fact, value, member }) => ({
    file: path,
    line: line === undefined ? null : line + 1,
    reader,
    fact,
    value,
    ...(member === undefined ? {} : { member }),
  }));
}
