import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { htmlReport } from '../../../src/cli/report/html';
import { problemRow, type Row } from '../../../src/portfolio/row';
import { editorBody } from '../../../src/portfolio/view/page';
import { busy, foldOf, row, rowFor, today } from './rows';

const hostile = `</script></style><script>alert(1)</script><img src=x onerror="alert(1)">"'\`&lt;\u202egnp\u0000${'x'.repeat(500)}`;
const rows: readonly Row[] = [
  rowFor(busy, 'a/ai-readiness.yaml'),
  row({
    path: hostile,
    name: hostile,
    stage: 'design',
    outcomeOwner: hostile,
    verdict: hostile,
    why: hostile,
    catalogue: hostile,
    causes: [{ what: hostile, owner: hostile, stage: 'design', pillar: 'data' }],
    causeCount: 9,
    signals: [{ message: hostile, item: 'x', title: hostile }],
    endings: [{ date: hostile, days: -3, kind: 'waiver', words: hostile, owner: hostile }],
    endingCount: 1,
    owners: [{ id: hostile, name: hostile, handle: null, open: 3 }],
    goLive: hostile,
    goLiveDoubt: hostile,
    openItems: [{ item: hostile, title: hostile, stage: 'design', pillar: hostile, owner: hostile }],
    pillars: [{ pillar: hostile, met: 1, required: 2, open: 1 }],
  }),
  problemRow({ path: hostile, today }, hostile),
];

async function piecesOf(all: readonly Row[] = rows): Promise<string[]> {
  const pieces: string[] = [];
  const writer = htmlReport(
    async (text) => {
      pieces.push(text);
    },
    { manifests: all.length, today },
  );
  for (const each of all) await writer.row(each);
  await writer.end({ portfolio: foldOf(all, today), notFound: 0, leftOut: { paths: ['x'], isCut: false } });
  return pieces;
}

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** All tags of a page; fails where anything else begins with `<`. What a script and a style hold is no markup. */
function tagsOf(page: string): Tag[] {
  const markup = page.replace(/(<(script|style)[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
  const tags: Tag[] = [];
  const rest = markup.replace(
    /<(!DOCTYPE html|\/?[a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)>/g,
    (_, name: string, attributes: string) => {
      const found = [...attributes.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g)];
      tags.push({ name, attributes: new Map(found.map(([, key = '', value = '']) => [key, value])) });
      return '';
    },
  );
  assert.doesNotMatch(rest, /<|>/);
  return tags;
}

describe('the page of a report', () => {
  it('makes nothing of what a manifest says', async () => {
    const page = (await piecesOf()).join('');
    const tags = tagsOf(page);
    const named = (name: string): Tag[] => tags.filter((tag) => tag.name === name);
    assert.equal(named('script').length, 1);
    assert.equal(named('style').length, 1);
    for (const name of ['img', 'a', 'iframe', 'object', 'link', 'base'])
      assert.deepEqual(named(name), [], name);
    for (const { attributes } of tags)
      for (const key of attributes.keys()) {
        assert.doesNotMatch(key, /^on|^style$|^src$|^href$/);
      }
    assert.ok(!page.includes('\u202e') && !page.includes('\u0000'));
  });

  it('lets nothing run but its own script, and loads nothing', async () => {
    const page = (await piecesOf()).join('');
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
    assert.ok(script.length > 1_000);
    const policy = tagsOf(page)
      .find(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy')
      ?.attributes.get('content')
      ?.replaceAll('&#39;', "'");
    const hash = createHash('sha256').update(script).digest('base64');
    assert.equal(
      policy,
      `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`,
    );
    assert.doesNotMatch(page, /https?:|\burl\(|@import/);
  });

  it('has each row as it comes, and the pictures at the end', async () => {
    const pieces = await piecesOf();
    assert.equal(pieces.length, rows.length + 2);
    assert.match(pieces[1] ?? '', /^<tbody/);
    assert.match(pieces.at(-1) ?? '', /<section class="overview"/);
  });

  it('closes what it opens', async () => {
    for (const page of [(await piecesOf()).join(''), (await piecesOf([])).join('')]) {
      const open: string[] = [];
      for (const { name } of tagsOf(page)) {
        if (['meta', 'input', '!DOCTYPE html'].includes(name)) continue;
        if (!name.startsWith('/')) open.push(name);
        else assert.equal(open.pop(), name.slice(1));
      }
      assert.deepEqual(open, []);
    }
  });

  it('has as many cells in each row as in the head', async () => {
    const page = (await piecesOf()).join('');
    const columns = page.match(/<th scope="col"/g)?.length ?? 0;
    for (const [, cells = ''] of page.matchAll(/<tbody[^>]*>\s*<tr>([\s\S]*?)<\/tr>/g)) {
      const spans = [...cells.matchAll(/colspan="(\d+)"/g)].reduce(
        (sum, [, span]) => sum + Number(span) - 1,
        0,
      );
      assert.equal((cells.match(/<t[hd][ >]/g)?.length ?? 0) + spans, columns);
    }
  });

  it('has the forecast of going live in cells that can be put in order, or why there is none', async () => {
    const page = await piecesOf([
      row({ goLiveP50: '2027-03-01', goLiveP80: '2027-04-12', goLiveChance: 0.42 }),
      row({ noForecast: 'not estimated' }),
    ]);
    const cells = (piece = ''): string[] =>
      [...piece.slice(0, piece.indexOf('</tr>')).matchAll(/data-value="([^"]*)"[^>]*>(.*?)<\/td>/g)]
        .slice(-3)
        .map(([, value, html = '']) => `${value}: ${html.replace(/<[^>]*>/g, '')}`);
    assert.deepEqual(cells(page[1]), ['2027-03-01: 2027-03-01', '2027-04-12: 2027-04-12', '0.42: 40 %']);
    assert.deepEqual(cells(page[2]), [': not estimated', ': ', ': ']);
  });

  it('opens a manifest in the editor alone, by its key', () => {
    const body = editorBody(
      rows.map((each, at) => ({ row: each, key: `file:///${at}` })),
      foldOf(rows, today),
      { notes: ['A note.'], years: { today, known: [], working: 0, failed: 0, beyond: 0 } },
    ).text;
    assert.equal(body.match(/data-key="file:\/\/\/\d"/g)?.length, rows.length);
    assert.match(body, /<p class="note">A note\.<\/p>/);
    tagsOf(body);
  });
});
