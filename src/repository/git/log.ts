/** What `git log` says of files: each commit with the files that it changed, and of commits: who made them. */

/** How the program git is asked, so that it can be read here, whatever a repository has set. */
const asked = ['--no-show-signature', '--no-notes', '--no-color', '--encoding=UTF-8', '-z'];
const log: readonly string[] = ['-c', 'log.showRoot=true', '-c', 'diff.orderFile=/dev/null', 'log', ...asked];

/** Commits with the files that they changed, the newest first: in front of what else is asked for. */
export const changesAsked: readonly string[] = [
  ...log,
  '--topo-order',
  '--no-follow',
  '--no-ext-diff',
  '--raw',
  '--no-abbrev',
  '--format=%x01%H %at %as %ct %cs %P',
];

/** Files that commits have renamed: in front of the commits. */
export const renamesAsked: readonly string[] = [
  ...changesAsked,
  '--no-walk=unsorted',
  '--find-renames',
  '--diff-filter=R',
];

/** When each file was changed, and nothing else. */
export const daysAsked: readonly string[] = [
  ...log,
  '--no-follow',
  '--no-renames',
  '--no-merges',
  '--name-only',
  '--format=%x01%at %ct',
];

/** Who made commits, by their own words and by the mailmap: in front of the commits. */
export const peopleAsked: readonly string[] = [
  ...log,
  '--no-walk=unsorted',
  '--no-patch',
  '--format=%H%x00%aN%x00%an%x00%aE%x00%ae%x00%cN%x00%cn%x00%cE%x00%ce%x00%at %ct%x00%B',
];

/** A file that a commit changed, against a parent. */
export interface LoggedChange {
  /** What was in it before; undefined where it was not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Its path from the root: after the change, and before. */
  readonly path: string;
  readonly formerPath: string;
  /** Set where it is a link from then on. */
  readonly isLink?: true;
}

export interface LoggedCommit {
  readonly id: string;
  /** As people name it. */
  readonly name: string;
  /**
   * When its author made the change, in seconds since 1970: a rebase and a squash change only when it was committed. Nobody
   * commits what is made later: a clock was wrong then.
   */
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
    const [, id, ofAuthor, day = '', ofCommitter, otherDay = '', parents = ''] =
      // biome-ignore lint/suspicious/noControlCharactersInRegex: asked for, since no id begins with it.
      /^\x01([0-9a-f]+) (-?\d+) (\S+) (-?\d+) (\S+) ?(.*)$/.exec(word) ?? [];
    if (id !== undefined) {
      const authored = Math.min(Number(ofAuthor), Number(ofCommitter));
      commits.push({
        id,
        name: id.slice(0, shortName),
        authored,
        day: authored === Number(ofAuthor) ? day : otherDay,
        committed: otherDay,
        isMerge: parents.includes(' '),
        isFirst: parents === '',
        changes: [],
      });
      continue;
    }
    const [, mode, before = '', after = '', status = ''] =
      /^\n?:\d+ (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(word) ?? [];
    if (status === '') continue;
    const formerPath = words[++at] ?? '';
    const path = status === 'R' || status === 'C' ? (words[++at] ?? '') : formerPath;
    commits.at(-1)?.changes.push({
      ...{ before: objectOf(before), after: objectOf(after), path, formerPath },
      ...(mode === '120000' && { isLink: true }),
    });
  }
  return commits;
}

function objectOf(id: string): string | undefined {
  return /^0+$/.test(id) ? undefined : id;
}

/** When each file was changed last, by its author, in seconds since 1970. */
export function readDays(out: string): Map<string, number> {
  const days = new Map<string, number>();
  let authored = 0;
  for (const word of out.split('\0')) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: asked for.
    const times = /^\x01(-?\d+) (-?\d+)$/.exec(word)?.slice(1);
    const path = word.replace(/^\n/, '');
    if (times !== undefined) authored = Math.min(...times.map(Number));
    else if (path !== '' && (days.get(path) ?? -Infinity) < authored) days.set(path, authored);
  }
  return days;
}

/** Somebody, under all names and addresses that git has for them; those of the mailmap first. */
interface Named {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/** Who made a commit. */
export interface LoggedPeople {
  readonly author: Named;
  readonly committer: Named;
  /** Whether it was committed at another time than it was made: it was amended, rebased, picked or squashed. */
  readonly isLater: boolean;
  /** Its message as it is. */
  readonly message: string;
}

/** Reads who made commits, by their ids. */
export function readPeople(out: string): Map<string, LoggedPeople> {
  const found = new Map<string, LoggedPeople>();
  const words = out.split('\0');
  const both = (at: number): string[] => [...new Set(words.slice(at, at + 2).filter((each) => each !== ''))];
  for (let at = 0; at + 10 < words.length; at += 11) {
    const [made, committed] = (words[at + 9] ?? '').split(' ');
    found.set((words[at] ?? '').trim(), {
      author: { names: both(at + 1), addresses: both(at + 3) },
      committer: { names: both(at + 5), addresses: both(at + 7) },
      isLater: made !== committed,
      message: words[at + 10] ?? '',
    });
  }
  return found;
}

/** What says in a message that somebody took part: a line of its own, and what git writes of commits that it squashes. */
const takesPart = /^[ \t]*(?:(?:Approved|Reviewed|Signed-off|Co-authored)-by|Author)[ \t]*:(.+)$/gim;

/** Whom a message names, as they are written: `Lena <lena@example.com>`, `@lena`. */
export function namedIn(message: string): string[] {
  return [...message.matchAll(takesPart)].map(([, who = '']) => who.trim()).filter((who) => who !== '');
}

/** Whether a message says who approved it, rather than who had another part in it. */
export function saysWhoApproved(message: string): boolean {
  return /^[ \t]*Approved-by[ \t]*:[ \t]*\S/im.test(message);
}

/** What a forge writes of the branch that it squashes, and git of the commits. */
const squashes = [
  /^[^\n]*\((?:pull request )?[#!]\d+\)[ \t]*(?:\n|$)/,
  /^Merged PR \d+:/,
  /^[ \t]*See merge request \S*!\d+/m,
  /^[ \t]*(?:#[ \t]*)?(?:Squashed commit|This is a combination of \d+ commits)/im,
  /^[ \t]*(?:Author:|commit [0-9a-f]{7,}$)/m,
];

/** A line at the end of a message that says something of the commit: `Signed-off-by: Lena <lena@example.com>`. */
const trailer = /^[A-Za-z][\w-]*[ \t]*:[ \t]*\S/;

/**
 * Whether a commit shows that it may be made of others, by whomever: what a squash, a rebase or an amended commit leaves of
 * them. One who squashes by hand may keep all messages, and every message with more than a title looks like that.
 */
export function mayHoldOthers({ author, committer, isLater, message }: LoggedPeople): boolean {
  if (isLater || squashes.some((each) => each.test(message.trim()))) return true;
  if (JSON.stringify(author) !== JSON.stringify(committer)) return true;
  const [, ...parts] = message.trim().split(/\n[ \t]*\n/);
  return parts.some((part) => !part.split('\n').every((line) => trailer.test(line.trim())));
}
