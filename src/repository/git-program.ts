/** The program git of this machine: without a shell, with nobody to ask, and with words that are the same everywhere. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import type { Git, ObjectReader } from './git/program';

/** What git may answer; the paths of a million files are less. In bytes. */
const most = 256 * 1024 * 1024;

/** What a repository may have set that would run a program of its own, or ask a person or a server. */
const quiet = [
  '--no-pager',
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
];
const asks = {
  GIT_TERMINAL_PROMPT: '0',
  // Not all versions know the first of these: the second lets none of them reach a server.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  // What one clone puts in the place of commits is not what all others have.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: 'none',
  LC_ALL: 'C',
};

/**
 * What git tells the programs that it starts, hooks among them: about another repository, maybe. This one is found by
 * where it stands. What is configured that way (`GIT_CONFIG_COUNT`) holds: it may be what lets git look at it.
 */
const ofOthers = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_EXTERNAL_DIFF',
];

export const gitProgram: Git = {
  async run(args, folder, input = '') {
    // Loaded when it is asked for: most checks need no git.
    const { execFile } = await import('node:child_process');
    const program = await programOf(process.env);
    if (program === undefined) return undefined;
    return new Promise((resolve, reject) => {
      const options = { ...optionsIn(folder), maxBuffer: most };
      const child = execFile(program, [...quiet, ...args], options, (error, out, err) => {
        if (error === null) resolve({ code: 0, out, err });
        else if (typeof error.code === 'number') resolve({ code: error.code, out, err });
        else if (String(error.code) === 'ENOENT') resolve(undefined);
        else reject(error);
      });
      // Who waits for an answer hears of what went wrong; nobody waits for the input.
      child.stdin?.on('error', () => undefined).end(input);
    });
  },
  async objects(folder) {
    const { spawn } = await import('node:child_process');
    const program = await programOf(process.env);
    if (program === undefined) return undefined;
    return new Batch(() => spawn(program, [...quiet, 'cat-file', '--batch'], optionsIn(folder)));
  },
};

function optionsIn(folder: string): { cwd: string; env: NodeJS.ProcessEnv; windowsHide: true } {
  const own = Object.entries(process.env).filter(([name]) => !ofOthers.includes(name.toUpperCase()));
  return { cwd: folder, env: { ...Object.fromEntries(own), ...asks }, windowsHide: true };
}

/** What git says where it ends at one object, and could have read others. */
const endsAtOne =
  /promisor remote|\b(?:loose|packed) object\b|\bcorrupt\b|\binflate\b|unable to (?:unpack|stream)/;

interface Waiting {
  readonly id: string;
  resolve(bytes: Uint8Array | undefined): void;
  reject(error: Error): void;
}

/** `git cat-file --batch`: an id in a line, and behind a line that says what it is and how long, what is in it. */
class Batch implements ObjectReader {
  private readonly waiting: Waiting[] = [];
  private chunks: Buffer[] = [];
  private length = 0;
  /** What the answer under way still needs, its last line end included; undefined before its first line is there. */
  private wanted: number | undefined;
  private fault: Error | undefined;

  /** What is to be asked next: many questions go in one line of writing. */
  private asked = '';
  private child: ChildProcessWithoutNullStreams;

  constructor(private readonly start: () => ChildProcessWithoutNullStreams) {
    this.child = this.begin();
  }

  read(id: string): Promise<Uint8Array | undefined> {
    if (this.fault !== undefined) return Promise.reject(this.fault);
    return new Promise((resolve, reject) => {
      this.waiting.push({ id, resolve, reject });
      this.ask(id);
    });
  }

  private begin(): ChildProcessWithoutNullStreams {
    const child = this.start();
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => this.take(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-1_000);
    });
    // Who waits for an answer hears of it; nobody waits for the input.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => this.fail(error));
    child.on('close', () => {
      if (this.fault === undefined && endsAtOne.test(said)) this.goOn();
      else this.fail(new Error('git has ended'));
    });
    return child;
  }

  /** Git ends at what it would have to fetch in a partial clone, and at what is damaged: the others are asked anew. */
  private goOn(): void {
    this.waiting.shift()?.resolve(undefined);
    this.keep(Buffer.alloc(0));
    this.wanted = undefined;
    this.asked = '';
    this.child = this.begin();
    for (const { id } of this.waiting) this.ask(id);
  }

  private ask(id: string): void {
    if (this.asked === '') setImmediate(() => this.send());
    this.asked += `${id}\n`;
  }

  private send(): void {
    if (this.asked !== '' && this.fault === undefined) this.child.stdin.write(this.asked);
    this.asked = '';
  }

  close(): void {
    this.fault ??= new Error('it is closed');
    this.child.stdin.end();
    this.child.kill();
  }

  private take(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
    while (this.answer());
  }

  /** Gives the next answer to whoever waits for it. Whether it was all there. */
  private answer(): boolean {
    if (this.wanted === undefined) {
      const all = this.joined();
      const end = all.indexOf(10);
      if (end === -1) return false;
      const line = all.toString('utf8', 0, end);
      this.keep(all.subarray(end + 1));
      const size = /^\S+ \S+ (\d+)$/.exec(line)?.[1];
      if (size === undefined) {
        this.waiting.shift()?.resolve(undefined);
        return true;
      }
      this.wanted = Number(size) + 1;
    }
    if (this.length < this.wanted) return false;
    const all = this.joined();
    this.waiting.shift()?.resolve(new Uint8Array(all.subarray(0, this.wanted - 1)));
    this.keep(all.subarray(this.wanted));
    this.wanted = undefined;
    return true;
  }

  private joined(): Buffer {
    const [first = Buffer.alloc(0), second] = this.chunks;
    if (second === undefined) return first;
    const all = Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }

  private keep(rest: Buffer): void {
    this.chunks = rest.length === 0 ? [] : [rest];
    this.length = rest.length;
  }

  private fail(error: Error): void {
    this.fault ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}

/** Windows would take a program from the current folder first, which may be anybody's. */
async function programOf({ PATH, Path }: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (process.platform !== 'win32') return 'git';
  const { existsSync } = await import('node:fs');
  const folders = (PATH ?? Path ?? '').split(path.delimiter).filter((each) => path.isAbsolute(each));
  return folders.map((each) => path.join(each, 'git.exe')).find((each) => existsSync(each));
}
