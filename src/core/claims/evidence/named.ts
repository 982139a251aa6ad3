/** What bills of materials and cards name, held against models and data of the manifest. Design: readers-evidence.md, sections 4 and 5. */
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { plural } from '../../base/words';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { readingOf } from '../../facts/evidence';
import { knownModel } from '../../facts/model-ids';
import { isHollow } from '../../facts/substance';
import { type FileReading, firstValue, said, type Testimony } from '../../facts/testimony';
import type { ItemId } from '../../schema/generated/catalogue';
import type { Model, Source } from '../../schema/generated/manifest-file';
import { type CitedReading, citedFor, isMet } from '../lookup';
import { folded } from './metric';
import { type Sameness, sameModel } from './same-model';

/** Everything that such files say of the models and the data of a manifest. */
export function namedClaims(facts: Facts): Claim[] {
  return [...modelClaims(facts), ...licenceClaims(facts)];
}

const aboutModels: readonly ItemId[] = ['third-parties-vetted', 'technical-file-current', 'users-informed'];

/** A model as a list of parts or its card names it. */
interface Part {
  readonly reading: FileReading;
  readonly testimony: Testimony;
  /** Its id, with its version where that is one. */
  readonly id: string;
  /** What a list of parts says of it, word by word. */
  readonly listed?: { readonly name: string; readonly version?: string };
  readonly item: ItemId;
}

function modelClaims(facts: Facts): Claim[] {
  const seen = new Set<string>();
  const parts = aboutModels.flatMap((item) =>
    citedFor(facts, item).flatMap(({ reading }) => {
      if (seen.has(reading.path) || isHollow(reading)) return [];
      seen.add(reading.path);
      return partsIn(reading).map((part) => ({ ...part, item }));
    }),
  );
  const models = entries(facts.manifest.models);
  const [stranger] = strangeCards(models, parts);
  const among: Among = { parts, stranger, isAlone: models.length === 1 };
  return [
    ...models.flatMap(([id, model]) => modelClaim({ id, model, facts }, among)),
    ...undeclared(facts, parts),
  ];
}

/** What all models are held against. */
interface Among {
  readonly parts: readonly Part[];
  /** A card of a model that is none of the manifest. */
  readonly stranger: Part | undefined;
  /** Whether the manifest has one model only. */
  readonly isAlone: boolean;
}

function partsIn(reading: FileReading): Omit<Part, 'item'>[] {
  const listed = said(reading, 'bom.model').map((testimony) => {
    const { name, version } = testimony.value;
    return { reading, testimony, id: idOf(name, version), listed: testimony.value };
  });
  const [card] = reading.kind === 'model-card' ? said(reading, 'card.model') : [];
  if (card === undefined) return listed;
  const [version] = said(reading, 'card.version');
  return [...listed, { reading, testimony: version ?? card, id: idOf(card.value, version?.value) }];
}

/** A version may be an id of its own, the day of a name, or something else. */
function idOf(name: string, version: string | undefined): string {
  if (version === undefined) return name;
  if (knownModel(version.replace(/:[a-z]+$/, '')) !== undefined) return version;
  return /^20\d{2}-?\d{2}-?\d{2}$/.test(version) ? `${name.trim().replace(/\s+/g, '-')}-${version}` : name;
}

/** What a part has to do with a model: a list of parts may also tell them apart by the numbers of their versions. */
function samenessOf({ id, listed }: Part, model: Model): Sameness {
  const sameness = sameModel(id, model);
  if (sameness !== 'alias' || listed === undefined || folded(listed.name) !== folded(model.name ?? ''))
    return sameness;
  const [theirs, own] = [numbersOf(listed.version), numbersOf(model.version)];
  // A version may be cut short: 4.8 is any 4.8.x.
  if (theirs === undefined || own === undefined || theirs.length !== own.length) return sameness;
  return theirs.every((number, index) => number === own[index]) ? 'same' : 'other-date';
}

function numbersOf(version: string | number | undefined): number[] | undefined {
  const [, numbers] = /^v?(\d{1,6}(?:\.\d{1,6}){1,3})$/i.exec(String(version ?? '').trim()) ?? [];
  return numbers?.split('.').map(Number);
}

/** A part in words: with its version also where that is no part of its id. */
function partInWords({ id, listed }: Part): string {
  const hasNumbers = numbersOf(listed?.version) !== undefined && id === listed?.name;
  return shorten(hasNumbers ? `${id} ${listed.version}` : id, 80);
}

