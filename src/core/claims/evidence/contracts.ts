/** What data and integrations claim, held against the contracts that they name. Design: readers-evidence.md, sections 5 and 6. */
import { durationOf, secondsOf } from '../../base/durations';
import { upTo } from '../../base/ends';
import { quoted, shorten } from '../../base/shorten';
import { plural } from '../../base/words';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts, isPersonal } from '../../facts/context';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import {
  type DocumentKind,
  type FileReading,
  firstValue,
  said,
  type Testimony,
  unreadReason,
} from '../../facts/testimony';
import type { Integration, Source } from '../../schema/generated/manifest-file';
import { citedFor, isMet } from '../lookup';

/** A contract is named by the manifest itself, so that what it says may always contradict. */
const contradiction = { verdict: 'contradicted', code: 'evidence/contradicted', severity: 'error' } as const;

/** Everything that data sources claim and their contracts say. */
export function dataContractClaims(facts: Facts): Claim[] {
  return [
    ...entries(facts.manifest.data).flatMap(([id, source]) => {
      const reading = readingOf(facts.repository, source.contract);
      if (reading === undefined || isHollow(reading)) return [];
      return [
        ...notOfKind(reading, 'data-contract', ['data', id, 'contract']),
        ...ageClaims(id, source, reading),
        ...classificationClaims(id, source, reading),
        ...ownerClaims(id, source, { reading, facts }),
      ];
    }),
    ...statusClaims(facts),
  ];
}

/** What may be the contract of data or of an interface: what is exchanged may be agreed in the form of either, or in prose. */
const contractual: ReadonlySet<DocumentKind> = new Set([
  'data-contract',
  'interface',
  'document',
  'form',
  'decision',
  'opaque',
]);

/** A contract that is none: data or prose by the name of one. */
function notOfKind(reading: FileReading, kind: 'data-contract' | 'interface', path: Claim['path']): Claim[] {
  if (reading.kind !== undefined && contractual.has(reading.kind)) return [];
  const [unread] = said(reading, 'unread');
  const isOther = reading.kind !== undefined;
  const why = unreadReason(reading);
  const says = why ?? 'no contract';
  // Data is agreed on in more forms than are known; of an interface they are known.
  if (unread === undefined && !isOther && (kind === 'data-contract' || !isStructured(reading.path)))
    return [];
  if (unread !== undefined && !isStructured(reading.path)) return [];
  return [
    {
      ...contradiction,
      path,
      reason: `it is no ${kind === 'interface' ? 'contract of an interface' : 'data contract'} that can be read${why === undefined ? '' : ` (${why})`}`,
      places: [placeIn(reading, unread, says)],
    },
  ];
}

/** Whether a file is of a form that only programs write and read. */
function isStructured(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}

/** Seconds of the durations that contracts have: `24 hours`, `1h`, `P1D`; undefined where one cannot be read. */
function contractSeconds(text: string): number | undefined {
  const iso = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
    text.trim(),
  );
  if (iso !== null && text.trim().length > 1) {
    const units = [31_536_000, 2_592_000, 604_800, 86_400, 3600, 60, 1];
    return units.reduce((sum, unit, index) => sum + unit * Number(iso[index + 1] ?? 0), 0);
  }
  const [, count = '', word = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]{1,8})\.?$/i.exec(text.trim()) ?? [];
  const seconds = unitSeconds[word === 'M' ? '' : word.toLowerCase()];
  return seconds === undefined ? undefined : Number(count) * seconds;
}

const unitSeconds: Readonly<Record<string, number>> = {
  ...{ s: 1, sec: 1, second: 1, seconds: 1, min: 60, mins: 60, minute: 60, minutes: 60 },
  ...{ h: 3600, hr: 3600, hour: 3600, hours: 3600, d: 86_400, day: 86_400, days: 86_400 },
  ...{ w: 604_800, week: 604_800, weeks: 604_800, mo: 2_592_000, month: 2_592_000, months: 2_592_000 },
  ...{ y: 31_536_000, yr: 31_536_000, year: 31_536_000, years: 31_536_000 },
};

interface Age {
  readonly testimony: Testimony;
  readonly seconds: number;
  readonly text: string;
}

/** What a contract promises of the age of data. Of dbt, only what raises an error is a promise. */
function agesIn(reading: FileReading, id: string): Age[] {
  const all = said(reading, 'contract.latency', 'contract.freshness').map((testimony) => {
    const { value } = testimony;
    const table = typeof value === 'string' ? undefined : value.table;
    return { testimony, text: typeof value === 'string' ? value : value.error, table };
  });
  // Of several tables the one of the same name is meant.
  const own = all.filter(({ table }) => table !== undefined && nameOf(table) === nameOf(id));
  return (own.length > 0 ? own : all).flatMap(({ testimony, text }) => {
    const seconds = text === undefined ? undefined : contractSeconds(text);
    return text === undefined || seconds === undefined ? [] : [{ testimony, seconds, text }];
  });
}

