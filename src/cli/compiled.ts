import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { crc32 } from 'node:zlib';

const begin = '(function (exports, require, module, __filename, __dirname) {';
const end = '\n})';
/** Before the code kept: a byte that counts the runs it is from, and a check sum of four. */
const headLength = 5;
/** So many runs add what they call: the first may have been one of a manifest with hardly anything in it. */
const runs = 5;

type Wrapped = (exports: object, load: NodeJS.Require, module: object, file: string, folder: string) => void;

/**
 * Loads bundles with the code that an earlier run compiled for them. Node's own compile cache keeps what is compiled when
 * a file is loaded, which is little of what then runs: V8 compiles a function when it is first called. Here the code is
 * taken at the end of the run, with all functions that ran.
 * @param folder where the code is kept, a folder of this user's
 */
export class CompiledBundles {
  private readonly loaded = new Map<string, { exports: object }>();
  private readonly unkept: { script: vm.Script; keptAs: string; run: number }[] = [];

  constructor(
    private readonly folder: string,
    private readonly builtIn: NodeJS.Require,
  ) {
    process.once('exit', () => this.keep());
  }

  /** What the CommonJS file exports. @throws what the file throws, and when it cannot be read */
  load(file: string): object {
    const before = this.loaded.get(file);
    if (before) return before.exports;
    const module = { exports: {} };
    this.loaded.set(file, module);
    const folder = path.dirname(file);
    const require = (id: string): unknown =>
      id.startsWith('.') ? this.load(path.join(folder, id)) : this.builtIn(id);
    this.compile(file)(module.exports, Object.assign(require, this.builtIn), module, file, folder);
    return module.exports;
  }

  private compile(file: string): Wrapped {
    const source = fs.readFileSync(file);
    const keptAs = path.join(this.folder, nameFor(source));
    const kept = codeIn(keptAs);
    const cachedData = kept?.code;
    const script = new vm.Script(`${begin}${source.toString()}${end}`, {
      filename: file,
      columnOffset: -begin.length,
      ...(cachedData && { cachedData }),
    });
    const run = kept === undefined || script.cachedDataRejected === true ? 1 : kept.run + 1;
    if (run <= runs) this.unkept.push({ script, keptAs, run });
    return script.runInThisContext() as Wrapped;
  }

  private keep(): void {
    for (const { script, keptAs, run } of this.unkept) {
      const unfinished = `${keptAs}.${process.pid}`;
      try {
        // First of all: where nothing can be written there is no need to ask for the code.
        fs.mkdirSync(this.folder, { recursive: true });
        const descriptor = fs.openSync(unfinished, 'wx', 0o600);
        const code = script.createCachedData();
        fs.writevSync(descriptor, [headOf(run, code), code]);
        fs.closeSync(descriptor);
        fs.renameSync(unfinished, keptAs);
      } catch {
        // The next run compiles again, as this one did.
        if (fs.existsSync(unfinished)) fs.rmSync(unfinished);
      }
    }
  }
}

/** One for each source, version of Node, kind of machine and user, since all may share the folder. */
function nameFor(source: Buffer): string {
  const user = process.getuid?.() ?? 'user';
  return `ai-readiness-${process.version}-${process.arch}-${user}-${source.length}-${crc32(source).toString(16)}`;
}

function headOf(run: number, code: Buffer): Buffer {
  const head = Buffer.alloc(headLength);
  head.writeUInt8(run);
  head.writeUInt32LE(crc32(code), 1);
  return head;
}

/** Code that a run of this user has written, whole. V8 itself sees whether it was made with other flags. */
function codeIn(file: string): { readonly code: Buffer; readonly run: number } | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = fs.openSync(file, 'r');
    if (!isOurs(fs.fstatSync(descriptor))) return undefined;
    const bytes = fs.readFileSync(descriptor);
    const run = bytes.readUInt8();
    const code = bytes.subarray(headLength);
    return bytes.subarray(0, headLength).equals(headOf(run, code)) ? { code, run } : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Code is run as it stands: nobody else may have been able to write it. Windows keeps a user's folder from others itself. */
function isOurs({ uid, mode }: fs.Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
