/**
 * What is asked of the disk and of git, written down: as long as every answer is the same, so is what came of it. Whatever
 * else a check goes by, its options, the day, the environment and the code, is in the name under which results are kept.
 */
import { createHash } from 'node:crypto';
import { type Files, type Git, once } from '../repository';
import { changedAt } from '../repository/node';

/** A question, and by what its answer is known again. Without one it is never the same: nobody could tell that it is. */
export type Asked = readonly [kind: Kind, path: string, answer?: string];

type Kind = 'stat' | 'stamp' | 'list' | 'real' | 'target' | 'git';

/** A file may change that shortly before a run begins without any difference in its times. */
const tick = 2_500;

interface Outside {
  readonly files: Files;
  readonly git: Git;
  /** When the run began, in milliseconds since 1970. */
  readonly began: number;
}

/** Writes down what is asked through it. */
export class Witness {
  readonly files: Files;
  readonly git: Git;
  private asked = new Map<string, Asked>();
  /** Asked once in a run: where it changes meanwhile, it is another one in the next run. */
  private readonly gitState = once((folder) => gitState(folder, this.outside));

  constructor(private readonly outside: Outside) {
    this.files = this.watched(outside.files);
    const { git } = outside;
    this.git = {
      run: async (args, folder, input) => {
        await this.noteGit(folder);
        return git.run(args, folder, input);
      },
      objects: async (folder) => {
        await this.noteGit(folder);
        return git.objects(folder);
      },
    };
  }

  /** What was asked since this was asked last. */
  take(): readonly Asked[] {
    const all = [...this.asked.values()];
    this.asked = new Map();
    return all;
  }

  private watched(files: Files): Files {
    const { links, isFar, tracked, user, stamp } = files;
    return {
      ...(isFar !== undefined && { isFar }),
      ...(tracked && { tracked }),
      ...(user && { user }),
      stat: (path) => this.noted('stat', path, files.stat(path)),
      list: (path) => this.noted('list', path, files.list(path)),
      read: (path, limit) => this.read(path, limit),
      ...(stamp && { stamp: (path: string) => this.noted('stamp', path, stamp.call(files, path)) }),
      ...(links && {
        links: {
          realPath: (path) => this.noted('real', path, links.realPath(path)),
          target: (path) => this.noted('target', path, links.target(path)),
        },
      }),
    };
  }

  private async noted<T>(kind: Kind, path: string, answer: Promise<T>): Promise<T> {
    try {
      const given = await answer;
      this.note(kind, path, settled(kind, given, this.outside.began));
      return given;
    } catch (error) {
      this.note(kind, path, failed(error));
      throw error;
    }
  }

  /** What a file holds is known by when it was changed: before it is read, lest it is changed meanwhile. */
  private async read(path: string, limit: number | undefined): Promise<Uint8Array> {
    const real = (await this.files.links?.realPath(path)) ?? path;
    await this.files.stamp?.(real);
    if (this.files.stamp === undefined) this.note('stamp', real, undefined);
    return this.outside.files.read(path, limit);
  }

  private async noteGit(folder: string): Promise<void> {
    this.note('git', folder, await this.gitState(folder));
  }

  private note(kind: Kind, path: string, answer: string | undefined): void {
    const key = keyOf(kind, path);
    const before = this.asked.get(key);
    // What has changed meanwhile was two things, and nobody knows which of them was made use of.
    const isOne = answer !== undefined && (before === undefined || before[2] === answer);
    this.asked.set(key, isOne ? [kind, path, answer] : [kind, path]);
  }
}

/** Asks again, each question once. */
export class Verifier {
  private readonly answers: Readonly<Record<Kind, (path: string) => Promise<string | undefined>>>;

  constructor(outside: Outside) {
    const { files, began } = outside;
    const again = (kind: Kind, ask: (path: string) => Promise<unknown> | undefined) =>
      once(async (path) => settled(kind, await ask(path), began));
    this.answers = {
      stat: again('stat', (path) => files.stat(path)),
      stamp: again('stamp', (path) => files.stamp?.(path)),
      list: again('list', (path) => files.list(path)),
      real: again('real', (path) => files.links?.realPath(path)),
      target: again('target', (path) => files.links?.target(path)),
      git: once((folder) => gitState(folder, outside)),
    };
  }

  /** Whether every answer is the one that it was. */
  async holds(all: readonly Asked[]): Promise<boolean> {
    for (const [kind, path, answer] of all)
      if (answer === undefined || (await this.answers[kind](path).catch(failed)) !== answer) return false;
    return true;
  }
}

function keyOf(kind: Kind, path: string): string {
  return `${kind} ${path}`;
}

/** An answer as it is known again; undefined where a file was changed so shortly before that it may have been since. */
function settled(kind: Kind, answer: unknown, began: number): string | undefined {
  const text = JSON.stringify(answer) ?? 'nothing';
  if (kind === 'list') return digest(text);
  if (kind !== 'stamp' || typeof answer !== 'object' || answer === null || !('stamp' in answer)) return text;
  return changedAt(String(answer.stamp)) < began - tick ? text : undefined;
}

function failed(error: unknown): string {
  return `failed: ${error instanceof Error ? error.message : String(error)}`;
}

/** All by which git answers of the past: its commits, names, index and settings, and who is who. */
const stateAsked = [
  ['rev-parse', 'HEAD', '--is-shallow-repository', '--show-toplevel'],
  ['for-each-ref'],
  ['ls-files', '--stage', '-t', '-z'],
  ['config', '--list', '-z'],
] as const;

/** Undefined where it cannot be told: who is who may stand in a file that nobody has looked at. */
async function gitState(folder: string, { git, files }: Outside): Promise<string | undefined> {
  const hash = createHash('sha256');
  for (const args of stateAsked) {
    const answer = await git.run([...args], folder);
    if (answer?.out.includes('mailmap.file') === true) return undefined;
    hash.update(JSON.stringify(answer === undefined ? null : [answer.code, answer.out]));
  }
  for (const name of ['.mailmap', '.git/info/grafts', '.git/shallow']) {
    const bytes = await files.read(`${folder}/${name}`).catch(() => undefined);
    hash.update(`\0${name}\0`).update(bytes ?? 'none');
  }
  return hash.digest('hex');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