function modelClaim(
  { id, model, facts }: { readonly id: string; readonly model: Model; readonly facts: Facts },
  { parts, stranger, isAlone: isOnly }: Among,
): Claim[] {
  const held = parts.map((part) => ({ part, sameness: samenessOf(part, model) }));
  const of = (wanted: Sameness) => held.filter(({ sameness }) => sameness === wanted).map(({ part }) => part);
  const path: Path = ['models', id, model.version === undefined ? 'name' : 'version'];
  const tell = (part: Part, verdict: Claim['verdict'], reason: string): Claim => ({
    path,
    verdict,
    reason,
    items: [part.item],
    places: [placeIn(part.reading, part.testimony, partInWords(part))],
    ...(verdict === 'contradicted' ? { code: 'evidence/contradicted', severity: 'error' } : {}),
  });
  const [same] = of('same');
  const otherwise = (part: Part): Claim =>
    tell(part, isMet(facts, part.item) ? 'contradicted' : 'cannot-tell', differing(part, model));
  const stale = same === undefined ? [] : staleParts(facts, held);
  if (stale.length > 0) return stale.map(otherwise);
  const strange = (): Claim[] => {
    if (stranger === undefined || model.name === undefined) return [];
    const name = shorten(model.name, 60);
    const what =
      sameModel(stranger.id, model) === 'other'
        ? `which is another model than ${name}`
        : `and whether that is ${name} nobody can tell`;
    const claim = tell(stranger, 'cannot-tell', `it names ${partInWords(stranger)}, ${what}`);
    return [{ ...claim, path: ['models', id, 'name'] }];
  };
  if (same !== undefined) {
    // Of the only model there is a card of another one cannot be the card.
    const isAlone = isOnly && of('same').every(({ reading }) => reading.kind !== 'model-card');
    return [tell(same, 'confirmed', `it names ${partInWords(same)}`), ...(isAlone ? strange() : [])];
  }
  const [alias] = of('alias');
  if (alias !== undefined)
    return [tell(alias, 'cannot-tell', `it names ${shorten(alias.id, 80)}, which is no dated version`)];
  const [other] = of('other-date');
  if (other !== undefined) return [otherwise(other)];
  return strange();
}

function differing(part: Part, { name, version }: Model): string {
  return `it names ${partInWords(part)}, the manifest says ${shorten(String(version ?? name), 60)}`;
}

/** Cards of models that are none of the manifest, as far as anybody can tell. A list of parts has whatever there is. */
function strangeCards(models: readonly [string, Model][], parts: readonly Part[]): Part[] {
  return parts.filter(
    (part) =>
      part.reading.kind === 'model-card' &&
      models.every(([, model]) => ['other', 'unknown'].includes(samenessOf(part, model))),
  );
}

/**
 * Parts of another version in files of a kind, where no file of this kind has this one: that a list of parts has it does
 * not make the card right, nor the card the list.
 */
function staleParts(
  { manifest }: Facts,
  held: readonly { readonly part: Part; readonly sameness: Sameness }[],
): Part[] {
  const models = entries(manifest.models);
  return [...new Set(held.map(({ part }) => part.reading.kind))].flatMap((kind) => {
    const own = held.filter(({ part }) => part.reading.kind === kind);
    const isOpen = ({ part, sameness }: (typeof own)[number]): boolean =>
      sameness === 'same' || sameness === 'alias' || (sameness === 'unknown' && part.listed === undefined);
    if (own.some(isOpen)) return [];
    return own
      .filter(({ sameness }) => sameness === 'other-date')
      .map(({ part }) => part)
      .filter((part) => !models.some(([, model]) => samenessOf(part, model) === 'same'));
  });
}

/** Models of a list of parts that the manifest lacks: worth a look, and no more. */
function undeclared({ manifest }: Facts, parts: readonly Part[]): Claim[] {
  const models = entries(manifest.models);
  const lacking = parts.filter(
    ({ id, reading }) =>
      reading.kind === 'bill-of-materials' &&
      models.length > 0 &&
      knownModel(id) !== undefined &&
      models.every(([, model]) => sameModel(id, model) === 'other'),
  );
  const [first] = lacking;
  if (first === undefined) return [];
  const names = [...new Set(lacking.map(({ id }) => shorten(id, 60)))];
  return [
    {
      path: ['models'],
      target: 'key',
      verdict: 'cannot-tell',
      code: 'repository/model-undeclared',
      severity: 'information',
      items: [first.item],
      reason: `it lists ${plural(names.length, 'model')} that the manifest does not name: ${names.slice(0, 5).join(', ')}`,
      places: lacking.map((part) => placeIn(part.reading, part.testimony, shorten(part.id, 80))),
    },
  ];
}

