import type { SourceFile } from '../source/file';
import { type Nature, noEvidence } from './nature';

/** Longer than any pointer is. */
const longest = 4_096;

const lfs = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v\d\r?\n/;
const annex = /^(?:[./\w-]{0,200}\.git)?\/annex\/objects\/\S+\s*$/;

/** What stands in the place of a file whose content is kept elsewhere; undefined where it is the file itself. */
export function pointerNature({ text }: SourceFile): Nature | undefined {
  if (text.length > longest) return undefined;
  if (lfs.test(text) && /^oid sha256:[\da-f]{64}\r?$/m.test(text))
    return noEvidence(
      { fact: 'file.type', value: 'git-lfs pointer', line: 0 },
      { fact: 'unread', value: 'it is a pointer of Git LFS, and its content is not here', line: 0 },
    );
  if (annex.test(text))
    return noEvidence(
      { fact: 'file.type', value: 'git-annex pointer', line: 0 },
      { fact: 'unread', value: 'it is a pointer of git-annex, and its content is not here', line: 0 },
    );
  return undefined;
}

/** A file in which a merge was left open: it says two things. */
export function conflictNature(file: SourceFile): Nature | undefined {
  if (!file.text.includes('<<<<<<< ')) return undefined;
  const line = firstConflict(file.lines);
  return line === undefined
    ? undefined
    : noEvidence({ fact: 'unread', value: 'it has conflict markers', line });
}

/** The line of the first marker of a complete conflict; what stands in a fence of a document is an example. */
function firstConflict(lines: readonly string[]): number | undefined {
  let fence: string | undefined;
  let open: number | undefined;
  let isDivided = false;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence)) fence = undefined;
    }
    if (fence !== undefined) continue;
    if (line.startsWith('<<<<<<< ')) [open, isDivided] = [index, false];
    else if (line === '=======') isDivided = open !== undefined;
    else if (line.startsWith('>>>>>>> ') && isDivided) return open;
  }
  return undefined;
}
