import assert from 'node:assert/strict';
import { aheadOf } from '../../../src/cli/calendar/calendar';
import { entriesOf } from '../../../src/cli/calendar/entries';
import {
  evaluate,
  type ManifestDocument,
  type Report,
  readDocument,
  toTheEnd,
} from '../../../src/core/service';
import { type Years, yearSection } from '../../../src/portfolio/view/year';
import { daysOfAll, type Year, type YearEntry, yearInWords, yearOf } from '../../../src/portfolio/year';
import { busy, today } from './rows';

function read(text: string): { readonly document: ManifestDocument; readonly report: Report } {
  const document = readDocument(text);
  const files = new Map(document.files.map(({ file }) => [file, { kind: 'file', size: 400 }] as const));
  return { document, report: evaluate(document, { today, repository: { files } }) };
}

function year(text: string, path = 'ai-readiness.yaml'): Year {
  return toTheEnd(yearOf({ path, ...read(text) }));
}

const entry: YearEntry = {
  ...{ date: '2026-12-24', sign: 'error', kind: 'item', says: 'It does not hold', why: '', owner: '' },
  place: undefined,
};
const years = (parts: Partial<Years>): Years => ({
  ...{ today, known: [], working: 0, failed: 0, beyond: 0 },
  ...parts,
});
const words = (parts: Partial<Years>): string =>
  yearSection(years(parts))
    .text.replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('the year of many manifests', () => {
  it('tells what the calendar of the command line tells, of each day the same', () => {
    const { document, report } = read(busy);
    const checked = { path: 'x', document, report } as Parameters<typeof aheadOf>[0];
    const said = entriesOf(aheadOf(checked, 'x')).map(
      ({ date, says, more }) => `${date} ${says}${more === '' ? '' : `: ${more}`}`,
    );
    const told = year(busy).entries.map(
      ({ date, says, why }) => `${date} ${says}${why === '' ? '' : `: ${why}`}`,
    );
    assert.ok(said.length > 5);
    assert.deepEqual(told.sort(), said.sort());
  });

  it('names who it is for, and where it stands', () => {
    const { entries } = year(busy);
    const model = entries.find(({ kind }) => kind === 'model');
    assert.equal(model?.says, 'The model coder retires');
    assert.equal(model?.date, '2027-01-10');
    const line = busy.split('\n').findIndex((each) => each.includes('retiresOn'));
    assert.equal(model?.place?.line, line);
    const owners = new Set(entries.map(({ owner }) => owner));
    assert.ok(owners.has('Priya N.'), [...owners].join());
    assert.ok(!owners.has('priya'));
  });

  it('has the soonest day first, and of a day what turns most', () => {
    const of = (path: string, entries: readonly Partial<YearEntry>[]): Year => ({
      ...{ path, name: path, isWhole: true },
      entries: entries.map((each) => ({ ...entry, ...each })),
    });
    const days = daysOfAll([
      of('a', [{ date: '2027-01-02' }, { sign: 'plain', kind: 'review' }]),
      of('b', [{}, {}]),
      of('c', [{ kind: 'gate' }]),
    ]);
    assert.deepEqual(
      days.map(({ date, path }) => `${date} ${path}`),
      ['2026-12-24 c', '2026-12-24 b', '2026-12-24 a', '2027-01-02 a'],
    );
    assert.equal(
      yearInWords(days),
      '1 gate is not passed any more, 3 items do not hold any more and 1 thing ends or falls due',
    );
  });

  it('says how far it is, that there is nothing, and what it lacks', () => {
    const none: Year = { path: 'a', name: 'A', entries: [], isWhole: true };
    const known = [{ year: none, key: 'file:///a' }];
    assert.match(words({ working: 3 }), /^The next 365 days Working it out: 0 of 3 manifests so far…$/);
    assert.match(words({ known, working: 3 }), /1 of 4 manifests so far…$/);
    assert.match(words({ known }), /Nothing ends, falls due or turns within a year\.$/);
    const part = [{ year: { ...none, isWhole: false }, key: 'file:///a' }];
    const lacking = words({ known: part, failed: 2, beyond: 1_200 });
    assert.match(lacking, /1 manifest can be read only in part: more may turn/);
    assert.match(lacking, /Of 2 manifests it could not be worked out/);
    assert.match(lacking, /The first 3 manifests are worked out here; .* the other 1,200 as well/);
  });

  it('folds what is later, and counts what is not listed', () => {
    const dates = Array.from(
      { length: 200 },
      (_, at) => `2027-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`,
    );
    const known = dates.map((date, at) => ({
      year: { path: `${at}`, name: `W${at}`, isWhole: true, entries: [{ ...entry, date }] },
      key: `file:///${at}`,
    }));
    assert.match(words({ known }), /142 later entries .* and 50 more: .*ai-readiness calendar/);
    const many = { ...entry, says: 'Review due' };
    const day: Year = { path: 'a', name: 'A', isWhole: true, entries: Array(9).fill(many) };
    const text = words({ known: [{ year: day, key: 'k' }] });
    assert.equal(text.match(/Review due/g)?.length, 4);
    assert.match(text, /and 5 more: open the checklist/);
  });

  it('makes nothing of what a manifest says, and leads to the line', () => {
    const hostile = `"><img src=x onerror=alert(1)>\u202e`;
    const own = { ...entry, says: hostile, why: hostile, owner: hostile, place: { line: 3, character: 7 } };
    const { text } = yearSection(
      years({
        known: [{ year: { path: hostile, name: hostile, isWhole: true, entries: [own] }, key: hostile }],
      }),
    );
    assert.doesNotMatch(text, /<img|\u202e/);
    assert.match(text, /data-line="3" data-character="7"/);
  });
});
