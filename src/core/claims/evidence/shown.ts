/**
 * What a cited file says of itself that nobody can hold against anything: it is shown, and not judged. Design:
 * readers-evidence.md, section 2.
 */
import { shorten } from '../../base/shorten';
import { grouped, plural } from '../../base/words';
import { type Claim, placeIn } from '../../facts/claim';
import type { Facts } from '../../facts/context';
import { isHollow } from '../../facts/substance';
import { type FileReading, firstValue, said, type Testimony } from '../../facts/testimony';
import { citedFor, claimedItems } from '../lookup';
import { inDigits } from './metric';

/** A thing worth showing, in words. */
interface Shown {
  readonly testimony: Testimony;
  readonly says: string;
}

type Look = (reading: FileReading) => Shown | undefined;

const verdict: Look = (reading) => {
  const [own] = said(reading, 'evaluation.verdict');
  return own && { testimony: own, says: `it says ${shorten(own.value, 40)} of itself` };
};

const counts: Look = (reading) => {
  const [failed] = said(reading, 'evaluation.failed');
  const passed = firstValue(reading, 'evaluation.passed');
  if (failed === undefined || passed === undefined) return undefined;
  return {
    testimony: failed,
    says: `${grouped(failed.value)} of ${grouped(passed + failed.value)} failed`,
  };
};

const techniques: Look = (reading) => {
  const [used] = said(reading, 'redteam.techniques');
  if (used === undefined) return undefined;
  const isPlain = used.value.every((each) => /^baseline$/i.test(each));
  return {
    testimony: used,
    says: isPlain
      ? 'no technique of attack was used beyond plain requests'
      : `attacks by ${shorten(used.value.join(', '), 80)}`,
  };
};

const firstMetric: Look = (reading) => {
  const [metric] = said(reading, 'metric').filter(({ value }) => value.value !== undefined);
  return (
    metric && {
      testimony: metric,
      says: `${shorten(metric.value.name, 60)} ${inDigits(metric.value.value ?? 0)}`,
    }
  );
};

const tests: Look = (reading) => {
  const [total] = said(reading, 'tests.total');
  const failed = firstValue(reading, 'tests.failed') ?? 0;
  const skipped = firstValue(reading, 'tests.skipped') ?? 0;
  return (
    total && {
      testimony: total,
      says: `${grouped(total.value - failed - skipped)} of ${plural(total.value, 'test')} passed`,
    }
  );
};

const scan: Look = (reading) => {
  const [active] = said(reading, 'scan.active', 'scan.advisories');
  return active && { testimony: active, says: plural(active.value, 'open finding') };
};

const licence: Look = (reading) => {
  const [own] = said(reading, 'dataset.license');
  return own && { testimony: own, says: `the licence is ${shorten(own.value, 60)}` };
};

const quality: Look = (reading) => {
  const [failed] = said(reading, 'quality.failed');
  const passed = firstValue(reading, 'quality.passed') ?? 0;
  return (
    failed && {
      testimony: failed,
      says: `${grouped(failed.value)} of ${plural(passed + failed.value, 'rule')} failed`,
    }
  );
};

const contract: Look = (reading) => {
  const [columns] = said(reading, 'contract.columns').filter(({ value }) => value === 0);
  if (columns !== undefined) return { testimony: columns, says: 'there are no columns in it' };
  const [status] = said(reading, 'contract.status');
  return status && { testimony: status, says: `it says that it is ${shorten(status.value, 40)}` };
};

const status: Look = (reading) => {
  const [own] = said(reading, 'document.status');
  return own && { testimony: own, says: `it says that it is ${shorten(own.value, 60)}` };
};

const environment: Look = (reading) => {
  const [own] = said(reading, 'record.environment');
  return own && { testimony: own, says: `it was done in ${shorten(own.value, 80)}` };
};

const day: Look = (reading) => {
  const [own] = said(reading, 'record.date');
  return own && { testimony: own, says: `it is dated ${own.value}` };
};

const words: Look = (reading) => {
  const [own] = said(reading, 'document.words');
  return own && { testimony: own, says: `${plural(own.value, 'word')} of its own, which are not judged` };
};

const looks: readonly Look[] = [
  ...[verdict, counts, techniques, tests, scan, quality, licence, contract],
  ...[status, environment, firstMetric, day, words],
];

/** What is shown of every cited file of which nothing else is told for its item. */
export function shownClaims(facts: Facts, told: readonly Claim[]): Claim[] {
  const known = new Set(
    told.flatMap(({ items = [], places }) =>
      items.flatMap((item) => places.map(({ file }) => `${item}\n${file}`)),
    ),
  );
  return claimedItems(facts).flatMap((id) =>
    citedFor(facts, id).flatMap(({ path, reading }): Claim[] => {
      if (known.has(`${id}\n${reading.path}`) || isHollow(reading)) return [];
      const shown = looks.map((look) => look(reading)).find((each) => each !== undefined);
      if (shown === undefined) return [];
      const { testimony, says } = shown;
      return [
        {
          path,
          verdict: 'cannot-tell',
          items: [id],
          reason: says,
          places: [placeIn(reading, testimony, says)],
        },
      ];
    }),
  );
}
