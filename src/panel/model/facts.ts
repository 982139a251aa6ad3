/** The typed facts that items rest on, as small forms. */

import {
  type Finding,
  type ItemId,
  itemRecord,
  type Manifest,
  type ManifestDocument,
  roles,
  type SectionUse,
  schemaAt,
} from '../../core/service';
import type { FactEntry, FactField, FactGroup, FindingView } from '../protocol';
import { joinList } from './lists';
import { findingView, placeOf, shorten } from './places';
import { entryPath, type FieldSpec, type Section, shapeOf, specOf, specsOf } from './sections';

type Value = string | number | boolean;

/** Reads the sections of one manifest, each once, however many items rest on it. */
export class Facts {
  private readonly groups = new Map<Section, FactGroup>();
  private readonly findings = new Map<string, FindingView[]>();

  constructor(
    private readonly document: ManifestDocument,
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

  private group(section: Section): FactGroup {
    const known = this.groups.get(section);
    if (known !== undefined) return known;
    const specs = [...specsOf(section), ...resultSpecs(section, this.document.manifest)];
    const group: FactGroup = {
      section,
      title: schemaAt([section])?.title ?? section,
      shape: shapeOf(section),
      entries: entriesOf(section, this.document.manifest).map(([key, entry]) =>
        this.entry(section, key, entry, specs),
      ),
      fields: specs.map((spec) => fieldOf(section, spec, this.document.manifest)),
    };
    this.groups.set(section, group);
    return group;
  }

  private entry(section: Section, key: string, entry: unknown, specs: readonly FieldSpec[]): FactEntry {
    const path = entryPath(section, key);
    const place = placeOf(this.document, path);
    const found =
      path.length === 1
        ? [...this.findings].flatMap(([at, views]) => (JSON.parse(at)[0] === section ? views : []))
        : (this.findings.get(JSON.stringify(path)) ?? []);
    return {
      key,
      label: labelOf(section, key, entry),
      values: valuesOf(entry, specs),
      findings: found,
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
export function entriesOf(section: Section, manifest: Manifest): [key: string, entry: unknown][] {
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

/** What the pilot measured has a field for each signal that it could have measured. */
function resultSpecs(section: Section, manifest: Manifest): FieldSpec[] {
  if (section !== 'pilot') return [];
  const ids = [
    ...Object.keys(manifest.pilot?.results ?? {}),
    ...[manifest.value?.signal, manifest.adoption?.signal].flatMap((id) => id ?? []),
  ];
  return [...new Set(ids)].flatMap((id) => {
    const spec = id.includes('.') ? undefined : specOf('pilot', `results.${id}`);
    return spec === undefined
      ? []
      : [{ ...spec, title: `Result: ${shorten(id)}`, description: 'What the pilot measured.' }];
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

function labelOf(section: Section, key: string, entry: unknown): string {
  const read = (name: string): string | undefined =>
    isMap(entry) && typeof entry[name] === 'string' ? entry[name] : undefined;
  if (section === 'escalation') {
    const when = read('when');
    return shorten(`Step ${Number(key) + 1}${when === undefined ? '' : `: ${when}`}`);
  }
  if (key === '') return schemaAt([section])?.title ?? section;
  const name = read('name') ?? read('handle');
  return shorten(name === undefined ? key : `${key}: ${name}`);
}

function fieldOf(section: Section, spec: FieldSpec, manifest: Manifest): FactField {
  const { key, title, node, list, description } = spec;
  const choices =
    node.enum?.map((value, at) => {
      const words = node.enumDescriptions?.[at];
      return { value, ...(words === undefined ? {} : { description: words }) };
    }) ?? idChoices(section, key, manifest);
  return {
    key,
    title,
    description,
    kind: choices !== undefined && !list ? 'choice' : spec.kind,
    ...(choices === undefined ? {} : { choices }),
    ...(list ? { list } : {}),
  };
}

/** The choices of a field that names an entry of one of several sections. */
function idChoices(section: Section, key: string, manifest: Manifest): FactField['choices'] {
  const named = (ids: Iterable<string>, description: string): { value: string; description: string }[] =>
    [...ids].map((value) => ({ value, description }));
  if (section === 'integrations' && key === 'fallback') {
    return [
      ...named(Object.keys(manifest.integrations ?? {}), 'Integration'),
      ...named(Object.keys(manifest.systems ?? {}), 'System'),
    ];
  }
  if (section !== 'escalation' || key !== 'to') return undefined;
  return [...named(roles, 'Role'), ...named(Object.keys(manifest.owners ?? {}), 'Owner')];
}
