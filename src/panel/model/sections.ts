/** Which typed facts an item of the checklist rests on, and the forms that the schema makes of them. */

import { definitionAt, isFreeMap, type Path, type SchemaNode, schemaAt } from '../../core/service';
import type { FactField } from '../protocol';

export const sections = [
  'workflow',
  'risk',
  'owners',
  'systems',
  'data',
  'integrations',
  'models',
  'value',
  'pilot',
  'adoption',
  'signals',
  'oversight',
  'escalation',
  'controls',
] as const;
export type Section = (typeof sections)[number];

/** A section, and the fields of it that matter to an item; all of them where none are named. */
export interface SectionUse {
  readonly section: Section;
  readonly fields?: readonly string[];
}

const all = (section: Section): SectionUse => ({ section });
const some = (section: Section, ...fields: string[]): SectionUse => ({ section, fields });

const contracts = some('data', 'system', 'owner', 'freshness', 'maxAge', 'contract');
const value = [all('value'), all('pilot')];
const law = some('risk', 'tier', 'role', 'jurisdictions', 'affectsPeople');

const uses: Readonly<Record<string, readonly SectionUse[]>> = {
  'workflow-scoped': [all('workflow')],
  'value-baseline-measured': value,
  'first-workflow-justified': [
    some('workflow', 'scope', 'volumePerMonth', 'minutesPerCase'),
    some('value', 'valuePerUnit'),
  ],
  'systems-inventoried': [all('systems')],
  'data-sources-inventoried': [
    some(
      'data',
      'system',
      'systemOfRecord',
      'owner',
      'classification',
      'origin',
      'usedFor',
      'freshness',
      'maxAge',
    ),
  ],
  'data-access-proven': [some('data', 'system', 'owner', 'accessProvenOn')],
  'data-use-permitted': [
    some(
      'data',
      'owner',
      'classification',
      'permitted.decision',
      'permitted.purpose',
      'permitted.on',
      'permitted.by',
    ),
  ],
  'risk-tier-assigned': [all('risk')],
  'risks-registered': [some('risk', 'tier', 'reasoning')],
  'owners-named': [all('owners')],
  'architecture-documented': [
    some('systems', 'name', 'access', 'environment'),
    some('integrations', 'system', 'direction', 'auth'),
    some('models', 'provider', 'name', 'region'),
  ],
  'integration-contracts-defined': [all('integrations')],
  'data-contract-agreed': [contracts],
  'data-quality-baselined': [contracts],
  'data-provenance-recorded': [some('data', 'system', 'origin', 'usedFor')],
  'privacy-controls-designed': [
    some('data', 'classification', 'permitted.purpose'),
    some('models', 'provider', 'region'),
  ],
  'legal-obligations-mapped': [law],
  'impact-assessed': [law],
  'human-oversight-designed': [all('oversight')],
  'escalation-path-defined': [all('escalation')],
  'acceptance-criteria-fixed': [
    some('signals', 'source', 'threshold', 'owner'),
    some('value', 'target.value', 'target.by'),
  ],
  'third-parties-vetted': [all('models')],
  'monitoring-plan-defined': [all('signals')],
  'adoption-plan-agreed': [all('adoption')],
  'workflow-embedded': [some('integrations', 'system', 'direction', 'status')],
  'evaluation-passed': [all('pilot')],
  'fairness-evaluated': [law],
  'privileges-minimised': [some('systems', 'name', 'access'), some('integrations', 'direction', 'auth')],
  'integration-tested': [
    some('integrations', 'status', 'timeout', 'retry', 'idempotent', 'undo', 'fallback'),
  ],
  'rollback-rehearsed': [some('controls', 'rollback.minutes', 'rollback.rehearsedOn')],
  'stop-control-tested': [some('controls', 'stop.by', 'stop.testedOn')],
  'logging-enabled': [some('controls', 'logging.retention')],
  'monitoring-live': [some('signals', 'source', 'interval', 'neededWithin', 'owner', 'alertTestedOn')],
  'incident-runbook-ready': [all('escalation')],
  'users-informed': [some('workflow', 'users', 'audience')],
  'users-trained': [some('adoption', 'population'), some('oversight', 'overseer')],
  'technical-file-current': [some('models', 'provider', 'name', 'version')],
  'go-live-approved': [some('owners', 'handle', 'roles')],
  'performance-reviewed': [some('signals', 'source', 'interval', 'threshold', 'owner', 'action')],
  'value-realised': value,
  'data-health-reviewed': [contracts],
  'exceptions-learned-from': [all('escalation')],
  'changes-re-evaluated': [some('models', 'provider', 'name', 'version')],
  'adoption-on-target': [all('adoption')],
  'capability-retained': [some('owners', 'handle', 'roles', 'deputy', 'outsideTeam')],
  'workflow-refined': [some('workflow', 'volumePerMonth', 'minutesPerCase', 'timeLimit')],
};

