/** Models of one's own, as a registry keeps them: by the name under which the product asks for them. */
import type { Found } from '../claims/repository/base/look';
import { some } from '../claims/repository/base/made';
import { type Ground, named } from './found';
import { Ids } from './ids';
import { type ProposedEntry, sourceOf } from './proposal';

type Kept = Found<'model-version'>;

/** Beyond this, what code names is a menu and no choice. */
const mostInCode = 3;

export function registeredModels(ground: Ground, taken: readonly ProposedEntry[]): ProposedEntry[] {
  const { look, manifest } = ground;
  const there = Object.entries(manifest.models ?? {});
  const known = new Set(there.map(([, { name }]) => name?.toLowerCase()));
  const ids = new Ids([...there.map(([id]) => id), ...taken.map(({ path }) => String(path[1] ?? ''))]);
  const found = look
    .find('model-version')
    .filter(({ isProduct, file }) => isProduct && !/example|sample|template/i.test(file));
  const set = byName(found.filter(({ file }) => !isCode(file)));
  const inCode = [...byName(found.filter(({ file }) => isCode(file)))].filter(([name]) => !set.has(name));
  const all = [...set, ...(inCode.length > mostInCode ? [] : inCode)];
  return all
    .filter(([name]) => !known.has(name.toLowerCase()))
    .map(([name, places]) => entryOf(name, places, { ids, ground }));
}

function isCode(file: string): boolean {
  return /\.(?:py|[cm]?[jt]sx?|java|kt|cs|go|rb)$/i.test(file);
}

function byName(found: readonly Kept[]): ReadonlyMap<string, readonly Kept[]> {
  const names = new Map<string, Kept[]>();
  for (const each of found) {
    const { name } = each.said.value;
    if (name === undefined) continue;
    const known = names.get(name);
    if (known === undefined) names.set(name, [each]);
    else known.push(each);
  }
  return names;
}

function entryOf(
  name: string,
  places: readonly Kept[],
  { ids, ground }: { readonly ids: Ids; readonly ground: Ground },
): ProposedEntry {
  const [first] = places;
  if (first === undefined) throw new Error('a model without a place');
  const versions = [...new Set(places.map(({ said: { value } }) => value.version ?? value.stage ?? ''))];
  // Where one place asks for what changes by itself, it is that which may be another version one day.
  const decisive = places.find(({ said: { value } }) => value.pin === 'moving') ?? first;
  const source = sourceOf(decisive);
  const { version, stage, pin } = decisive.said.value;
  const isFixed = versions.length === 1 && pin === 'pinned' && version !== undefined;
  const asked = stage === undefined ? `version ${version}` : `stage ${stage}`;
  const note =
    pin === 'moving'
      ? `${asked}, which is another version one day`
      : `the repository asks for ${some(versions)}`;
  return {
    section: 'models',
    path: ['models', ids.give('model', name)],
    label: name,
    source,
    fields: [
      // The line of the fact is that of the version: the name stands somewhere beside it.
      { key: 'name', value: name, ...(isFixed ? { from: { file: decisive.file } } : { from: source, note }) },
      ...(isFixed ? [{ key: 'version', value: version, from: source }] : []),
      { key: 'declaredIn', value: named(decisive.file, ground) },
    ],
  };
}
