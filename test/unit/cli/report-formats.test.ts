import assert from 'node:assert/strict';
import { csvWriter } from '../../../src/cli/report/csv';
import { jsonlWriter } from '../../../src/cli/report/jsonl';
import { markdownReport } from '../../../src/cli/report/markdown';
import { textReport } from '../../../src/cli/report/text';
import type { RowWriter } from '../../../src/cli/report/writer';
import { painter } from '../../../src/cli/terminal';
import { problemRow, type Row } from '../../../src/portfolio/row';
import { busy, foldOf, row, rowFor, today } from '../portfolio/rows';

const hostile = '=HYPERLINK("http://x","y"),<script>alert(1)</script>|`@all`\u202e\u001b[31m\n::error::x';
/** What a terminal would obey. */
const isObeyed = (text: string): boolean => text.includes('\u202e') || text.includes('\u001b');
const rows: readonly Row[] = [
  rowFor(busy, 'a/ai-readiness.yaml'),
  row({ path: 'b/ai-readiness.yaml', name: hostile, stage: 'design', outcomeOwner: hostile }),
  problemRow({ path: `c/${hostile}`, today }, 'It cannot be read: permission denied.'),
];

async function written(
  make: (write: (text: string) => Promise<void>) => RowWriter,
  all = rows,
): Promise<string[]> {
  const pieces: string[] = [];
  const writer = make(async (text) => {
    pieces.push(text);
  });
  for (const each of all) await writer.row(each);
  await writer.end({
    portfolio: foldOf(all, today),
    notFound: 0,
    leftOut: { paths: ['left/ai-readiness.yaml'], isCut: false },
  });
  return pieces;
}

/** A reader of RFC 4180 by hand: quotes, doubled quotes, CR LF. */
function csvCells(text: string): string[][] {
  const lines: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === ',' || (sign === '\r' && text[at + 1] === '\n'))) {
      lines.at(-1)?.push(cell);
      cell = '';
      if (sign === '\r') {
        lines.push([]);
        at++;
      }
    } else cell += sign;
  }
  assert.equal(isQuoted, false);
  assert.deepEqual(lines.pop(), []);
  return lines;
}

const forecastRows = [
  row({ path: 'a', goLiveP50: '2027-03-01', goLiveP80: '2027-04-12', goLiveChance: 0.02 }),
  row({ path: 'b', noForecast: 'not estimated' }),
];

describe('a report as CSV', () => {
  it('has as many cells in each line, whatever is in them', async () => {
    const [head = [], ...lines] = csvCells((await written(csvWriter)).join(''));
    assert.equal(lines.length, rows.length);
    for (const line of lines) assert.equal(line.length, head.length);
    const at = (name: string, line: number): string | undefined => lines[line]?.[head.indexOf(name)];
    assert.equal(at('workflow', 0), 'Invoice triage');
    assert.equal(at('gates_passed', 0), '0');
    assert.equal(at('problem', 2), 'It cannot be read: permission denied.');
    assert.equal(at('holds', 2), '');
  });

  const formulas: [text: string, cell: string][] = [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'=1"],
    ['a=1', 'a=1'],
    ['"', '"'],
    ['a, b', 'a, b'],
  ];
  for (const [text, cell] of formulas)
    it(`writes ${JSON.stringify(text)} so that nothing is calculated`, async () => {
      const [head = [], line] = csvCells(
        (await written(csvWriter, [row({ name: text, goLive: null })])).join(''),
      );
      assert.equal(line?.[head.indexOf('workflow')], cell);
    });

  it('has the forecast of going live, or why there is none', async () => {
    const [head = [], ...lines] = csvCells((await written(csvWriter, forecastRows)).join(''));
    const columns = ['go_live_p50', 'go_live_p80', 'go_live_chance', 'no_forecast'];
    assert.deepEqual(
      lines.map((line) => columns.map((column) => line[head.indexOf(column)])),
      [
        ['2027-03-01', '2027-04-12', '0.02', ''],
        ['', '', '', 'not estimated'],
      ],
    );
  });

  it('has a head where there is no row', async () => {
    const [head, ...lines] = csvCells((await written(csvWriter, [])).join(''));
    assert.equal(head?.[0], 'path');
    assert.deepEqual(lines, []);
  });
});

