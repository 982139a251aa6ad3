import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { calm, runIn } from './support';

interface Said {
  readonly name?: string;
  readonly volume?: number;
  readonly currency?: string;
}

/** A manifest that can be ranked. */
function manifest({ name = 'Invoices', volume = 1_000, currency = 'EUR' }: Said = {}): string {
  return `version: 1
stage: diagnose
workflow: { name: ${JSON.stringify(name)}, volumePerMonth: ${volume} }
owners: { ann: { roles: [outcome] } }
systems: { crm: { owner: ann, access: read } }
data: { people: { system: crm, owner: ann } }
value: { unit: minutes, valuePerUnit: 0.5, currency: ${currency}, baseline: { value: 9 }, target: { value: 5 } }
`;
}

const file = 'ai-readiness.yaml';
const several: Tree = {
  'a/ai-readiness.yaml': manifest(),
  'b/ai-readiness.yaml': manifest({ name: 'Claims', volume: 30_000 }),
  'c/ai-readiness.yaml': calm,
  'd/ai-readiness.yaml': manifest({ name: 'Orders', currency: 'USD' }),
};

describe('compare', () => {
  let folder = '';
  afterEach(() => remove(folder));

  const compare = (tree: Tree, args: readonly string[] = [], stdin = '') => {
    folder = temporaryFolder(tree);
    return runIn(folder, ['compare', ...args], { stdin: async () => new TextEncoder().encode(stdin) });
  };

  it('says which one to take first, what it is made of, and which cannot be ranked or compared', async () => {
    const { code, out, err } = await compare(several);
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^Compare workflows, as of 2026-11-01: 2 ranked, 1 that cannot be ranked, 1 not comparable$/m,
    );
    assert.match(out, /^Take "Claims" first: it comes first in 100 % of all cases\.$/m);
    assert.match(out, /^ {3}1 {2}Claims +100 % +[\d,]+ {2}█{20,}$/m);
    assert.match(out, /^ {3}2 {2}Invoices +0 % +[\d.,]+ {2}█$/m);
    assert.match(
      out,
      /60,000 EUR a month × readiness 0\.50 \(data 0\.50, integration 1\.00\) ÷ \d+ open items/,
    );
    assert.match(
      out,
      /Held back by data\. Prove access to the source "people": readiness 0\.50 → 0\.75, score/,
    );
    assert.match(
      out,
      /^Cannot be ranked\n {2}Orders {2}d\/ai-readiness\.yaml\n {6}because its value is in USD/m,
    );
    assert.match(
      out,
      /^Not comparable\n {2}Calm {2}c\/ai-readiness\.yaml\n {6}because nobody owns its outcome; its/m,
    );
  });

  it('gives JSON with all of it', async () => {
    const { out } = await compare(several, ['--format', 'json']);
    const { version, today, verdict, clear, currency, time, manifests, failures } = JSON.parse(out);
    assert.deepEqual(
      [version, today, clear, currency, time, failures],
      [1, '2026-11-01', true, 'EUR', 'items', []],
    );
    assert.match(verdict, /^Take "Claims" first/);
    assert.deepEqual(
      manifests.map((each: Record<string, unknown>) => [each.path, each.state, each.rank]),
      [
        ['b/ai-readiness.yaml', 'ranked', 1],
        ['a/ai-readiness.yaml', 'ranked', 2],
        ['d/ai-readiness.yaml', 'cannot-rank', null],
        ['c/ai-readiness.yaml', 'not-comparable', null],
      ],
    );
    const [best] = manifests;
    assert.deepEqual(best.value, { perMonth: 60_000, convertedFrom: null });
    assert.deepEqual(best.readiness, { share: 0.5, data: 0.5, integration: 1, systemsStandIn: true });
    assert.equal(best.score, 30_000 / best.time.items);
    assert.equal(best.lift.score, 45_000 / best.time.items);
    assert.equal(manifests[3].because.length, 2);
  });

  it('tells a wrong configuration and what cannot be read, and ends with 2', async () => {
    const wrong = {
      ...several,
      '.git/HEAD': '',
      'ai-readiness.config.yaml': 'version: 1\nrates: { USD: "0.5" }\n',
    };
    const { code, out } = await compare(wrong);
    assert.equal(code, 2);
    assert.match(
      out,
      /^wrong configuration {2}ai-readiness\.config\.yaml: it has 1 error, and what is wrong/m,
    );
    remove(folder);
    const unread = await compare({ ...several, 'e/ai-readiness.yaml': `<<<<<<< HEAD\n${calm}` });
    assert.equal(unread.code, 2);
    assert.match(unread.out, /e\/ai-readiness\.yaml\n +because it cannot be read as a whole/);
  });

  it('tells workflows of one name apart', async () => {
    const { out } = await compare({ 'a/ai-readiness.yaml': manifest(), 'b/ai-readiness.yaml': manifest() });
    assert.match(out.replaceAll(/\s+/g, ' '), /"Invoices \(a\/ai-readiness\.yaml\)" comes first in/);
  });

  it('compares in the currency of the configuration', async () => {
    const tree = {
      ...several,
      '.git/HEAD': '',
      'ai-readiness.config.yaml': 'version: 1\ncurrency: EUR\nrates: { USD: 0.5 }\n',
    };
    const { out } = await compare(tree, ['--format', 'json']);
    const converted = JSON.parse(out).manifests.find((each: { path: string }) => each.path.startsWith('d'));
    assert.deepEqual(converted.value, { perMonth: 1_000, convertedFrom: { currency: 'USD', rate: 0.5 } });
  });

  const ways: readonly (readonly [
    what: string,
    args: readonly string[],
    stdin: string,
    paths: readonly string[],
  ])[] = [
    ['folders', ['a', 'b'], '', ['b', 'a']],
    ['patterns', ['{a,d}/*.yaml'], '', ['a', 'd']],
    ['lists', ['-'], `b/${file}\0a/${file}`, ['b', 'a']],
    ['what is not left out', ['--exclude', 'b', '--exclude', 'd'], '', ['a', 'c']],
  ];
  for (const [what, args, stdin, paths] of ways)
    it(`takes ${what}`, async () => {
      const { code, out } = await compare(several, [...args, '--format', 'json'], stdin);
      assert.equal(code, 0);
      assert.deepEqual(
        JSON.parse(out).manifests.map((each: { path: string }) => each.path.charAt(0)),
        paths,
      );
    });

  it('writes several formats at once, each to its place', async () => {
    const { code, out } = await compare(several, [
      ...['--format', 'html', '--output', 'first.html', '--format', 'markdown'],
      ...['--format', 'json', '--output', 'first.json'],
    ]);
    assert.equal(code, 0);
    assert.match(out, /^# Compare workflows$/m);
    assert.match(out, /^\| 1 \| Claims \| 100 % \| /m);
    assert.match(readFileSync(path.join(folder, 'first.html'), 'utf8'), /^<!DOCTYPE html>/);
    assert.equal(JSON.parse(readFileSync(path.join(folder, 'first.json'), 'utf8')).version, 1);
  });

  it('compares what can be read, and says what cannot', async () => {
    const { code, out } = await compare(several, ['a', 'b', 'e']);
    assert.equal(code, 2);
    assert.match(out, /^not found {2}e: There is no such file or folder\.$/m);
    assert.match(out, /^Take "Claims" first/m);
    remove(folder);
    const none = await compare({ 'x.txt': '' });
    assert.deepEqual([none.code, none.out], [2, '']);
    assert.match(none.err, /There is no ai-readiness\.yaml here\./);
  });

  it('does with one, and with none that can be ranked', async () => {
    const one = await compare({ [file]: manifest() });
    assert.equal(one.code, 0);
    assert.match(one.out, /Only "Invoices" can be ranked/);
    assert.doesNotMatch(one.out, /█/);
    remove(folder);
    const none = await compare({ [file]: calm });
    assert.match(none.out, /^Nothing can be ranked\.$/m);
  });

  it('tells the first of many, and how many more there are', async () => {
    const tree = Object.fromEntries(
      Array.from({ length: 45 }, (_, at) => [`m${at}/${file}`, at < 22 ? manifest() : calm] as const),
    );
    const { out } = await compare(tree);
    assert.equal(out.match(/^ +\d+ {2}Invoices {2}m/gm)?.length, 20);
    assert.match(out, /… and 2 more workflows: --format json has all/);
    assert.equal(out.match(/^ {2}Calm {2}m/gm)?.length, 20);
    assert.match(out, /… and 3 more workflows: --format json has all/);
  });

  it('takes only its own options and formats', async () => {
    assert.match(
      (await compare({}, ['--jobs', '2'])).err,
      /--jobs is an option of "check" and "report", not of "compare"\./,
    );
    remove(folder);
    assert.equal((await compare({}, ['--format', 'csv'])).code, 2);
    remove(folder);
    assert.match(
      (await compare(several, ['--output', `a/${file}`])).err,
      /would take the place of what is checked/,
    );
  });

  const hostile =
    '::error::\u001b[31m|x|<b>\u202e @all https://evil.example `x` </td><script>alert(1)</script>';
  for (const format of ['text', 'json', 'markdown', 'html'])
    it(`does nothing that a name says in ${format}`, async () => {
      const tree = {
        [`a/${file}`]: manifest({ name: hostile }),
        [`b/${file}`]: manifest({ name: hostile, currency: JSON.stringify(hostile) }),
        [`<b>|/${file}`]: `${calm.replace('Calm', JSON.stringify(hostile))}data: { ${JSON.stringify(hostile)}: { permitted: { decision: denied } } }\n`,
        [`c/${file}`]: manifest().replaceAll('people', JSON.stringify(hostile)),
      };
      const { out } = await compare(tree, ['--format', format]);
      assert.ok(!out.includes('\u001b') && !out.includes('\u202e') && !/^\s*::/m.test(out), out);
      if (format === 'html') assert.doesNotMatch(out, /<script|<b>/);
      if (format === 'markdown') assert.doesNotMatch(out, /[^\\]<b>|[^\\]\|x|@all|:\/\/evil/);
    });
});
