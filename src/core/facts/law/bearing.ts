/** Which references of an item bear on a manifest on a day, and how. First match decides, in the order of the steps. */
import { dateInWords, dayOf, daysBetween, hasEnded } from '../../base/dates';
import type { Path } from '../../base/path';
import { enumerated } from '../../base/words';
import type { Manifest } from '../../schema/generated/manifest-file';
import type { LawClass, Trigger } from '../../schema/generated/references';
import { entryKey, type Law, type LawEntry, type LawReference, type LawSource } from '../../schema/law';
import type { Maybe } from './personal';
import type { Situation } from './situation';
import { triggerFacts } from './triggers';
import { itIs, youAre } from './words';

/** `binds`: since its day. `will-bind`: from a day to come. `upon-change`: once the system changes. `open`: if … */
type Force = 'binds' | 'will-bind' | 'upon-change' | 'open' | 'guidance';

/** A reference that bears on an item of a manifest. */
export interface Bearing {
  readonly source: LawSource;
  readonly entry: LawEntry;
  readonly force: Force;
  /** The day since or from which it binds, as far as there is one. */
  readonly day?: string;
  /** `binds since 2 August 2026`. */
  readonly words: string;
  /** The fields that would say whether it binds, where that is open. */
  readonly fields: readonly Path[];
}

/** Whether a trigger holds for a law of an area: asked once, however many entries ask for it. */
type Triggers = (trigger: Trigger, area: string) => Maybe;

function triggersOnce(manifest: Manifest): Triggers {
  const known = new Map<string, Maybe>();
  return (trigger, area) => {
    const key = `${trigger} ${area}`;
    if (!known.has(key)) known.set(key, triggerFacts[trigger].holds(manifest, area));
    return known.get(key);
  };
}

/** What of the law is asked, for which manifest. */
interface Case {
  readonly law: Law;
  readonly situation: Situation;
  readonly triggers: Triggers;
}

/**
 * Which references of an item bear, in the order in which they are shown: all of them, or only duties that may begin to bind
 * within so many days.
 */
type BearingsOf = (item: string, within?: number) => Bearing[];

export function bearingsOf(law: Law, situation: Situation): BearingsOf {
  const bearing = bearingOnce({ law, situation, triggers: triggersOnce(situation.manifest) });
  return (item, within) => {
    const references =
      within === undefined ? law.items.get(item) : dutiesWithin(within, item, law, situation.today);
    return (references ?? [])
      .flatMap((reference) => (!isSuperseded(reference, law) && bearing(reference)) || [])
      .sort(inOrder);
  };
}

/** A duty that may begin to bind, and in how many days at the soonest. */
interface DutyToCome {
  readonly reference: LawReference;
  readonly soonest: number;
}

function dutiesWithin(days: number, item: string, law: Law, today: string): LawReference[] {
  const duties = toCome(law, today).get(item) ?? [];
  return duties.flatMap(({ reference, soonest }) => (soonest > days ? [] : [reference]));
}

type ToCome = ReadonlyMap<string, readonly DutyToCome[]>;

/** The duties that may begin to bind after a day, whoever they bind, by item: few may, and most of the law is in force. */
function toCome(law: Law, today: string): ToCome {
  const known = knownToCome.get(law);
  if (known?.today === today) return known.duties;
  const duties = new Map<string, DutyToCome[]>();
  for (const [item, references] of law.items) {
    const those = references.flatMap((reference) => {
      const soonest = reference.strength === 'duty' ? daysUntil(reference, law, today) : undefined;
      return soonest === undefined ? [] : [{ reference, soonest }];
    });
    if (those.length > 0) duties.set(item, those);
  }
  knownToCome.set(law, { today, duties });
  return duties;
}

/** The same for all manifests of a run. */
const knownToCome = new WeakMap<Law, { readonly today: string; readonly duties: ToCome }>();

/** In how many days it may begin to bind at the soonest, whoever it binds; undefined where it never may. */
function daysUntil(reference: LawReference, { entries, legacy }: Law, today: string): number | undefined {
  const entry = entries.get(entryKey(reference));
  if (entry === undefined) return undefined;
  const rule =
    entry.legacy === undefined ? undefined : legacy.get(entryKey({ source: entry.source, id: entry.legacy }));
  const days = [entry.from, ...Object.values(entry.fromByClass), rule?.from, rule?.publicBody];
  const left = days.map((day) => daysBetween(today, day) ?? 0).filter((each) => each > 0);
  return left.length === 0 ? undefined : Math.min(...left);
}