const aboutData: readonly ItemId[] = ['data-provenance-recorded', 'data-use-permitted'];

function licenceClaims(facts: Facts): Claim[] {
  const sources = entries(facts.manifest.data);
  const cited = aboutData.flatMap((item) => citedFor(facts, item).map((each) => ({ ...each, item })));
  return sources.flatMap(([id, source]) => {
    const declared = typeof source.declaredIn === 'string' ? source.declaredIn : undefined;
    const named = readingOf(facts.repository, declared) ?? readingOf(facts.repository, source.contract);
    const own = named !== undefined && said(named, 'dataset.license').length > 0 ? named : undefined;
    const card = own ?? cardOf(id, cited, sources.length === 1);
    if (card === undefined || isHollow(card)) return [];
    const item = cited.find(({ reading }) => reading.path === card.path)?.item;
    const decides = own !== undefined || isMet(facts, item);
    return licenceClaim({ id, source, decides }, card, item);
  });
}

/** The card of a source among those that are cited: the one of its name, or the only one where there is one source. */
function cardOf(
  id: string,
  cited: readonly Pick<CitedReading, 'reading'>[],
  isOnlySource: boolean,
): FileReading | undefined {
  const cards = [
    ...new Map(
      cited
        .filter(({ reading }) => said(reading, 'dataset.license').length > 0)
        .map(({ reading }) => [reading.path, reading]),
    ).values(),
  ];
  const [only, ...others] = cards;
  const ofName = cards.filter((card) => folded(firstValue(card, 'dataset.name') ?? '') === folded(id));
  if (ofName.length === 1) return ofName[0];
  return isOnlySource && others.length === 0 ? only : undefined;
}

/** Names of licences of which it is known that two of them are two licences. */
const known =
  /^(?:apache|mit$|bsd\d|isc$|mpl|l?gpl|agpl|cc0|ccby|cc0|odc|odbl|pddl|unlicense|afl|openrail|bigscience|llama|gemma|cdla|artistic|epl|eupl|ecl|zlib|wtfpl|ms-?pl|ncsa|osl|postgresql|gfdl)/;

/** A licence in one spelling: `CC BY 4.0` and `cc-by-4.0`. */
function licenceKey(written: string): string {
  return written
    .toLowerCase()
    .replace(
      /\b(?:the|licen[cs]ed?|version|international|creative commons attribution|v(?=\d))\b/g,
      (word) => (word.startsWith('creative') ? 'cc by' : ''),
    )
    .replace(/[^a-z0-9]+/g, '')
    .replace(/(?<=\d)0$/, '');
}

function licenceClaim(
  { id, source, decides }: { readonly id: string; readonly source: Source; readonly decides: boolean },
  card: FileReading,
  item: ItemId | undefined,
): Claim[] {
  const { licence } = source;
  const all = said(card, 'dataset.license');
  const [first, ...others] = all;
  if (licence === undefined || first === undefined) return [];
  const [theirs, own] = [licenceKey(first.value), licenceKey(licence)];
  const says = `the licence ${shorten(first.value, 60)}`;
  const base = {
    path: ['data', id, 'licence'],
    places: [placeIn(card, first, says)],
    ...(item === undefined ? {} : { items: [item] }),
  };
  if (all.some(({ value }) => licenceKey(value) === own))
    return [{ ...base, verdict: 'confirmed', reason: `it names ${says}` }];
  const reason = `it names ${says}, the manifest says ${quoted(shorten(licence, 60))}`;
  const isCertain =
    others.length === 0 &&
    known.test(theirs) &&
    known.test(own) &&
    !/[,/;]|\b(?:and|or|with)\b/i.test(licence);
  return isCertain && decides
    ? [{ ...base, verdict: 'contradicted', reason, code: 'evidence/contradicted', severity: 'error' }]
    : [{ ...base, verdict: 'cannot-tell', reason }];
}