describe('a report as lines of JSON', () => {
  it('is a row a line, with nothing lost and nothing that anybody obeys', async () => {
    const pieces = await written(jsonlWriter);
    assert.equal(pieces.length, rows.length, 'each as it comes');
    assert.deepEqual(
      pieces.map((line) => JSON.parse(line)),
      rows,
    );
    for (const line of pieces) {
      assert.match(line, /^\{[^\n]*\}\n$/);
      assert.ok(!isObeyed(line));
    }
  });
});

describe('a report as Markdown', () => {
  it('makes nothing of what a manifest says', async () => {
    const pieces = await written(markdownReport);
    assert.equal(pieces.length, 1);
    const text = pieces.join('');
    assert.doesNotMatch(text, /(?<!\\)<script|@all|^::/m);
    assert.ok(!isObeyed(text));
    const table = text
      .slice(text.indexOf('## Workflows'))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    assert.equal(table.length, 2 + rows.length);
    for (const line of table) assert.equal(line.match(/(?<!\\)\|/g)?.length, 11, line);
  });

  it('says of a file that is broken that it cannot be read', async () => {
    const text = (await written(markdownReport, [rowFor('a: [\n"', 'a')])).join('');
    assert.match(text, /^\| ○ Unnamed workflow \| none \| 0 of 4 \| cannot be read as a whole: This /m);
  });

  it('has the forecast of going live, or why there is none', async () => {
    const text = (await written(markdownReport, forecastRows)).join('');
    assert.match(text, / \| 2027-03-01 \| 2027-04-12 \| \\?< 5 % \| a \|$/m);
    assert.match(text, / \| not estimated \| {2}\| {2}\| b \|$/m);
  });

  it('begins with those that need somebody, and is of bounded length', async () => {
    const many = Array.from({ length: 3_000 }, (_, at) =>
      row({ path: `m${at}`, name: `W${at}`, holds: at !== 2_500, stage: 'design', causes: [] }),
    );
    const text = (await written(markdownReport, many)).join('');
    assert.ok(text.length < 30_000, String(text.length));
    assert.match(text, /\| Manifest \|\n\| --- .*\n\| ✕ W2500 /);
    assert.match(text, /… and 2,900 workflows more, left out here\./);
  });

  it('says what was left out', async () => {
    assert.match((await written(markdownReport)).join(''), /^1 manifest left out by --exclude/m);
  });
});

describe('a report as text', () => {
  it('is a line for each as it comes, and what all come to', async () => {
    const pieces = await written((write) => textReport(write, painter(false)));
    assert.equal(pieces.length, rows.length + 1);
    assert.match(
      pieces[0] ?? '',
      /^✕ Deploy {4}0 of 4 {2}Invoice triage {2}a\/ai-readiness\.yaml\n {4}\d+ items block/,
    );
    assert.match(pieces[2] ?? '', /It cannot be read: permission denied\.\n$/);
    assert.match(pieces[3] ?? '', /\n3 manifests\n/);
    assert.match(pieces[3] ?? '', /\nWhat blocks most\n {2}1 workflow {2}/);
    assert.match(pieces[3] ?? '', /\nWhat runs out\n/);
    assert.ok(!isObeyed(pieces.join('')));
  });

  it('says where a manifest is read only in part', async () => {
    const broken = rowFor('stage: [deploy\n', 'a/ai-readiness.yaml');
    const [text = ''] = await written((write) => textReport(write, painter(false)), [broken]);
    assert.match(text, /a\/ai-readiness\.yaml\n {4}read or checked only in part\n/);
  });

  it('writes large numbers in groups in all that it sums up', async () => {
    const one = rowFor(busy, 'a/ai-readiness.yaml');
    const many = Array.from({ length: 1200 }, (_, at) => ({ ...one, path: `${at}/ai-readiness.yaml` }));
    const text = (await written((write) => textReport(write, painter(false)), many)).at(-1) ?? '';
    assert.match(text, /^ {2}Diagnose .* of 1,200 passed/m);
    assert.match(text, /\d,\d{3}: /);
    assert.doesNotMatch(text, /(?<!-)\b\d{4}\b(?!-|$| {2})/m);
  });
});