/** An entry bears on every item that refers to it in the same way, and many do. */
function bearingOnce(asked: Case): (reference: LawReference) => Bearing | undefined {
  const known = new Map<string, Bearing | undefined>();
  return (reference) => {
    const key = `${reference.strength} ${entryKey(reference)}`;
    if (!known.has(key)) known.set(key, bearingOf(reference, asked));
    return known.get(key);
  };
}

const forces: readonly Force[] = ['binds', 'will-bind', 'upon-change', 'open', 'guidance'];

function inOrder(one: Bearing, other: Bearing): number {
  const byForce = forces.indexOf(one.force) - forces.indexOf(other.force);
  return byForce !== 0 ? byForce : (dayOf(one.day) ?? 0) - (dayOf(other.day) ?? 0);
}

/** Of two editions of one list the newer is shown; the older where a team names it. */
function isSuperseded({ source, isOwn }: LawReference, law: Law): boolean {
  const newer = law.sources.get(source)?.supersededBy;
  return newer !== undefined && isOwn !== true && law.sources.has(newer);
}

function bearingOf(reference: LawReference, asked: Case): Bearing | undefined {
  const { law, situation } = asked;
  const entry = law.entries.get(entryKey(reference));
  const source = law.sources.get(reference.source);
  if (entry === undefined || source === undefined) return undefined;
  const area = areaOf(entry, situation);
  if (area === undefined || isBeyondClass(entry, law, situation)) return undefined;
  const conditions = [roleOf(entry, situation), classOf(entry, situation), ...triggersOf(entry, area, asked)];
  if (conditions.some(({ holds }) => holds === false) || hasEnded(entry.until, situation.today))
    return undefined;
  const same = { source, entry, fields: [] };
  if (reference.strength === 'guidance') return { ...same, ...asGuidance(entry, situation) };
  const open = conditions.filter(({ holds }) => holds === undefined);
  if (open.length > 0)
    return {
      ...same,
      force: 'open',
      words: `binds if ${enumerated(open.map(({ says }) => says()))}`,
      fields: open.map(({ field }) => field),
    };
  const { force, day, words } = onItsDay(entry, source, asked);
  const more = [
    ...(isByDefault(entry, situation) ? ['as controller'] : []),
    ...(entry.textSince !== undefined && hasCome(entry.textSince, situation)
      ? [`in this wording since ${dateInWords(entry.textSince)}`]
      : []),
    ...(entry.until === undefined ? [] : [`until ${dateInWords(entry.until)}`]),
  ];
  return { ...same, force, ...(day !== undefined && { day }), words: [words, ...more].join(', ') };
}

/** Something that has to hold, in words that follow an "if", and the field that says it. */
interface Condition {
  readonly holds: Maybe;
  readonly says: () => string;
  readonly field: Path;
}

/** The area in which it holds for the manifest; undefined where it does not. */
function areaOf({ areas }: LawEntry, situation: Situation): string | undefined {
  return areas.length === 0 ? '' : areas.find((area) => situation.areas.includes(area));
}

/** Whether a class of the manifest leaves only other parts of the source. */
function isBeyondClass({ source, id }: LawEntry, { limits }: Law, { classes }: Situation): boolean {
  for (const [name, only] of limits)
    if (classes[name] === true && only.get(source)?.includes(id) === false) return true;
  return false;
}

function roleOf({ roles }: LawEntry, situation: Situation): Condition {
  const says = () => youAre(roles);
  const isAny = roles.length === 0;
  const own = [isPrivacyRole, isSystemRole].map((isKind): Maybe => {
    const asked = roles.filter(isKind);
    if (asked.length === 0) return false;
    const said = isKind === isPrivacyRole ? privacyRoles(situation) : situation.roles;
    return said === undefined ? undefined : asked.some((role) => said.includes(role));
  });
  const holds = isAny || own.includes(true) || (own.includes(undefined) ? undefined : false);
  return { holds, says, field: roles.some(isSystemRole) ? ['risk', 'roles'] : ['risk', 'privacy', 'role'] };
}

const isPrivacyRole = (role: string): boolean => role === 'controller' || role === 'processor';
const isSystemRole = (role: string): boolean => !isPrivacyRole(role);

function privacyRoles({ privacy }: Situation): readonly string[] | undefined {
  return privacy === undefined ? undefined : [privacy.role];
}

/** Whether it binds the team as controller although nobody said that it is one. */
function isByDefault({ roles }: LawEntry, { privacy }: Situation): boolean {
  return privacy?.isStated === false && roles.includes('controller');
}

