import { isInTheFuture } from '../../base/dates';
import { quoted } from '../../base/shorten';
import { entries, isDone, personalMark } from '../../facts/context';
import { documentEvidence } from '../../facts/evidence';
import { need } from '../terms/asks';
import { all, type Check, type EarlySign, each, early, ifEmpty, missing, sign } from '../terms/check';
import { isOutsideTeam } from '../terms/checks';
import { written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, type SectionUse } from '../terms/item';
import { ownerOfSource } from '../terms/pointers';
import { mentionsDay, noRefusal } from '../terms/weighings';

const movers: Movers = ['data', 'performance'];

const contracted: readonly SectionUse[] = [
  fields('data', 'system', 'owner', 'freshness', 'maxAge', 'contract'),
];

const anySource: Check = ({ manifest }) =>
  entries(manifest.data).flatMap(([id, source]) =>
    source.classification === 'public' ? [] : [sign(`the source ${quoted(id)} is used`, 'data', id)],
  );

const noOwner = (id: string): EarlySign =>
  early('no-owner', `${quoted(id)} has no owner`, 'data', id, 'owner');

const noFreshness = (id: string): EarlySign =>
  early('no-freshness', `the freshness of ${quoted(id)} is not stated`, 'data', id, 'freshness');

export const dataItems: RecordsOf<'data'> = {
  'data-sources-inventoried': {
    startsAt: 3,
    firstStep: 'List the data it reads, and who owns each source.',
    restsOn: [
      fields(
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
    asks: need('data', 'system', 'owner', 'classification', 'freshness'),
    accepts: ['facts', 'data-contract', 'data-card', ...written],
    refuses: ['evaluation', 'test-report', 'scan', 'model-card', 'picture'],
    movers,
    pointsTo: ownerOfSource(
      ({ system, classification, freshness }) =>
        system === undefined || classification === undefined || freshness === undefined,
    ),
    whenMet: all(
      ifEmpty('data', 'data source'),
      each('data', ({ owner, system, classification, freshness }) =>
        missing(
          { owner, system, classification, freshness },
          { owner: 'data/no-owner', system: 'data/no-system-of-record' },
        ),
      ),
    ),
    whenNotApplicable: anySource,
  },
  'data-access-proven': {
    firstStep: 'Ask for the identity that will read the data in production.',
    restsOn: [fields('data', 'system', 'owner', 'accessProvenOn')],
    asks: need('data', 'accessProvenOn'),
    accepts: ['facts', 'notebook', 'table', 'record', 'form', 'link'],
    refuses: ['data-contract', 'data-card', 'model-card', 'picture'],
    weighs: [mentionsDay('the data was read')],
    prompts: /^(?:identity|read from|date and time|rows or documents)$/i,
    movers,
    pointsTo: ownerOfSource(({ accessProvenOn }) => accessProvenOn === undefined),
    whenMet: each('data', (source, { today }) =>
      isDone(source.accessProvenOn, today)
        ? undefined
        : {
            what: 'has no accessProvenOn in the past',
            code: 'data/access-unproven',
            at: source.accessProvenOn === undefined ? [] : ['accessProvenOn'],
          },
    ),
    whenNotApplicable: anySource,
  },
  'data-use-permitted': {
    firstStep: 'Find out who decides on the use of each source, and ask one precise question in writing.',
    restsOn: [
      fields(
        'data',
        'owner',
        'classification',
        'permitted.decision',
        'permitted.purpose',
        'permitted.on',
        'permitted.by',
      ),
    ],
    asks: need('data', 'permitted.decision', 'permitted.purpose'),
    accepts: ['data-card', 'decision', ...written],
    refuses: ['evaluation', 'test-report', 'scan', 'interface', 'picture'],
    prompts: /^(?:purpose|decision)/i,
    movers,
    pointsTo: ownerOfSource(({ permitted }) => permitted?.decision !== 'granted'),
    whenMet: each('data', ({ permitted }, { today }) => {
      if (permitted?.decision === undefined) return undefined;
      const code = 'data/not-permitted';
      if (permitted.decision !== 'granted')
        return {
          what: `has the decision ${quoted(permitted.decision)}`,
          code,
          at: ['permitted', 'decision'],
        };
      return isInTheFuture(permitted.on, today)
        ? { what: `has a decision dated ${permitted.on}`, code, at: ['permitted', 'on'] }
        : undefined;
    }),
    whenNotApplicable: ({ manifest }) =>
      entries(manifest.data).flatMap(([id, source]) => {
        const { classification } = source;
        const by = personalMark(source);
        if (by !== undefined) return [sign(`${quoted(id)} is ${by.words}`, 'data', id, by.key)];
        return classification === undefined || classification === 'public'
          ? []
          : [sign(`${quoted(id)} is ${classification}`, 'data', id, 'classification')];
      }),
  },
  'data-contract-agreed': {
    firstStep: 'Draft the contract of each source from a sample, and take it to the owner.',
    restsOn: contracted,
    asks: need('data', 'owner', 'contract'),
    accepts: ['data-contract', 'decision', ...written],
    refuses: ['interface', 'data-card', 'model-card', 'picture'],
    weighs: [noRefusal],
    prompts: /accept|^agreed/i,
    evidencedBy: ({ data }) =>
      entries(data).flatMap(([id, { contract }]) => documentEvidence(contract, ['data', id, 'contract'])),
    movers,
    pointsTo: ownerOfSource(({ contract }) => contract === undefined),
    whenMet: each('data', ({ owner }) =>
      missing({ 'owner to accept a contract': owner }, { 'owner to accept a contract': 'data/no-owner' }),
    ),
    whenNotApplicable: (facts) =>
      entries(facts.manifest.data).flatMap(([id, { maxAge, owner }]) => {
        if (maxAge !== undefined)
          return [sign(`${quoted(id)} may be at most ${maxAge} old, so it changes`, 'data', id, 'maxAge')];
        return isOutsideTeam(facts, owner)
          ? [sign(`the owner of ${quoted(id)} is outside the team`, 'data', id, 'owner')]
          : [];
      }),
    earlySignal: (facts) =>
      entries(facts.manifest.data).flatMap(([id, { owner }]) => {
        if (owner === undefined) return [noOwner(id)];
        return isOutsideTeam(facts, owner)
          ? [early('is-outside-team', `the owner of ${quoted(id)} is outside the team`, 'data', id, 'owner')]
          : [];
      }),
  },
  'data-quality-baselined': {
    firstStep: 'Let the people who do the work set thresholds, before anyone profiles the data.',
    restsOn: contracted,
    accepts: ['data-quality', 'notebook', 'table', ...written],
    refuses: ['data-contract', 'evaluation', 'test-report', 'picture'],
    movers,
    pointsTo: ownerOfSource(({ maxAge }) => maxAge === undefined),
    whenNotApplicable: anySource,
    earlySignal: ({ manifest }) =>
      entries(manifest.data).flatMap(([id, { accessProvenOn, freshness }]) => [
        ...(accessProvenOn === undefined
          ? [early('no-sample', `no sample of ${quoted(id)} has been read yet`, 'data', id, 'accessProvenOn')]
          : []),
        ...(freshness === undefined ? [noFreshness(id)] : []),
      ]),
  },
  'data-provenance-recorded': {
    firstStep: 'Count the sets of training, tuning and retrieval data, and begin a page for each.',
    restsOn: [fields('data', 'system', 'origin', 'licence', 'usedFor', 'declaredIn')],
    accepts: ['data-card', 'bill-of-materials', ...written],
    refuses: ['evaluation', 'test-report', 'scan', 'interface', 'picture'],
    movers,
    pointsTo: ownerOfSource(({ origin }) => origin === undefined),
    whenNotApplicable: ({ manifest }) =>
      entries(manifest.data).flatMap(([id, { usedFor }]) => {
        const use = usedFor?.find((one) => one === 'training' || one === 'tuning' || one === 'retrieval');
        return use === undefined ? [] : [sign(`${quoted(id)} is used for ${use}`, 'data', id, 'usedFor')];
      }),
    earlySignal: ({ manifest }) =>
      entries(manifest.data).flatMap(([id, { origin }]) =>
        origin === undefined || origin === 'internal'
          ? []
          : [early('not-internal', `${quoted(id)} is ${origin}`, 'data', id, 'origin')],
      ),
  },
  'data-health-reviewed': {
    firstStep: 'Let the rules of each data contract run by themselves, and look at what they find.',
    restsOn: contracted,
    accepts: ['data-quality', 'record', ...written],
    refuses: ['data-contract', 'picture', 'evaluation'],
    movers,
    pointsTo: ownerOfSource(() => false),
    whenNotApplicable: anySource,
    earlySignal: ({ manifest }) =>
      entries(manifest.data).flatMap(([id, { freshness, owner }]) => [
        ...(freshness === undefined ? [noFreshness(id)] : []),
        ...(owner === undefined ? [noOwner(id)] : []),
      ]),
  },
};
