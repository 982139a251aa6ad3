/** Names of container images, with the variables in them. */

export interface Image {
  /** Without tag and digest; `docker.io/` and `library/` are left out, as Docker does. */
  readonly name: string;
  readonly tag: string | null;
  readonly digest?: true;
  /** The variable that may say another image or tag. */
  readonly overridable?: string;
}

/** An image as it is written in a compose file; undefined where its name is not known without running it. */
export function imageOf(written: string): Image | undefined {
  const expanded = expand(written.trim());
  if (expanded === undefined) return undefined;
  return parseImage(expanded.text, expanded.overridable);
}

/** Splits an image into its parts; undefined where it is none. */
export function parseImage(text: string, overridable?: string): Image | undefined {
  const [reference = '', digest] = text.split('@', 2);
  const [, path = '', tag = ''] = /^(.*?)(?::([^/:]*))?$/s.exec(reference) ?? [];
  const name = path
    .replace(/^(?:(?:index\.)?docker\.io\/|registry-1\.docker\.io\/)/, '')
    .replace(/^library\//, '');
  // An address such as `ko://…` is built into an image first.
  if (!/^[\w][\w.:/-]{0,254}$/.test(name) || name.endsWith('/') || name.includes('//')) return undefined;
  return {
    name,
    tag: isTag(tag) ? tag : null,
    ...(digest === undefined ? {} : { digest: true }),
    ...(overridable === undefined ? {} : { overridable }),
  };
}

/** Whether a text can be a tag: one that is filled in later is none. */
export function isTag(text: string): boolean {
  return /^\w[\w.-]{0,127}$/.test(text);
}

/** The last part of an image's path: `postgres` of `ghcr.io/acme/postgres`. */
export function lastPart({ name }: Image): string {
  return name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}

interface Expanded {
  readonly text: string;
  readonly overridable?: string;
}

/** So many variables may stand in one name. */
const mostVariables = 8;

/**
 * What is written, with the defaults of its variables: `${X:-default}`. One without a default may be the registry,
 * which is dropped, or the tag, which is not known then; of anything else the name is not known.
 */
function expand(written: string): Expanded | undefined {
  let text = written;
  const variables: string[] = [];
  for (let count = 0; text.includes('$') && count <= mostVariables; count++) {
    // The innermost first: defaults may have variables of their own.
    const found = /\$\{([A-Za-z_]\w*)(?:(:?[-?+=])([^${}]*))?\}|\$([A-Za-z_]\w*)/.exec(text);
    if (found === null) return undefined;
    const { 0: whole, 1: braced, 2: sign = '', 3: given = '', 4: plain, index } = found;
    const name = braced ?? plain ?? '';
    const value = sign.endsWith('-') || sign.endsWith('=') ? given : undefined;
    const before = text.slice(0, index);
    const after = text.slice(index + whole.length);
    const kept = value ?? unknown(before, after);
    if (kept === undefined) return undefined;
    if (!isRegistry(after)) variables.push(name);
    text = `${before}${kept}${after}`;
  }
  if (text.includes('$')) return undefined;
  const [first] = variables;
  return first === undefined
    ? { text: text.replace(/^\//, '') }
    : { text: text.replace(/^\//, ''), overridable: first };
}

/** What stands for a variable without a default: nothing where it is a registry or a tag. */
function unknown(before: string, after: string): string | undefined {
  if (before === '' && isRegistry(after) && after.length > 1) return '';
  return /:[\w.-]*$/.test(before) && /^[\w.-]*(?:$|\})/.test(after) ? '' : undefined;
}

/** Whether what stands before is a registry or a folder of one, which decides nothing of what the image is. */
function isRegistry(after: string): boolean {
  return after.startsWith('/');
}
