/** Where the formats of one run go: standard output, and files that are there as a whole or not at all. */
import { harmless, isConfigPath, isManifestPath } from '../core/service';
import type { Arguments } from './arguments';
import { faultText, reasonOf } from './faults';
import { absolute } from './find-manifests';
import type { Output } from './formats/choice';
import type { Write } from './formats/write';
import { type Draft, type Io, UsageError } from './io';
import { type Layout, layoutFor } from './terminal';

/** A file that is written, or cannot be. */
class FileOutput {
  private draft: Draft | undefined;
  private fault: unknown;

  constructor(
    readonly named: string,
    private readonly path: string,
    private readonly disk: Io['disk'],
  ) {}

  /** A run does not end for a file that cannot be written: the others can. */
  readonly write: Write = async (text) => {
    if (this.fault !== undefined) return;
    try {
      this.draft ??= await this.disk.draft(this.path);
      await this.draft.write(text);
    } catch (error) {
      await this.fail(error);
    }
  };

  /** Puts it in its place. Answers why it could not be written. */
  async keep(): Promise<string | undefined> {
    try {
      if (this.fault === undefined) await this.draft?.keep();
    } catch (error) {
      await this.fail(error);
    }
    return this.fault === undefined ? undefined : reasonOf(this.fault, 'written');
  }

  async drop(): Promise<void> {
    await this.draft?.drop().catch(() => undefined);
    this.draft = undefined;
  }

  private async fail(error: unknown): Promise<void> {
    this.fault = error;
    await this.drop();
  }
}

/** Writes what a command has to tell, in each format to its place. Whether all of it could be written. */
export async function writeAll<F extends string>(
  all: readonly Output<F>[],
  { noColor }: Pick<Arguments, 'noColor'>,
  io: Io,
  textOf: (format: F, layout: Layout) => string,
): Promise<boolean> {
  const { env, isTTY, columns } = io;
  const outputs = new Outputs(io);
  try {
    for (const { format, file } of all) {
      const write = file === undefined ? outputs.screen(io.stdout) : outputs.file(file);
      await write(textOf(format, layoutFor(file !== undefined, { noColor, env, isTTY, columns })));
    }
    return await outputs.keep();
  } finally {
    await outputs.drop();
  }
}

/** All that one run writes. */
export class Outputs {
  private readonly files: FileOutput[] = [];
  private readonly faults: string[] = [];
  private screenFault: unknown;

  constructor(private readonly io: Pick<Io, 'cwd' | 'disk' | 'stderr'>) {}

  /** A way to write a file. Nothing is there before `keep`. */
  file(named: string): Write {
    const output = new FileOutput(named, absolute(named, this.io.cwd), this.io.disk);
    this.files.push(output);
    return output.write;
  }

  /** Standard output: where it cannot be written, the files still are, and without any the run ends. */
  screen(write: Write): Write {
    return async (text) => {
      if (this.screenFault !== undefined) return;
      try {
        await write(text);
      } catch (error) {
        if (this.files.length === 0) throw error;
        this.screenFault = error;
      }
    };
  }

  /** A way to write behind what a file holds, which is at once there: for what others write into as well. */
  behind(named: string): Write {
    return async (text) => {
      try {
        await this.io.disk.append(absolute(named, this.io.cwd), text);
      } catch (error) {
        this.faults.push(`${named}: ${reasonOf(error, 'written')}`);
      }
    };
  }

  /** Puts all files in their places, and says on the error output which cannot be written. Whether all could be. */
  async keep(): Promise<boolean> {
    for (const file of this.files) {
      const fault = await file.keep();
      if (fault !== undefined) this.faults.push(`${file.named}: ${fault}`);
    }
    for (const fault of this.faults) this.io.stderr(`${harmless(fault)}\n`);
    if (this.screenFault !== undefined) this.io.stderr(faultText(this.screenFault));
    return this.faults.length === 0 && this.screenFault === undefined;
  }

  /** Leaves nothing of what is not kept. */
  async drop(): Promise<void> {
    for (const file of this.files) await file.drop();
  }
}

/** Throws UsageError where two outputs are one file, or one would take the place of something that is read. */
export function checkOutputs(
  {
    outputs,
    operands,
    baseline,
  }: Pick<Arguments, 'operands' | 'baseline'> & {
    readonly outputs: readonly { readonly file?: string }[];
  },
  { cwd }: Pick<Io, 'cwd'>,
): void {
  if (baseline !== undefined && isReadOtherwise(baseline))
    throw new UsageError(`--baseline "${baseline}" has the name of what is checked.`);
  const seen = new Set<string>();
  const read = new Set(
    [...operands, ...(baseline === undefined ? [] : [baseline])].map((each) => absolute(each, cwd)),
  );
  for (const { file } of outputs) {
    if (file === undefined) continue;
    const path = absolute(file, cwd);
    if (seen.has(path)) throw new UsageError(`Two formats would be written to "${file}".`);
    if (isReadOtherwise(path) || read.has(path))
      throw new UsageError(`--output "${file}" would take the place of what is checked.`);
    seen.add(path);
  }
}

function isReadOtherwise(path: string): boolean {
  return isManifestPath(path) || isConfigPath(path);
}
