/**
 * Whether a path is a glob's own match or lies below it, so that `docs/old` leaves out all of that folder. The
 * globs are VS Code's: `*`, `**`, `?`, `[…]` and `{a,b}`. Paths have forward slashes and no leading one.
 */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => {
    const trimmed = glob
      .trim()
      .replace(/\\/g, '/')
      .replace(/^(\.?\/)+/, '')
      .replace(/\/+$/, '');
    return trimmed === '' ? [] : [compile(trimmed)];
  });
  return (path) => patterns.some((pattern) => pattern.test(path));
}

function compile(glob: string): RegExp {
  // A trailing `/**` is what is meant anyway.
  const core = glob.replace(/(\/\*\*)+$/, '');
  try {
    return new RegExp(`^${translate(core)}(?:/.*)?$`, 's');
  } catch {
    // A glob that is none, such as `[`, is the name itself.
    return new RegExp(`^${quoted(core)}(?:/.*)?$`, 's');
  }
}

const token = /\*\*\/|\*\*|\*|\?|\{|\}|,|\[[!^]?[^\]/]+\]|[^*?{},[]+|\[/g;

function translate(glob: string): string {
  let depth = 0;
  const parts = (glob.match(token) ?? []).map((part) => {
    if (part === '{') depth++;
    const inside = depth > 0;
    if (part === '}' && inside) depth--;
    return word(part, inside);
  });
  return parts.join('');
}

function word(part: string, inBraces: boolean): string {
  switch (part) {
    case '**/':
      return '(?:.*/)?';
    case '**':
      return '.*';
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
    case '{':
      return '(?:';
    case '}':
      return inBraces ? ')' : '\\}';
    case ',':
      return inBraces ? '|' : ',';
    default:
      return /^\[.+\]$/.test(part) ? part.replace(/^\[!/, '[^').replace(/\\/g, '\\\\') : quoted(part);
  }
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
