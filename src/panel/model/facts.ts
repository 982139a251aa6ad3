/** The typed facts that items rest on, as small forms. */

import {
  type Finding,
  type ItemId,
  itemRecord,
  keysReferTo,
  type Manifest,
  type ManifestDocument,
  nounOf,
  referencesIn,
  type SectionId,
  type SectionUse,
  schemaAt,
  sections,
  shapeOf,
} from '../../core/service';
import type { FactEntry, FactField, FactGroup, FindingView } from '../protocol';
import { joinList } from './lists';
import { findingView, placeOf, shorten } from './places';
import { entryPath, type FieldSpec, specOf, specsOf } from './sections';

type Value = string | number | boolean;

/** Reads the sections of one manifest, each once, however many items rest on it. */
export class Facts {
  private readonly groups = new Map<SectionId, FactGroup>();
  private readonly findings = new Map<string, FindingView[]>();

  constructor(
    private readonly document: ManifestDocument,
    /** The manifest with what the configuration has for it. */
    private readonly known: Manifest,
    findings: readonly Finding[],
  ) {
    for (const finding of findings) {
      const key = JSON.stringify(finding.path.slice(0, 2));
      const known = this.findings.get(key);
      if (known === undefined) this.findings.set(key, [findingView(finding)]);
      else known.push(findingView(finding));
    }
  }

  /** The forms for an item: of each section only the fields that matter to it. */
  of(item: ItemId): FactGroup[] {
    return itemRecord(item).restsOn.map((use) => narrowed(this.group(use.section), use));
  }

  private group(section: SectionId): FactGroup {
    const known = this.groups.get(section);
    if (known !== undefined) return known;
    const specs = [...specsOf(section), ...keySpecs(section, this.document.manifest)];
    const group: FactGroup = {
      section,
      title: schemaAt([section])?.title ?? section,
      shape: shapeOf(section),
      entries: entriesOf(section, this.document.manifest).map(([key, entry]) =>
        this.entry(section, key, entry, specs),
      ),
      fields: specs.map((spec) => fieldOf(spec, this.known)),
    };
    this.groups.set(section, group);
    return group;
  }

  private entry(section: SectionId, key: string, entry: unknown, specs: readonly FieldSpec[]): FactEntry {
    const path = entryPath(section, key);
    const place = placeOf(this.document, path);
    const computed =
      sections[section].entries?.computed?.(this.document.manifest, key).map((line) => shorten(line)) ?? [];
    const found =
      path.length === 1
        ? [...this.findings].flatMap(([at, views]) => (JSON.parse(at)[0] === section ? views : []))
        : (this.findings.get(JSON.stringify(path)) ?? []);
    return {
      key,
      label: labelOf(section, key, entry),
      values: valuesOf(entry, specs),
      findings: found,
      ...(computed.length === 0 ? {} : { computed }),
      ...(place === undefined ? {} : { place }),
    };
  }
}

function narrowed(group: FactGroup, use: SectionUse): FactGroup {
  const fields: readonly string[] | undefined = use.fields;
  if (fields === undefined) return group;
  const shown = fields.flatMap((key) => group.fields.find((field) => field.key === key) ?? []);
  const entries = group.entries.map((entry) => ({
    ...entry,
    values: Object.fromEntries(Object.entries(entry.values).filter(([key]) => fields.includes(key))),
  }));
  return { ...group, fields: shown, entries };
}

/** The entries of a section by key. A section that is a single entry always has that one, be it empty. */
function entriesOf(section: SectionId, manifest: Manifest): [key: string, entry: unknown][] {
  const value: unknown = manifest[section];
  const shape = shapeOf(section);
  if (shape === 'single') return [['', value]];
  if (shape === 'map') return Object.entries(value ?? {});
  const found: [string, unknown][] = [];
  // forEach passes over the holes that ill-formed steps have left.
  if (Array.isArray(value))
    value.forEach((step: unknown, index) => {
      found.push([String(index), step]);
    });
  return found;
}

/** A map whose keys are ids, such as what the pilot measured, has a field for each id that something names. */
function keySpecs(section: SectionId, manifest: Manifest): FieldSpec[] {
  const groups = Object.keys(schemaAt([section])?.properties ?? {});
  return groups.flatMap((group) => {
    const to = keysReferTo([section, group]);
    if (to === undefined) return [];
    const named = referencesIn(manifest).filter((each) =>
      to.sections.some((target) => each.sections.includes(target)),
    );
    const own = named.filter(
      ({ path, target }) => target === 'key' && path[0] === section && path[1] === group,
    );
    const ids = new Set([...own, ...named].map(({ id }) => id));
    return [...ids].flatMap((id) => {
      const spec = id.includes('.') ? undefined : specOf(section, `${group}.${id}`);
      const { title = group, description = '' } = schemaAt([section, group]) ?? {};
      return spec === undefined ? [] : [{ ...spec, title: `${title}: ${shorten(id)}`, description }];
    });
  });
}

function valuesOf(entry: unknown, specs: readonly FieldSpec[]): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const { key, steps, list } of specs) {
    const value = steps.reduce<unknown>(
      (at, step) => (isMap(at) && Object.hasOwn(at, step) ? at[step] : undefined),
      entry,
    );
    if (list) {
      if (Array.isArray(value)) values[key] = joinList(value.filter((each) => typeof each === 'string'));
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      values[key] = value;
  }
  return values;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function labelOf(section: SectionId, key: string, entry: unknown): string {
  if (key === '') return schemaAt([section])?.title ?? section;
  const { namedBy = [] }: { readonly namedBy?: readonly string[] } = sections[section];
  const read = (field: string): string[] =>
    isMap(entry) && typeof entry[field] === 'string' ? [entry[field]] : [];
  const [name] = namedBy.flatMap(read);
  const base = shapeOf(section) === 'list' ? `Path ${Number(key) + 1}` : key;
  return shorten(name === undefined ? base : `${base}: ${name}`);
}

function fieldOf(spec: FieldSpec, manifest: Manifest): FactField {
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
    kind: choices !== undefined && !list ? 'choice' : spec.kind,
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
    const noun = nounOf(section);
    const description = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
    return Object.keys(manifest[section] ?? {}).map((value) => ({ value, description }));
  });
  return [...words, ...ids];
}
