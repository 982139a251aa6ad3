/** Which lines of CODEOWNERS never count, since a later one matches all that they do. The last match wins. */
interface Matching {
  readonly pattern: string;
  readonly section?: string;
}

/** Beyond this only what hides everything is looked for: each line against each later one would take long. */
const compared = 1_000;
/** No path is longer. */
const longest = 300;
const everything = new Set(['*', '**', '/**', '**/*', '/**/*', '/']);

/** The indexes of the lines that are hidden. Where that is not certain, a line is not. */
export function hides(lines: readonly Matching[]): ReadonlySet<number> {
  const hidden = new Set<number>();
  const lastOfAll = new Map<string, number>();
  for (const [index, { pattern, section = '' }] of lines.entries())
    if (everything.has(pattern)) lastOfAll.set(section.toLowerCase(), index);
  for (const [index, line] of lines.entries()) {
    const all = lastOfAll.get((line.section ?? '').toLowerCase()) ?? -1;
    if (all > index || (lines.length <= compared && isHiddenBy(line, lines.slice(index + 1))))
      hidden.add(index);
  }
  return hidden;
}

function isHiddenBy({ pattern, section = '' }: Matching, later: readonly Matching[]): boolean {
  return later.some(
    (each) => (each.section ?? '').toLowerCase() === section.toLowerCase() && covers(each.pattern, pattern),
  );
}

/** Whether a pattern matches all that another does: only the plain cases. */
function covers(later: string, earlier: string): boolean {
  if (later === earlier) return true;
  if (later.length > longest || earlier.length > longest) return false;
  if (everything.has(earlier)) return false;
  const ending = /^\*(\.[\w.-]+)$/.exec(later)?.[1];
  // A name with an ending may still be that of a folder, in which other files are.
  if (ending !== undefined) return earlier.endsWith(`*${ending}`);
  const folder = /^(.*?)\/(?:\*\*)?$/.exec(later)?.[1] ?? later;
  if (/[*?[\\]/.test(folder) || folder === '') return false;
  const isFolder = folder !== later;
  const anchored = folder.startsWith('/') || folder.includes('/');
  const path = folder.replace(/^\//, '');
  const other = earlier.replace(/^\//, '');
  const isOtherAnchored = earlier.startsWith('/') || other.slice(0, -1).includes('/');
  if (anchored) return isOtherAnchored && (other.startsWith(`${path}/`) || (!isFolder && other === path));
  // Without a slash within it, it matches at every depth.
  return `/${other}`.includes(`/${path}/`) || (!isFolder && other === path);
}
