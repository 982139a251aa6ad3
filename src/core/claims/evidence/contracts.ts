/** What data claims, held against the contracts that it names. Design: readers-evidence.md, section 5. */
import { shorten } from '../../base/shorten';
import { plural } from '../../base/words';
import { type Claim, placeIn } from '../../facts/claim';
import { entries, type Facts, isPersonal, isSpecialCategory } from '../../facts/context';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { type FileReading, firstValue, said } from '../../facts/testimony';
import type { Source } from '../../schema/generated/manifest-file';
import { citedFor, isMet } from '../lookup';
import { ageClaims } from './ages';
import { ownerClaims } from './contract-owners';
import { contradiction, notOfKind } from './contractual';

/** Everything that data sources claim and their contracts say. */
export function dataContractClaims(facts: Facts): Claim[] {
  return [
    ...entries(facts.manifest.data).flatMap(([id, source]) => {
      const reading = readingOf(facts.repository, source.contract);
      if (reading === undefined || isHollow(reading)) return [];
      const claims = [
        ...notOfKind(reading, { kind: 'data-contract', names: [id, source.system] }, [
          'data',
          id,
          'contract',
        ]),
        ...ageClaims(id, source, reading),
        ...classificationClaims(id, source, reading),
        ...denialClaims(id, source, reading),
        ...ownerClaims(id, source, { reading, facts }),
      ];
      // What a contract says otherwise was not agreed.
      return claims.map((claim): Claim => ({ ...claim, items: ['data-contract-agreed'] }));
    }),
    ...statusClaims(facts),
  ];
}

/** Whole words: what is `personalised` is not personal. */
const personalWords =
  /^(?:personal|pii|sensitive(?=$|[- _]?personal)|special(?=$|[- _]?categor))(?![a-z])|^personally[- _]identif|^special_?categor/i;

function classificationClaims(id: string, source: Source, reading: FileReading): Claim[] {
  const { classification } = source;
  if (classification === undefined) return [];
  const path = ['data', id, 'classification'];
  // What the manifest says elsewhere is personal is not denied by who may see it.
  const isOpen =
    (classification === 'public' || classification === 'internal') &&
    !isPersonal(source) &&
    source.personal !== false;
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
        // What is sensitive is perhaps so for the trade.
        severity: /^sensitive$/i.test(personal[0]) ? 'warning' : 'error',
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
  // Who says that anybody may see it loosens what was agreed.
  if (classification === 'public' && words.length > 0 && words.every(([each]) => closedWords.test(each)))
    return [
      {
        ...contradiction,
        path,
        reason: `the contract classifies every column as ${shorten(words.map(([each]) => each).join(' or '), 80)}, the manifest says public`,
        places,
      },
    ];
  return [{ path, verdict: 'cannot-tell', reason: 'the contract has other words for it', places }];
}

/** What nobody calls that everybody may see. */
const closedWords = /^(?:(?:strictly|highly)[-_ ])?(?:confidential|restricted|secret|internal)$/i;

const specialWords = /^(?:special(?=$|[- _]?categor)|sensitive[- _]?personal)/i;

/** What the manifest denies in so many words, or has in a milder one, and the contract says of its columns. */
function denialClaims(id: string, source: Source, reading: FileReading): Claim[] {
  const [pii] = said(reading, 'contract.pii');
  const [classes] = said(reading, 'contract.classification');
  const words = Object.entries(classes?.value ?? {}).filter(([, count]) => (count ?? 0) > 0);
  const special = words.find(([word]) => specialWords.test(word));
  const personal = words.find(([word]) =>
    /^(?:personal|pii)(?![a-z])|^special(?=$|[- _]?categor)/i.test(word),
  );
  const inWords = ([word, count = 0]: (typeof words)[number]): string =>
    `the contract classifies ${plural(count, 'column')} as ${shorten(word, 60)}`;
  if (special !== undefined && !isSpecialCategory(source)) {
    const isDenied = source.specialCategory === false;
    // Which words a catalogue has for what the law calls special is its own: only what is denied is contradicted.
    if (!isDenied && source.classification !== 'personal' && source.personal !== true) return [];
    const key = isDenied
      ? 'specialCategory'
      : source.classification === 'personal'
        ? 'classification'
        : 'personal';
    const denial = isDenied ? 'specialCategory: false' : 'no more than personal data';
    return [
      {
        ...contradiction,
        path: ['data', id, key],
        severity: isDenied ? 'error' : 'warning',
        reason: `${inWords(special)}, the manifest says ${denial}`,
        places: [placeIn(reading, classes, special[0])],
      },
    ];
  }
  if (source.personal !== false || isSpecialCategory(source)) return [];
  const path = ['data', id, 'personal'];
  if (personal !== undefined)
    return [
      {
        ...contradiction,
        path,
        reason: `${inWords(personal)}, the manifest says personal: false`,
        places: [placeIn(reading, classes, personal[0])],
      },
    ];
  if (pii === undefined || pii.value.length === 0) return [];
  const columns = shorten(pii.value.slice(0, 3).join(', '), 80);
  return [
    {
      ...contradiction,
      path,
      reason: `the contract marks ${columns} as personal, the manifest says personal: false`,
      places: [placeIn(reading, pii, 'marked as personal')],
    },
  ];
}

const notInForce = /^(?:draft|proposed|deprecated|retired)$/i;

/** A contract that is cited as agreed, and says of itself that it is not. */
function statusClaims(facts: Facts): Claim[] {
  if (!isMet(facts, 'data-contract-agreed')) return [];
  const cited = citedFor(facts, 'data-contract-agreed');
  // A contract that data itself names is the one that counts, whatever else is cited beside it.
  const named = new Set(
    entries(facts.manifest.data).flatMap(
      ([, { contract }]) => readingOf(facts.repository, contract)?.path ?? [],
    ),
  );
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
    return [
      isInForce && !named.has(reading.path)
        ? { ...base, verdict: 'cannot-tell' }
        : { ...base, ...contradiction },
    ];
  });
}
