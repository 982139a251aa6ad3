/** Files that have another name now: what is said of one is said of the other. */

/** Names of files now, by the names that they had before. */
export type Names = ReadonlyMap<string, string>;

/** What something is called now, where a name of a file is part of it: `[docs/a.md]`, `"docs/a.md"`. */
export function nameNow(text: string, names: Names): string {
  const [, before = '', name = '', after = ''] = /^(\[(?:\w+: )?|")?(.*?)([\]"])?$/s.exec(text) ?? [];
  const [file = '', place] = name.split('#');
  const now = names.get(file);
  return now === undefined ? text : `${before}${now}${place === undefined ? '' : `#${place}`}${after}`;
}

/**
 * The files that have another name now, by what a manifest has for them: from its folder and from the root. `renamed`: where
 * they were, by their paths from the root now; `before` and `after`: the paths of the manifest, from the root.
 */
export function namesSince(
  renamed: ReadonlyMap<string, string>,
  { before, after }: { readonly before: string; readonly after: string },
): Names {
  const names = new Map<string, string>();
  for (const [now, was] of renamed) names.set(was, now);
  for (const [now, was] of renamed) {
    const [from, to] = [beside(before, was), beside(after, now)];
    if (from !== undefined && to !== undefined) names.set(from, to);
  }
  return names;
}

function beside(manifest: string, path: string): string | undefined {
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : undefined;
}