function nameOf(table: string): string {
  return (table.split('.').at(-1) ?? table).toLowerCase().replace(/[^a-z0-9]/g, '');
}

function ageClaims(id: string, { maxAge }: Source, reading: FileReading): Claim[] {
  const allowed = secondsOf(maxAge);
  const ages = agesIn(reading, id).sort((one, other) => one.seconds - other.seconds);
  const largest = ages.at(-1);
  const path = ['data', id, 'maxAge'];
  const place = (age: Age) => placeIn(reading, age.testimony, `an age of ${age.text}`);
  if (allowed === undefined) return [];
  if (largest === undefined) return withoutPromise(path, reading);
  const over = ages.find((age) => age.seconds > allowed && isLeast(age, ages));
  if (over !== undefined)
    return [
      {
        ...contradiction,
        path,
        reason: `the contract allows an age of ${durationOf(over.seconds)}, the data may be ${maxAge} old`,
        places: [place(over)],
      },
    ];
  const claim =
    largest.seconds <= allowed
      ? {
          verdict: 'confirmed' as const,
          reason: `the contract promises an age of at most ${durationOf(largest.seconds)}`,
          places: [place(largest)],
        }
      : {
          verdict: 'cannot-tell' as const,
          reason: `the contract has several promises, up to ${durationOf(largest.seconds)}`,
          places: [...ages].reverse().map(place),
        };
  return [{ path, ...claim }];
}

/** Whether an age is the smallest of its sort: how late data arrives and how old it may be are two things. */
function isLeast({ testimony }: Age, ages: readonly Age[]): boolean {
  return ages.find((each) => each.testimony.fact === testimony.fact)?.testimony === testimony;
}

/** A contract that speaks of the age of data, and promises none. */
function withoutPromise(path: Claim['path'], reading: FileReading): Claim[] {
  const named = said(reading, 'contract.freshness').filter(({ value }) => typeof value !== 'string');
  const id = String(path[1]);
  const [own] = named.filter(({ value }) => typeof value !== 'string' && nameOf(value.table) === nameOf(id));
  const at = own ?? named[0];
  if (at === undefined) return [];
  const places = [placeIn(reading, at, 'no promise')];
  return [{ path, verdict: 'cannot-tell', reason: 'the contract promises no age', places }];
}

const personalWords = /^(?:personal|pii|sensitive|special|special-category|sensitive[- ]personal)/i;

function classificationClaims(id: string, source: Source, reading: FileReading): Claim[] {
  const { classification } = source;
  if (classification === undefined) return [];
  const path = ['data', id, 'classification'];
  // What the manifest says elsewhere is personal is not denied by who may see it.
  const isOpen = (classification === 'public' || classification === 'internal') && !isPersonal(source);
  const [pii] = said(reading, 'contract.pii');
  const [classes] = said(reading, 'contract.classification');
  const words = Object.entries(classes?.value ?? {}).filter(([, count]) => (count ?? 0) > 0);
  const personal = words.find(([word]) => personalWords.test(word));
  if (isOpen && pii !== undefined && pii.value.length > 0)
    return [
      {
        ...contradiction,
        path,
        reason: `the contract marks ${shorten(pii.value.slice(0, 3).join(', '), 80)} as personal, the manifest says ${classification}`,
        places: [placeIn(reading, pii, 'marked as personal')],
      },
    ];
  if (isOpen && personal !== undefined)
    return [
      {
        ...contradiction,
        path,
        reason: `the contract classifies ${plural(personal[1] ?? 0, 'column')} as ${personal[0]}, the manifest says ${classification}`,
        places: [placeIn(reading, classes, personal[0])],
      },
    ];
  if (classes === undefined) return [];
  const classified = words.filter(([each]) => each !== 'none');
  const [[word = ''] = [], ...others] = classified;
  const isOne = others.length === 0;
  const isEvery = isOne && classified.length === words.length;
  const places = [placeIn(reading, classes, `classified ${words.map(([each]) => each).join(', ')}`)];
  if (isOne && word.toLowerCase() === classification)
    return [{ path, verdict: 'confirmed', reason: `every classified column is ${word}`, places }];
  if (isEvery && isPersonal(source) && word.toLowerCase() === 'public')
    return [
      {
        ...contradiction,
        path,
        reason: `the contract classifies every column as public, the manifest says ${classification}`,
        places,
      },
    ];
  return [{ path, verdict: 'cannot-tell', reason: 'the contract has other words for it', places }];
}