function classOf({ classes: asked, exceptAnnexIII }: LawEntry, { classes, annexIII }: Situation): Condition {
  const says = () => itIs(asked);
  const held = asked.map((each) => classes[each]);
  const isExcepted = annexIII !== undefined && exceptAnnexIII.includes(annexIII);
  const any = asked.length === 0 || held.includes(true) || (held.includes(undefined) ? undefined : false);
  const isSaid = classes.prohibited !== undefined;
  return {
    holds: !isExcepted && any,
    says,
    field: ['risk', 'euAiAct', isSaid ? 'annexIII' : 'class'],
  };
}

function triggersOf(entry: LawEntry, area: string, { law, situation, triggers }: Case): Condition[] {
  return entry.when.map((trigger) => {
    const { says, unknown } = law.triggers.get(trigger) ?? { says: trigger, unknown: 'ask' };
    // A contract with a processor binds both: who is the processor needs no other.
    const isParty =
      trigger === 'processor-used' &&
      situation.privacy?.role === 'processor' &&
      entry.roles.includes('controller');
    const known = isParty || triggers(trigger, area);
    const assumed = unknown === 'ask' ? undefined : unknown === 'show';
    return { holds: known ?? assumed, says: () => says, field: triggerFacts[trigger].field };
  });
}

function asGuidance(entry: LawEntry, situation: Situation): Pick<Bearing, 'force' | 'words'> {
  const day = plainDay(entry, situation);
  if (day === undefined) return { force: 'guidance', words: 'guidance' };
  const since = hasCome(day, situation) ? 'since' : 'from';
  return { force: 'guidance', words: `guidance, in force ${since} ${dateInWords(day)}` };
}

type OnItsDay = Pick<Bearing, 'force' | 'day' | 'words'>;

/** What a duty is on a day to whoever it binds. */
function onItsDay(entry: LawEntry, source: LawSource, asked: Case): OnItsDay {
  const { situation } = asked;
  const day = plainDay(entry, situation);
  if (day === undefined) {
    if (source.kind === 'law') return { force: 'binds', words: 'binds' };
    if (source.kind === 'policy') return { force: 'binds', words: 'required by policy' };
    return { force: 'guidance', words: 'guidance' };
  }
  return legacyDay(entry, day, asked) ?? datedDuty(day, situation);
}

function datedDuty(day: string, situation: Situation, why = ''): OnItsDay {
  return hasCome(day, situation)
    ? { force: 'binds', day, words: `binds since ${dateInWords(day)}${why}` }
    : { force: 'will-bind', day, words: `binds from ${dateInWords(day)}${why}` };
}

/** What a duty is to a system that was in use before its day; undefined where nothing is different. */
function legacyDay(entry: LawEntry, day: string, { law, situation, triggers }: Case): OnItsDay | undefined {
  const { source, legacy } = entry;
  const rule = legacy === undefined ? undefined : law.legacy.get(entryKey({ source, id: legacy }));
  const { goLive } = situation.manifest;
  if (rule === undefined || goLive === undefined || !isBefore(goLive, day)) return undefined;
  const firstUse = `first use is taken to be go-live, ${dateInWords(goLive)}`;
  if (rule.from !== undefined) return datedDuty(rule.from, situation, ` (${rule.id}; ${firstUse})`);
  const last = triggers('public-body', '') === true ? rule.publicBody : undefined;
  if (last !== undefined && hasCome(last, situation)) return datedDuty(last, situation, ` (${rule.id})`);
  const inAnyCase = last === undefined ? '' : `, in any case by ${dateInWords(last)}`;
  return {
    force: 'upon-change',
    ...(last !== undefined && { day: last }),
    words: `binds once its design changes significantly after ${dateInWords(day)} (${rule.id})${inAnyCase}; ${firstUse}`,
  };
}

/** The first day, by the class where that decides: the earliest of several. */
function plainDay(
  { from, fromByClass, classes: asked }: LawEntry,
  { classes }: Situation,
): string | undefined {
  const held = highRisk.filter(
    (each) => classes[each] === true && (asked.length === 0 || asked.includes(each)),
  );
  const days = held.flatMap((each) => fromByClass[each] ?? from ?? []);
  return days.sort()[0] ?? from;
}

const highRisk: readonly LawClass[] = ['high-risk-annex-iii', 'high-risk-annex-i-a', 'high-risk-annex-i-b'];

function hasCome(day: string, { today }: Situation): boolean {
  return !isBefore(today, day);
}

function isBefore(one: string, other: string): boolean {
  const [first, second] = [dayOf(one), dayOf(other)];
  return first !== undefined && second !== undefined && first < second;
}