/** The facts that an item rests on; none for an item that evidence alone can prove. */
export function sectionsOf(item: string): readonly SectionUse[] {
  return Object.hasOwn(uses, item) ? (uses[item] ?? []) : [];
}

/** The item, among those given, that a section matters most to: one that rests on all of it, else the first. */
export function itemRestingOn(section: unknown, items: readonly string[]): string | undefined {
  const using = (whole: boolean) =>
    items.find((item) =>
      sectionsOf(item).some((use) => use.section === section && (!whole || use.fields === undefined)),
    );
  return using(true) ?? using(false);
}

export function isSection(text: string): text is Section {
  return (sections as readonly string[]).includes(text);
}

/** Whether a section's entries have ids, stand in a list, or the section is a single entry. */
export function shapeOf(section: Section): 'map' | 'list' | 'single' {
  const node = schemaAt([section]);
  if (node?.type === 'array') return 'list';
  return isFreeMap(node) ? 'map' : 'single';
}

/** The path of an entry, by its key: an id, an index as text, or nothing for a single entry. */
export function entryPath(section: Section, key: string): Path {
  const shape = shapeOf(section);
  if (shape === 'single') return [section];
  return [section, shape === 'list' ? Number(key) : key];
}

/** A field of an entry, as the schema has it. */
export interface FieldSpec {
  /** Nested keys joined by a dot. */
  readonly key: string;
  readonly steps: readonly string[];
  readonly title: string;
  readonly kind: FactField['kind'];
  /** Whether it holds several values. */
  readonly list: boolean;
  /** What the schema says of the value, or of one of its values. */
  readonly node: SchemaNode;
  readonly description: string;
}

/** The fields of a section's entries, in the order of the schema. */
export function specsOf(section: Section): FieldSpec[] {
  return keysUnder(samplePath(section)).flatMap((steps) => specAt(section, steps) ?? []);
}

/** The field of that key; undefined where the schema knows none, or where it is a group of fields. */
export function specOf(section: Section, key: string): FieldSpec | undefined {
  return specAt(section, key.split('.'));
}

/** A path on which the schema knows the entries of a section. */
function samplePath(section: Section): Path {
  return entryPath(section, shapeOf(section) === 'list' ? '0' : 'x');
}

function keysUnder(path: Path): string[][] {
  return Object.keys(schemaAt(path)?.properties ?? {}).flatMap((key) => {
    const nested = keysUnder([...path, key]);
    return nested.length === 0 ? [[key]] : nested.map((steps) => [key, ...steps]);
  });
}

function specAt(section: Section, steps: readonly string[]): FieldSpec | undefined {
  const path = [...samplePath(section), ...steps];
  const whole = schemaAt(path);
  if (whole === undefined || whole.type === 'object') return undefined;
  const list = whole.type === 'array';
  const at = list ? [...path, 0] : path;
  const node = schemaAt(at) ?? whole;
  const group = steps.length > 1 ? schemaAt(path.slice(0, -1))?.title : undefined;
  const title = whole.title ?? steps.at(-1) ?? '';
  return {
    key: steps.join('.'),
    steps,
    title: group === undefined ? title : `${group}: ${title.toLowerCase()}`,
    kind: kindOf(definitionAt(at), node, list),
    list,
    node,
    description: whole.description ?? '',
  };
}

const kindOfDefinition: Readonly<Record<string, FactField['kind']>> = {
  ownerId: 'owner',
  systemId: 'system',
  signalId: 'signal',
  date: 'date',
  duration: 'duration',
  workingTime: 'working-time',
};

function kindOf(definition: string | undefined, node: SchemaNode, list: boolean): FactField['kind'] {
  if (list) return 'text';
  const byDefinition = definition === undefined ? undefined : kindOfDefinition[definition];
  if (byDefinition !== undefined) return byDefinition;
  if (node.enum !== undefined) return 'choice';
  if (node.type === 'boolean') return 'boolean';
  return node.type === 'number' || node.type === 'integer' ? 'number' : 'text';
}