/** A person as two texts may name one: the handle without its sign, the name before the sign of an address. */
function personKey(name: string): string {
  const handle = name.trim().toLowerCase().replace(/^@/, '');
  return upTo(handle, '@').replace(/[\s._-]+/g, '');
}

function ownerClaims(
  id: string,
  { owner }: Source,
  { reading, facts }: { readonly reading: FileReading; readonly facts: Facts },
): Claim[] {
  if (owner === undefined) return [];
  const owners = said(reading, 'contract.owner');
  const members = said(reading, 'contract.member').filter(({ value }) =>
    /^(?:data[ _-]?)?owner$/i.test(value.role.trim()),
  );
  const named = [
    ...owners.map((testimony) => ({ testimony, name: testimony.value })),
    ...members.map((testimony) => ({ testimony, name: testimony.value.username })),
  ];
  const keysOf = (each: string): string[] => {
    const { handle, name } = facts.manifest.owners?.[each] ?? {};
    return [handle, name].flatMap((text) => (text === undefined ? [] : [personKey(text)]));
  };
  const own = keysOf(owner);
  const found = named.find(({ name }) => own.includes(personKey(name)));
  const path = ['data', id, 'owner'];
  if (found !== undefined)
    return [
      {
        path,
        verdict: 'confirmed',
        reason: `the contract names ${quoted(owner)} as its owner`,
        places: [placeIn(reading, found.testimony, 'owner')],
      },
    ];
  const [only, ...others] = [...new Map(named.map((each) => [personKey(each.name), each])).values()];
  if (only === undefined) return [];
  const other = Object.keys(facts.manifest.owners ?? {}).find(
    (each) => each !== owner && keysOf(each).includes(personKey(only.name)),
  );
  const places = [placeIn(reading, only.testimony, 'owner')];
  if (other !== undefined && others.length === 0)
    return [
      {
        ...contradiction,
        path,
        reason: `the contract names ${quoted(other)} as its owner, the manifest ${quoted(owner)}`,
        places,
      },
    ];
  return [{ path, verdict: 'cannot-tell', reason: 'the contract names its owner in another way', places }];
}

const notInForce = /^(?:draft|proposed|deprecated|retired)$/i;

/** A contract that is cited as agreed, and says of itself that it is not. */
function statusClaims(facts: Facts): Claim[] {
  if (!isMet(facts, 'data-contract-agreed')) return [];
  const cited = citedFor(facts, 'data-contract-agreed');
  const isInForce = cited.some(({ reading }) =>
    /^active$/i.test(firstValue(reading, 'contract.status') ?? ''),
  );
  return cited.flatMap(({ path, reading }): Claim[] => {
    const [status] = said(reading, 'contract.status');
    if (status === undefined || !notInForce.test(status.value) || isHollow(reading)) return [];
    const base = {
      path,
      items: ['data-contract-agreed'] as const,
      reason: `the contract says that it is ${status.value}`,
      places: [placeIn(reading, status, status.value)],
    };
    return [isInForce ? { ...base, verdict: 'cannot-tell' } : { ...base, ...contradiction }];
  });
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Everything that integrations claim and the contracts of their interfaces say. */
export function interfaceClaims(facts: Facts): Claim[] {
  return entries(facts.manifest.integrations).flatMap(([id, integration]) => {
    const read = readingOf(facts.repository, integration.contract);
    if (read === undefined || isHollow(read)) return [];
    const path = ['integrations', id, 'contract'];
    return [...notOfKind(read, 'interface', path), ...directionClaims(id, integration, read)];
  });
}

function directionClaims(id: string, { direction }: Integration, read: FileReading): Claim[] {
  const [methods] = said(read, 'interface.methods');
  const standard = firstValue(read, 'interface.standard') ?? '';
  if (direction === undefined || methods === undefined || !/openapi|swagger/i.test(standard)) return [];
  const used = methods.value.map((method) => method.toUpperCase());
  if (used.length === 0 || direction === 'read') return [];
  const path = ['integrations', id, 'direction'];
  // A POST may read: only the other way round is certain.
  return used.every((method) => reading.has(method))
    ? [
        {
          ...contradiction,
          path,
          reason: `the contract has nothing but ${used.join(', ')}, the manifest says ${direction}`,
          places: [placeIn(read, methods, used.join(', '))],
        },
      ]
    : [
        {
          path,
          verdict: 'cannot-tell',
          reason: 'the contract has operations that may write',
          places: [placeIn(read, writing(read) ?? methods, 'may write')],
        },
      ];
}

/** The first operation that may write. */
function writing(read: FileReading): Testimony | undefined {
  return said(read, 'operation').find(({ value }) => !reading.has(value.method.toUpperCase()));
}
