import assert from 'node:assert/strict';
import { type Ranked, type Ranking, rankingOf } from '../../../src/core/service';
import { rankingBody, rankingPage } from '../../../src/portfolio/ranking/page';

const best: Ranked = {
  path: 'a/ai-readiness.yaml',
  name: 'Invoices',
  score: 5_000,
  first: 0.8,
  value: 60_000,
  converted: undefined,
  data: 1,
  integration: 0.5,
  readiness: 0.5,
  bySystems: false,
  time: 6,
  limit: 'integration',
  lift: {
    limit: 'integration',
    what: 'Give the integration "post" a fallback',
    from: 0.5,
    to: 1,
    score: 10_000,
  },
};
const second: Ranked = {
  ...best,
  path: 'b/ai-readiness.yaml',
  name: 'Claims',
  score: 1_000,
  first: 0.2,
  value: 12_000,
  readiness: 1,
  time: 12,
};
const ranking: Ranking = {
  ranked: [best, second],
  unknown: [{ path: 'c/ai-readiness.yaml', name: undefined, because: ['"value.currency" is not stated'] }],
  apart: [
    {
      path: 'd/ai-readiness.yaml',
      name: 'Hiring',
      because: ['nobody owns its outcome', 'it has no baseline'],
    },
  ],
  currency: 'EUR',
  clock: 'weeks',
  withoutForecast: 0,
  closed: 0,
  isCut: false,
};
const page = (of: Ranking): string =>
  rankingPage({ today: '2026-11-27', ranking: of, failures: [{ path: 'x', message: 'gone' }], leftOut: 2 })
    .text;

/** What is drawn of each: its rank, where it is, and how large. */
function dots(text: string): { rank: string; x: number; y: number; size: number }[] {
  const found = text.matchAll(
    /<circle cx="([\d.]+)%" cy="([\d.]+)%" r="([\d.]+)"><\/circle><text [^>]*>(\d+)</g,
  );
  return [...found]
    .map(([, x, y, size, rank = '']) => ({ rank, x: Number(x), y: Number(y), size: Number(size) }))
    .sort((one, other) => Number(one.rank) - Number(other.rank));
}

describe('the page of a ranking', () => {
  it('tells all of it', () => {
    const text = page(ranking);
    for (const said of [
      'Take &#34;Invoices&#34; first: it comes first in 80 % of all cases.',
      'As of 2026-11-27: 2 ranked, 1 that cannot be ranked, 1 not comparable.',
      'Not compared: x: gone',
      '2 manifests left out by --exclude or a configuration.',
      'data 1.00, integration 0.50',
      'Give the integration &#34;post&#34; a fallback: readiness 0.50 → 1.00, score 5,000 → 10,000.',
      'because &#34;value.currency&#34; is not stated',
      'because nobody owns its outcome; it has no baseline',
      'Score = value × readiness ÷ time.',
    ])
      assert.ok(text.includes(said), said);
  });

  it('draws value up, readiness along, and what takes longer larger', () => {
    const [one, two] = dots(page(ranking));
    assert.ok(one && two);
    assert.ok(one.y < two.y && one.x < two.x && one.size < two.size);
    assert.equal(one.x, 50);
    assert.match(page(ranking), /<figure[^>]*>.*<div class="plot" aria-hidden="true">/s);
  });

  it('draws amounts that are far apart by their magnitude, and those that are worth nothing', () => {
    const amounts = (...values: number[]): string =>
      page({ ...ranking, ranked: values.map((value) => ({ ...best, value })) });
    const [, middle] = dots(amounts(1_000_000, 1_000, 1));
    assert.equal(middle?.y, 50);
    assert.match(amounts(1_000_000, 1), /order of magnitude/);
    assert.deepEqual(
      dots(amounts(0, 0)).map(({ y }) => y),
      [90, 90],
    );
    assert.doesNotMatch(amounts(50, 0), /NaN|Infinity|order of magnitude/);
  });

  it('has no picture of one, and no table of none', () => {
    assert.doesNotMatch(page({ ...ranking, ranked: [best] }), /<svg|<figure/);
    const none = page(rankingOf([]));
    assert.match(none, /Nothing can be ranked\./);
    assert.doesNotMatch(none, /<table|<figure|What it rests on/);
  });

  it('runs nothing and loads nothing', () => {
    const text = page(ranking);
    assert.match(text, /content="default-src &#39;none&#39;; style-src/);
    assert.doesNotMatch(text, /<script|\ssrc=|\shref=|\sstyle=|url\(|@import/);
  });

  it('opens a manifest in the editor, by the row and in the picture, and nothing in a page by itself', () => {
    const body = rankingBody(ranking, [], (path) => `key:${path}`).text;
    assert.equal(body.split('data-key="key:a/ai-readiness.yaml"').length, 3);
    assert.equal(body.split('<button type="button" class="open"').length, 5);
    assert.doesNotMatch(page(ranking), /data-key|<button/);
  });

  it('is bounded', () => {
    const many = { ...ranking, ranked: Array.from({ length: 3_000 }, () => best), apart: [] };
    const text = page(many);
    assert.equal(dots(text).length, 60);
    assert.match(text, /and 2,000 workflows more/);
    assert.ok(text.length < 2_000_000);
  });
});
