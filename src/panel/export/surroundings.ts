/** Where the exported page lies, and what git says: nothing of it is in the manifest, so the front hands it in. */

import { enumerated, oneLine, plural } from '../../core/service';

/** What a front knows of the place that a page is written to, and of the repository. All of it may be missing. */
export interface Surroundings {
  /**
   * The folder of the manifest, from the folder of the page: `..`, `../services/billing`, empty where it is the same.
   * Absent where no relative path leads there; files are no links then.
   */
  readonly toManifest?: string;
  /** Absent where nothing is known of a repository. */
  readonly revision?: Revision;
  /** Set where the text that the page is about is not saved. */
  readonly isUnsaved?: true;
}

/** What git says of the repository that the manifest is in. Paths are from its root. */
interface Revision {
  /** Absent where it cannot be told. */
  readonly commit?: string;
  readonly branch?: string;
  /** The path of the manifest. */
  readonly manifest: string;
  /** Files and folders that differ from that commit, new ones among them; absent where it cannot be told. */
  readonly changed?: readonly string[];
}

/** As much of a commit's name as tells it from all others. */
const shownOfCommit = 12;

/**
 * Which revision it is, and whether what is judged here is what that holds; undefined where nothing is known of any. `cited`:
 * the files that the page rests on, from the root.
 */
export function revisionInWords(surroundings: Surroundings, cited: ReadonlySet<string>): string | undefined {
  const { revision, isUnsaved } = surroundings;
  const unsaved = isUnsaved === true ? ['The manifest has changes that are not saved.'] : [];
  if (revision === undefined) return unsaved[0];
  return [nameOf(revision), ...unsaved, changesInWords(revision, { cited, isSaved: isUnsaved !== true })]
    .filter((part) => part !== '')
    .join(' ');
}

/** `4f2a9c1d03bb on main.` */
function nameOf({ commit, branch }: Revision): string {
  if (commit === undefined) return 'Unknown.';
  return `${commit.slice(0, shownOfCommit)}${branch === undefined ? '' : ` on ${oneLine(branch)}`}.`;
}

/** So many changed files are named. */
const namedFiles = 4;

function changesInWords(
  { manifest, changed }: Revision,
  { cited, isSaved }: { readonly cited: ReadonlySet<string>; readonly isSaved: boolean },
): string {
  if (changed === undefined) return 'Whether there were uncommitted changes is not known.';
  if (changed.length === 0) return isSaved ? 'No uncommitted changes.' : '';
  const isNamed = (file: string): boolean => changed.some((each) => each === file || isBelow(each, file));
  const touched = [...cited].filter((file) => file !== manifest && isNamed(file));
  const others = changed.filter(
    (each) => each !== manifest && !touched.some((file) => each === file || isBelow(each, file)),
  );
  const parts = [
    // One that is not saved was named already.
    ...(isSaved && isNamed(manifest) ? ['the manifest'] : []),
    ...(touched.length === 0 ? [] : [`${plural(touched.length, 'cited file')} (${named(touched)})`]),
    ...(others.length === 0 ? [] : [plural(others.length, 'other file')]),
  ];
  return parts.length === 0 ? '' : `Uncommitted changes in ${enumerated(parts)}.`;
}

/** Whether one of two paths is a folder that holds the other: git names a new folder and not what is in it. */
function isBelow(one: string, other: string): boolean {
  const within = (path: string, folder: string): boolean =>
    path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
  return within(one, other) || within(other, one);
}

function named(files: readonly string[]): string {
  const more = files.length > namedFiles ? [plural(files.length - namedFiles, 'more', 'more')] : [];
  return [...files.slice(0, namedFiles), ...more].join(', ');
}
