import { type FileReading, grouped, type Testimony } from '../core/service';
import { decodeText, relativePath } from '../repository';
import type { Arguments } from './arguments';
import { reasonOf } from './faults';
import { absolute } from './find-manifests';
import { type ExitCode, exitCodes, type Io } from './io';

/** `facts`: prints what the readers see in files. */
export async function facts({ operands, format }: Arguments, io: Io): Promise<ExitCode> {
  const { mostOfDocument, readCited } = await io.readers();
  const readings: FileReading[] = [];
  for (const operand of operands) {
    const path = absolute(operand, io.cwd);
    const shown = relativePath(io.cwd, path);
    const unread = (reason: string): FileReading => ({
      path: shown,
      role: 'product',
      testimony: [{ reader: 'file', fact: 'unread', value: reason }],
    });
    try {
      const stat = await io.files.stat(path);
      if (stat?.kind !== 'file') readings.push(unread('there is no such file'));
      else if (stat.size > mostOfDocument)
        readings.push(unread(`it has ${grouped(Math.round(stat.size / 1_000_000))} MB`));
      else {
        const bytes = await io.files.read(path);
        readings.push(readCited({ path: shown, bytes, text: decodeText(bytes) }));
      }
    } catch (error) {
      readings.push(unread(reasonOf(error)));
    }
  }
  if (format === 'json') await io.stdout(`${JSON.stringify(readings.flatMap(rowsOf), null, 1)}\n`);
  else for (const reading of readings) await io.stdout(textOf(reading));
  return exitCodes.clean;
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

function textOf({ path, testimony }: FileReading): string {
  if (testimony.length === 0) return `${path}: nothing is read from it\n`;
  return `${path}\n${testimony.map(lineOf).join('')}`;
}

function lineOf({ line, fact, value }: Testimony): string {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return `  ${line === undefined ? '' : `${line + 1}`.padStart(5)}  ${fact}  ${shown}\n`;
}
