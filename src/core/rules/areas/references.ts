import type { Fix } from '../../base/fix';
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { askedOf, nearestOrSo } from '../../base/suggest';
import { sections as records } from '../../domain/sections';
import { withAllShared } from '../../facts/configuration';
import { type Facts, hasReached } from '../../facts/context';
import { catalogueOf } from '../../schema/catalogue';
import type { Manifest } from '../../schema/generated/manifest-file';
import { schemaAt } from '../../schema/navigate';
import { type Reference, targetOf } from '../../schema/references';
import type { Target } from '../../schema/sections';
import { nodeAt } from '../../text/tree';
import { chooseInstead, meantFixes, meantNames, pick } from '../fixes/fixes';
import type { Problem, RuleContext } from '../rule';

/** A rule that reports references to what is not there. */
type UnknownIdCode =
  | 'owner/unknown-id'
  | 'data/unknown-system'
  | 'integration/unknown-system'
  | 'value/unknown-signal'
  | 'escalation/unknown-target'
  | 'agent/unknown-integration'
  | 'evaluation/unknown-model'
  | 'model/unknown-data'
  | 'item/unknown';

/** The rule that reports an unknown id, by the section where it should be; undefined where nothing refers to a section. */
const byTarget: Readonly<Record<Target, UnknownIdCode | undefined>> = {
  owners: 'owner/unknown-id',
  systems: 'integration/unknown-system',
  integrations: 'integration/unknown-system',
  data: 'model/unknown-data',
  models: 'evaluation/unknown-model',
  evaluations: undefined,
  signals: 'value/unknown-signal',
  checklist: 'item/unknown',
};

/** The rule that reports a reference to what is not there; a test checks that every reference has one. */
export function unknownIdCode({
  sections: [first],
  words,
  path,
}: Pick<Reference, 'sections' | 'words' | 'path'>): UnknownIdCode | undefined {
  // Who takes a case may be a role, which is more than an id.
  if (words.length > 0) return 'escalation/unknown-target';
  if (path[0] === 'data' && first === 'systems') return 'data/unknown-system';
  if (path[0] === 'agent' && first === 'integrations') return 'agent/unknown-integration';
  return first && byTarget[first];
}

/** The references to what is not there that a rule reports. */
export function unknownReferences({ references, facts }: RuleContext, code: UnknownIdCode): Reference[] {
  return references.filter((each) => unknownIdCode(each) === code && isUnknown(each, facts));
}

/** Whether the value at a path refers to what is not there, which a rule reports. */
export function isUnknownReference({ references, facts }: RuleContext, path: Path): boolean {
  return references.some(
    (each) =>
      each.target === 'value' &&
      each.path.length === path.length &&
      each.path.every((step, index) => step === path[index]) &&
      isUnknown(each, facts) &&
      !each.sections.some((section) => facts.unread([section, each.id])),
  );
}

function isUnknown(reference: Reference, facts: Facts): boolean {
  // In diagnose there need not be signals yet.
  const isEarly = facts.manifest.signals === undefined && !hasReached(facts, 'design');
  if (isEarly && unknownIdCode(reference) === 'value/unknown-signal') return false;
  return targetOf(facts.manifest, reference) === undefined;
}

/** The ids that a reference could have, without that of the entry in which it stands. */
function knownIds(manifest: Manifest, { sections, path }: Reference): string[] {
  const all = sections.flatMap((section) => {
    if (section === 'checklist') return catalogueOf(manifest).map(({ id }) => id);
    return Object.keys(manifest[section] ?? {}).filter((id) => !(section === path[0] && id === path[1]));
  });
  return [...new Set(all)];
}

/** A problem for a reference to what is not there, with the id that was meant as its fix; never one of `except`. */
export function unknownId(
  context: RuleContext,
  reference: Reference,
  except: readonly (string | undefined)[] = [],
): Problem {
  const { id, path, target, sections } = reference;
  const { manifest, configuration } = context.facts;
  const ids = knownIds(withAllShared(manifest, configuration), reference).filter(
    (each) => !except.includes(each),
  );
  const meant = nearestOrSo(id, ids);
  // Of several that are equally near one is to be chosen: no others are needed.
  const isOpen = target === 'value' && meant.length < 2 && !sections.some(isUnique);
  const others = isOpen ? ids.filter((each) => !meant.includes(each)) : [];
  const fixes = [...correct(context, reference, meant), ...pick(others, (each) => chooseInstead(path, each))];
  const hint = askedOf(id, meant) || known(sections, ids);
  const where = sections.map((section) => quoted(section)).join(' or ');
  const absent = sections.map((section) => [section, id]);
  const message = `${quoted(id)} is not under ${where}.${hint}`;
  // A system that nobody knows is one cause, whoever refers to it.
  const isSystem = unknownIdCode(reference) === 'data/unknown-system';
  const cause = { of: id, ...(isSystem && { code: 'integration/unknown-system' as const }) };
  return { message, path, target, fixes, absent, cause };
}

/** A problem for each reference to what is not there that a rule reports. */
export function* unknownIds(context: RuleContext, code: UnknownIdCode): Generator<Problem> {
  for (const reference of unknownReferences(context, code)) yield unknownId(context, reference);
}

function isUnique(section: Target): boolean {
  return section === 'checklist' || records[section].entries.isUnique === true;
}

/** Puts an id that was meant in the place of one; as a key only where the map does not have it already. */
function correct({ parsed }: RuleContext, { path, target }: Reference, meant: readonly string[]): Fix[] {
  if (target === 'value') return meantFixes(path, meant);
  return meantNames(path, meant, (id) => nodeAt(parsed.root, [...path.slice(0, -1), id]) !== undefined);
}

/** ` Known owners: priya, lena.`, or nothing where there are none. */
function known(sections: readonly Target[], ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const listed = ids.slice(0, 8).map((id) => shorten(id, 30));
  const names = sections.map((section) => (schemaAt([section])?.title ?? section).toLowerCase());
  return ` Known ${names.join(' and ')}: ${listed.join(', ')}${ids.length > 8 ? ', …' : ''}.`;
}
