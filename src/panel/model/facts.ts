/** The typed facts that items rest on, as small forms. */

import {
  type Claim,
  capital,
  cut,
  type Finding,
  type ItemId,
  isSection,
  itemRecord,
  keysReferTo,
  type Manifest,
  type ManifestDocument,
  nounOf,
  type Path,
  referencesIn,
  schemaAt,
  sections,
} from '../../core/service';
import {
  type FactEntry,
  type FactField,
  type FactGroup,
  type FactUse,
  type FactValue,
  longestText,
  type Scalar,
} from '../protocol/facts';
import type { FindingView } from '../protocol/findings';
import { Marks } from './marks';
import { findingView, placeOf, shorten } from './places';
import {
  type Collection,
  collectionAt,
  entryNoun,
  entryPath,
  type FieldSpec,
  nestedIn,
  specOf,
  specsOf,
} from './sections';

/** Reads the collections of one manifest, each once, however many items rest on it. */
export class Facts {
  private readonly groups = new Map<string, FactGroup>();
  /** The fields of collections, by their kind. */
  private readonly fields = new Map<string, readonly FactField[]>();
  private readonly findings = new Map<string, FindingView[]>();
  private readonly marks: Marks;
  private references: ReturnType<typeof referencesIn> | undefined;

  constructor(
    private readonly document: ManifestDocument,
    /** The manifest with what the configuration has for it. */
    private readonly known: Manifest,
    findings: readonly Finding[],
    claims: readonly Claim[],
  ) {
    this.marks = new Marks(claims, findings);
    for (const finding of findings) {
      const view = findingView(finding);
      for (let length = 1; length <= finding.path.length; length++)
        this.add(finding.path.slice(0, length), view);
    }
  }

  private add(path: Path, view: FindingView): void {
    const key = JSON.stringify(path);
    const known = this.findings.get(key);
    if (known === undefined) this.findings.set(key, [view]);
    else known.push(view);
  }

  /** What an item rests on: of each section only the fields that matter to it. */
  of(item: ItemId): FactUse[] {
    return itemRecord(item).restsOn.filter(({ section }) => collectionAt(section) !== undefined);
  }

  /** All sections, in the order of the schema. */
  sections(): Record<string, FactGroup> {
    const groups = Object.keys(sections).flatMap((name) => {
      const collection = collectionAt(name);
      return collection === undefined ? [] : [[name, this.group(collection)] as const];
    });
    return Object.fromEntries(groups);
  }

  private group(collection: Collection): FactGroup {
    const { name, title, shape } = collection;
    const known = this.groups.get(name);
    if (known !== undefined) return known;
    const specs = [...specsOf(collection), ...keySpecs(collection, () => this.referred())];
    const group: FactGroup = {
      section: name,
      title,
      shape,
      entries: entriesOf(collection, this.document.manifest).map(([key, entry]) =>
        this.entry(collection, { key, entry }, specs),
      ),
      fields: this.fieldsOf(collection, specs),
    };
    this.groups.set(name, group);
    return group;
  }

  /** All references in the manifest. */
  private referred(): ReturnType<typeof referencesIn> {
    this.references ??= referencesIn(this.document.manifest);
    return this.references;
  }

  private fieldsOf({ kind }: Collection, specs: readonly FieldSpec[]): readonly FactField[] {
    const known = this.fields.get(kind) ?? specs.map((spec) => fieldOf(spec, this.known));
    this.fields.set(kind, known);
    return known;
  }

  private entry(
    collection: Collection,
    { key, entry }: { readonly key: string; readonly entry: unknown },
    specs: readonly FieldSpec[],
  ): FactEntry {
    const path = entryPath(collection, key);
    const place = placeOf(this.document, path);
    const nested = nestedIn(collection, key).map((inner) => this.group(inner));
    const [section] = collection.path;
    const computed =
      collection.path.length === 1 && isSection(section)
        ? (sections[section].entries?.computed?.(this.document.manifest, key) ?? [])
        : [];
    return {
      key,
      label: labelOf(collection, key, entry),
      // As they stand in the text: what is ill-formed is shown too, for what is not shown could be written over.
      ...valuesOf(valueAt(this.document.parsed.value, path), specs),
      findings: this.findings.get(JSON.stringify(path)) ?? [],
      ...this.marks.of(path, specs),
      ...(nested.length === 0 ? {} : { nested }),
      ...(computed.length === 0 ? {} : { computed: computed.map((line) => shorten(line)) }),
      ...(place === undefined ? {} : { place }),
    };
  }
}

/** The entries of a collection by key. A section that is a single entry always has that one, be it empty. */
function entriesOf({ path, shape }: Collection, manifest: Manifest): [key: string, entry: unknown][] {
  const value = path.reduce<unknown>(within, manifest);
  if (shape === 'single') return [['', value]];
  if (shape === 'map') return isMap(value) ? Object.entries(value) : [];
  const found: [string, unknown][] = [];
  // forEach passes over the holes that ill-formed steps have left.
  if (Array.isArray(value))
    value.forEach((step: unknown, index) => {
      found.push([String(index), step]);
    });
  return found;
}

