/** What `git log` says of files: each commit with the files that it changed. */

/** What is asked for, so that it can be read here: for the program git, in front of its paths. */
export const logArguments: readonly string[] = [
  'log',
  '--topo-order',
  '--no-show-signature',
  '--no-ext-diff',
  '--raw',
  '--no-abbrev',
  '-z',
  '--format=%x01%H %at %as %cs %P',
];

/** A file that a commit changed, against its first parent. */
export interface LoggedChange {
  /** What was in it before; undefined where it was not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Its path from the root: after the change, and before. */
  readonly path: string;
  readonly formerPath: string;
}

export interface LoggedCommit {
  readonly id: string;
  /** As people name it. */
  readonly name: string;
  /** When its author made the change, in seconds since 1970: a rebase and a squash change only when it was committed. */
  readonly authored: number;
  /** The day on which that was where the author is (ISO date). */
  readonly day: string;
  /** The day on which it was committed, where that was (ISO date). */
  readonly committed: string;
  readonly isMerge: boolean;
  /** Whether it has no parent here: it is the first one, or what came before is not in the clone. */
  readonly isFirst: boolean;
  readonly changes: readonly LoggedChange[];
}

/** So many characters of an id are enough for people, and for git in all but the largest repositories. */
const shortName = 10;

/** Reads what git has answered. */
export function readLog(out: string): LoggedCommit[] {
  const commits: (LoggedCommit & { readonly changes: LoggedChange[] })[] = [];
  const words = out.split('\0');
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, id, authored, day = '', committed = '', parents = ''] =
      // biome-ignore lint/suspicious/noControlCharactersInRegex: asked for, since no id begins with it.
      /^\x01([0-9a-f]+) (-?\d+) (\S+) (\S+) ?(.*)$/.exec(word) ?? [];
    if (id !== undefined) {
      const isMerge = parents.includes(' ');
      commits.push({
        id,
        name: id.slice(0, shortName),
        authored: Number(authored),
        day,
        committed,
        isMerge,
        isFirst: parents === '',
        changes: [],
      });
      continue;
    }
    const [, before = '', after = '', status = ''] =
      /^\n?:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(word) ?? [];
    if (status === '') continue;
    const formerPath = words[++at] ?? '';
    const path = status === 'R' || status === 'C' ? (words[++at] ?? '') : formerPath;
    commits.at(-1)?.changes.push({ before: objectOf(before), after: objectOf(after), path, formerPath });
  }
  return commits;
}

/** What the arguments of one call may be, in characters: the least that systems take. */
const longestCall = 20_000;

/** Paths, as many at once as one call takes. */
export function callsFor(paths: readonly string[]): string[][] {
  const calls: string[][] = [];
  let left = 0;
  for (const path of paths) {
    left -= path.length + 1;
    const call = left < 0 ? undefined : calls.at(-1);
    if (call === undefined) {
      calls.push([path]);
      left = longestCall - path.length;
    } else call.push(path);
  }
  return calls;
}

function objectOf(id: string): string | undefined {
  return /^0+$/.test(id) ? undefined : id;
}
