import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { problemRow, type Row } from '../../../src/portfolio/row';
import { busy, estimatedAll, today } from '../portfolio/rows';
import { remove, temporaryFolder } from '../temporary';
import { calm, runIn } from './support';

const page = readFileSync('media/docs/report.md', 'utf8');
const queries = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, query = '']) => query);

/** DuckDB where npm has a build of it for this machine; the others are told so, and fail no test. */
async function duckdb(): Promise<typeof import('@duckdb/node-api') | undefined> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    // Without a build for the system the package is there, and what it loads is not.
    const isWithoutBuild = error instanceof Error && /node-bindings/.test(error.message);
    if (isWithoutBuild && !built.has(`${process.platform}-${process.arch}`)) return undefined;
    throw error;
  }
}

/** Those that it is built for. */
const built: ReadonlySet<string> = new Set(
  ['darwin', 'linux', 'win32'].flatMap((system) => [`${system}-x64`, `${system}-arm64`]),
);

describe('the queries of media/docs/report.md', () => {
  let folder: string;
  let rows: Row[];
  before(async () => {
    folder = temporaryFolder({
      'a/ai-readiness.yaml': busy,
      'b/ai-readiness.yaml': busy.replace('Priya N.', 'Quentin').replace('@priya-n', '@quentin'),
      'c/ai-readiness.yaml': calm,
      'd/ai-readiness.yaml': 'version: 1\nworkflow: { name: No stage }\n',
      'e/ai-readiness.yaml': estimatedAll('5d', '2026-12-01'),
      'f/ai-readiness.yaml': estimatedAll('5d', '2029-12-01'),
    });
    const argv = [
      'report',
      '.',
      'gone',
      '--format',
      'jsonl',
      '--output',
      'readiness.jsonl',
      '--today',
      today,
    ];
    assert.equal((await runIn(folder, argv)).code, 2, 'one is not there');
    const lines = readFileSync(path.join(folder, 'readiness.jsonl'), 'utf8').trim().split('\n');
    rows = lines.map((line) => JSON.parse(line));
  });
  after(() => remove(folder));

  async function answers(query: string): Promise<Record<string, unknown>[] | undefined> {
    const module = await duckdb();
    if (module === undefined) return undefined;
    const instance = await module.DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      // The queries name a file as they do beside it.
      await connection.run(`SET file_search_path = '${folder.replaceAll("'", "''")}'`);
      return (await connection.runAndReadAll(query)).getRowObjectsJson();
    } finally {
      connection.closeSync();
    }
  }

  it('who has most open', async function whereThereIsDuckDb() {
    const found = await answers(queries[0] ?? '');
    if (found === undefined) this.skip();
    const open = rows.flatMap(({ openItems, path: at }) => openItems.map(({ owner }) => ({ owner, at })));
    const endings = rows.flatMap((row) => row.endings);
    const expected = [...new Set(open.map(({ owner }) => owner))]
      .map((owner) => {
        const own = open.filter((each) => each.owner === owner);
        const dates = endings.filter((each) => each.owner === owner).map(({ date }) => date);
        return {
          owner,
          items: own.length,
          workflows: new Set(own.map(({ at }) => at)).size,
          runs_out_next: dates.sort()[0] ?? null,
        };
      })
      .sort((one, other) => other.items - one.items || (one.owner < other.owner ? -1 : 1));
    assert.ok(expected.length > 3);
    assert.ok(expected.some((each) => each.runs_out_next !== null));
    assert.deepEqual(found, expected);
  });

  it('nobody, where nothing is open anywhere', async function whereThereIsDuckDb() {
    writeFileSync(
      path.join(folder, 'none.jsonl'),
      `${JSON.stringify(problemRow({ path: 'x', today }, 'It cannot be read.'))}\n`,
    );
    const found = await answers((queries[0] ?? '').replace('readiness.jsonl', 'none.jsonl'));
    if (found === undefined) this.skip();
    assert.deepEqual(found, []);
  });

  it('which stages are claimed and do not hold', async function whereThereIsDuckDb() {
    const found = await answers(queries[1] ?? '');
    if (found === undefined) this.skip();
    assert.deepEqual(found, [
      { stage: 'deploy', workflows: 2, not_holding: 2 },
      { stage: 'diagnose', workflows: 3, not_holding: 0 },
    ]);
  });

  it('which go-lives are unlikely', async function whereThereIsDuckDb() {
    const found = await answers(queries[2] ?? '');
    if (found === undefined) this.skip();
    const row = rows.find(({ path: at }) => at.startsWith('e/'));
    const p80 = row?.goLiveP80 ?? '';
    const late = (Date.parse(p80) - Date.parse('2026-12-01')) / 86_400_000;
    assert.deepEqual(found, [
      { path: row?.path, goLive: '2026-12-01', goLiveP80: p80, percent: 0, days_late: late },
    ]);
    assert.ok(late > 10);
    assert.equal(queries.length, 3);
  });

  it('has a table of all columns, and of no others', () => {
    const columns = [...page.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, cell = '']) =>
      cell.split(', ').map((each) => each.replaceAll('`', '')),
    );
    assert.deepEqual(columns.sort(), Object.keys(problemRow({ path: '', today }, '')).sort());
  });
});
