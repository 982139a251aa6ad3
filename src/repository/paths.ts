/**
 * Absolute paths as text with `/` between their parts, whatever the system: `/work/shop`, `C:/work/shop`,
 * `//server/share/shop`, or the path of a URI. Nothing here looks at a file system.
 */

/** The path with every `\` as `/`: manifests are written on Windows as well. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

/** Whether a path begins at the top of a Windows drive or server, which no repository path does. */
export function isForeign(path: string): boolean {
  return /^([A-Za-z]:|\/\/)/.test(path);
}

function split(path: string): { top: string; parts: string[] } {
  // A server is no folder; what it shares is.
  const top = /^(\/\/[^/]+(?:\/[^/]+)?|[A-Za-z]:(?=\/|$))?/.exec(path)?.[0] ?? '';
  return { top, parts: path.slice(top.length).split('/') };
}

/** A path from the top, and one below it, as nearly all are: nothing in them is to be taken out. */
const plainFolder = /^(?:\/(?!\.\.?(?:\/|$))[^/]+)+$/;
const plainBelow = /^(?!\.\.?(?:\/|$))[^/]+(?:\/(?!\.\.?(?:\/|$))[^/]+)*$/;

/** `relative` from `folder`, without `.`, `..` and doubled slashes in it. `..` beyond the top stays there. */
export function joinPath(folder: string, relative: string): string {
  if (plainBelow.test(relative) && plainFolder.test(folder)) return `${folder}/${relative}`;
  const { top, parts } = split(folder);
  const kept: string[] = [];
  for (const part of [...parts, ...relative.split('/')]) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return `${top}/${kept.join('/')}`;
}

/**
 * A path as a manifest may write it, without what makes no difference: the same text for `docs/a.md`, `./docs//a.md` and
 * `docs\\x\\..\\a.md`. One that is on a drive or a server stays as it is.
 */
export function plainPath(path: string): string {
  const name = slashed(path);
  if (isForeign(name)) return name;
  const kept: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return `${name.startsWith('/') ? '/' : ''}${kept.join('/')}`;
}

/** The folder that a path is in; the top is in itself. */
export function parentOf(path: string): string {
  if (plainFolder.test(path)) return path.slice(0, Math.max(1, path.lastIndexOf('/')));
  return joinPath(path, '..');
}

/** What stands after the last slash. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether `path` is `folder` or lies in it. Both without `.` and `..`. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** A path in a folder, from that folder: without a leading slash, and empty for the folder itself. */
export function pathBelow(folder: string, path: string): string {
  return path.slice(folder.length).replace(/^\//, '');
}

/** How `to` is written from the folder `from`; `.` for the folder itself, `to` as it is on another drive. */
export function relativePath(from: string, to: string): string {
  const [start, end] = [split(from), split(to)];
  if (start.top.toLowerCase() !== end.top.toLowerCase()) return to;
  const [away, towards] = [start.parts.filter(Boolean), end.parts.filter(Boolean)];
  let common = 0;
  while (common < away.length && common < towards.length && away[common] === towards[common]) common++;
  return [...away.slice(common).map(() => '..'), ...towards.slice(common)].join('/') || '.';
}