function within(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** A map whose keys are ids, such as what the pilot measured, has a field for each id that something names. */
function keySpecs(collection: Collection, references: () => ReturnType<typeof referencesIn>): FieldSpec[] {
  const { path, shape } = collection;
  if (shape !== 'single') return [];
  const groups = Object.keys(schemaAt(path)?.properties ?? {});
  return groups.flatMap((group) => {
    const to = keysReferTo([...path, group]);
    if (to === undefined) return [];
    const named = references().filter((each) => to.sections.some((target) => each.sections.includes(target)));
    const own = named.filter(
      ({ path: at, target }) => target === 'key' && at[0] === path[0] && at[1] === group,
    );
    const ids = new Set([...own, ...named].map(({ id }) => id));
    return [...ids].flatMap((id) => {
      const spec = id.includes('.') ? undefined : specOf(collection, `${group}.${id}`);
      const { title = group, description = '' } = schemaAt([...path, group]) ?? {};
      return spec === undefined ? [] : [{ ...spec, title: `${title}: ${shorten(id)}`, description }];
    });
  });
}

/** The values that an entry has for fields, as forms show them. */
export function valuesOf(
  entry: unknown,
  specs: readonly FieldSpec[],
): Pick<FactEntry, 'values' | 'inTextOnly'> {
  const values: Record<string, FactValue> = {};
  const inTextOnly: string[] = [];
  for (const spec of specs) {
    const { value, isWhole } = shownValue(valueAt(entry, spec.steps), spec);
    if (value !== undefined) values[spec.key] = value;
    if (!isWhole) inTextOnly.push(spec.key);
  }
  return { values, ...(inTextOnly.length === 0 ? {} : { inTextOnly }) };
}

/** What stands at a path within a value. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(within, value);
}

/** What a form shows of the value of a field, and whether that is all of it. */
export function shownValue(
  stands: unknown,
  { list }: Pick<FieldSpec, 'list'>,
): { readonly value?: FactValue; readonly isWhole: boolean } {
  if (stands === undefined || stands === null) return { isWhole: true };
  const all: readonly unknown[] = Array.isArray(stands) ? stands : [stands];
  const shown = all.filter(isScalar).slice(0, longestList).map(cutScalar);
  const [first] = shown;
  const isEvery = shown.length === all.length && shown.every((each, at) => each === all[at]);
  const isWhole = isEvery && (list || !Array.isArray(stands));
  if (list) return { value: shown, isWhole };
  return first === undefined ? { isWhole } : { value: first, isWhole };
}

/** So many values of a list are changed in the panel. */
const longestList = 200;

function isScalar(value: unknown): value is Scalar {
  // An infinite number has no form of its own in a message.
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function cutScalar(value: Scalar): Scalar {
  return typeof value === 'string' ? cut(value, longestText) : value;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function labelOf(collection: Collection, key: string, entry: unknown): string {
  if (key === '') return collection.title;
  const [section] = collection.path;
  const namedBy: readonly string[] =
    collection.path.length === 1 && isSection(section) ? (sections[section].namedBy ?? []) : [];
  const read = (field: string): string[] =>
    isMap(entry) && typeof entry[field] === 'string' ? [entry[field]] : [];
  const [name] = namedBy.flatMap(read);
  const base = collection.shape === 'list' ? `${capital(entryNoun(collection))} ${Number(key) + 1}` : key;
  return shorten(name === undefined ? base : `${base}: ${name}`);
}

/** A field as the page draws it. */
export function fieldOf(spec: FieldSpec, manifest: Manifest): FactField {
  const { key, title, node, list, description } = spec;
  const choices =
    node.enum?.map((value, at) => {
      const words = node.enumDescriptions?.[at];
      return { value, ...(words === undefined ? {} : { description: words }) };
    }) ?? idChoices(spec, manifest);
  return {
    key,
    title,
    description,
    kind: choices === undefined ? spec.kind : 'choice',
    ...(choices === undefined ? {} : { choices }),
    ...(list ? { list } : {}),
  };
}

/** The choices of a reference, but for those whose list the page has already. */
function idChoices({ kind, refersTo }: FieldSpec, manifest: Manifest): FactField['choices'] {
  if (refersTo === undefined || kind !== 'choice') return undefined;
  const words = refersTo.words.map((value) => ({ value, description: 'Role' }));
  const ids = refersTo.sections.flatMap((section) => {
    if (section === 'checklist') return [];
    const description = capital(nounOf(section));
    return Object.keys(manifest[section] ?? {}).map((value) => ({ value, description }));
  });
  return [...words, ...ids];
}
