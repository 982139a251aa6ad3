import assert from 'node:assert/strict';
import { catalogue } from '../../../src/core/service';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { calm, runIn } from './support';

/** A manifest of which nothing is done, and all that blocks is estimated. */
const estimated = `${calm}goLive: 2027-06-01
checklist:
${(['diagnose', 'design', 'deploy'] as const)
  .map(
    (stage) =>
      `  ${stage}:\n${catalogue
        .filter((item) => item.stage === stage && item.gate === 'required')
        .map(({ id }) => `    ${id}: { status: in-progress, estimate: { low: 2d, likely: 4d, high: 12d } }\n`)
        .join('')}`,
  )
  .join('')}`;

describe('forecast', () => {
  let folder = '';
  afterEach(() => remove(folder));

  const forecast = (tree: Tree, ...args: readonly string[]) => {
    folder = temporaryFolder(tree);
    return runIn(folder, ['forecast', ...args]);
  };

  it('gives no dates without estimates, and says what to estimate first', async () => {
    const { code, out, err } = await forecast({ 'ai-readiness.yaml': calm });
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /No dates yet: 0 of \d+ open items before go-live are estimated/);
    assert.match(out, /Estimate first: workflow-scoped, /);
    assert.doesNotMatch(out, /four of five/);
  });

  it('gives JSON without dates in the same case', async () => {
    const { out } = await forecast({ 'ai-readiness.yaml': calm }, '--format', 'json');
    const [only] = JSON.parse(out).manifests;
    assert.deepEqual([only.goLive, only.drivers, only.gates.design], [null, null, null]);
    assert.equal(only.estimateFirst[0], 'workflow-scoped');
    assert.equal(only.estimated.count, 0);
  });

  it('keeps its columns where no calendar has the day, and lists nothing where nothing alone is won', async () => {
    const text = (days: string): string => estimated.replaceAll(/\{ low: .*? \}/g, `{ likely: ${days} }`);
    const { out } = await forecast({ 'ai-readiness.yaml': text('99999999d') });
    assert.match(out, /^ {2}Design {4}after 9999 {6}after 9999 {2}/m);
    assert.match(
      out,
      /Go-live in half of all cases after the year 9999, in four of five after the year 9999\./,
    );
    remove(folder);
    const { out: equal } = await forecast({ 'ai-readiness.yaml': text('0d') });
    assert.match(equal, /The working days of P80 go into/);
    assert.doesNotMatch(equal, /Won by doing it now/);
  });

  it('says so where there is no manifest, and where one cannot be read', async () => {
    const { code, out } = await forecast({ 'a.txt': '' });
    assert.equal(code, 2);
    assert.match(out, /not found {2}\.: There is no ai-readiness\.yaml here\./);
    const gone = await forecast({ 'ai-readiness.yaml': calm }, 'b/ai-readiness.yaml', '.');
    assert.equal(gone.code, 2);
    assert.match(gone.out, /No dates yet/);
  });

  const side = `<<<<<<< HEAD\n${estimated}=======\n${calm}>>>>>>> theirs\n`;
  const unusable: readonly (readonly [of: string, tree: Tree, says: RegExp])[] = [
    ['a merge conflict', { 'ai-readiness.yaml': side }, /: it cannot be read as a whole \(line 1\)\. "ai/],
    [
      'an open quote',
      { 'ai-readiness.yaml': `${estimated}tools: "one` },
      /: it cannot be read as a whole \(line \d\d\)/,
    ],
    [
      'a list',
      { 'ai-readiness.yaml': '- a\n' },
      /: it is not a map of keys and values\. "ai-readiness check"/,
    ],
    ['no text', { 'ai-readiness.yaml': '\0\u0012\u0001' }, /: it cannot be read as a whole \(line 1\)\./],
    [
      'a configuration with an error',
      {
        'ai-readiness.yaml': estimated,
        'ai-readiness.config.yaml': 'version: 1\nitemsAtOnce: 0\n',
        '.git/HEAD': '',
      },
      /wrong configuration ai-readiness\.config\.yaml: it has 1 error, and what is wrong in it is not counted\. "ai-readiness check" says what is wrong\./,
    ],
    [
      'a configuration with a wrong name',
      { 'ai-readiness.yaml': estimated, 'ai-readiness.config.yml': 'version: 1\n', '.git/HEAD': '' },
      /ai-readiness\.config\.yml: /,
    ],
  ];
  for (const command of ['forecast', 'calendar'])
    for (const [of, tree, says] of unusable)
      it(`says that nothing follows from ${of}: ${command}`, async () => {
        folder = temporaryFolder(tree);
        const { code, out } = await runIn(folder, [command]);
        assert.equal(code, 2, out);
        assert.match(out.replaceAll(/\s+/g, ' '), says);
      });

  it('takes only its own options', async () => {
    const { code, err } = await forecast({}, '--fix');
    assert.equal(code, 2);
    assert.match(err, /--fix is an option of "check", not of "forecast"\./);
    assert.equal((await runIn(folder, ['forecast', '--format', 'sarif'])).code, 2);
  });

  it('does nothing that a name says', async () => {
    const hostile = calm.replace('Calm', '"::error::\\e[31m|x|<b>"');
    for (const format of ['text', 'markdown', 'json']) {
      const { out } = await forecast({ 'ai-readiness.yaml': hostile }, '--format', format);
      assert.ok(!out.includes('\u001b') && !/^::/m.test(out), out);
      if (format === 'markdown') assert.doesNotMatch(out, /[^\\]<b>/);
      remove(folder);
    }
  });

  describe('with enough estimates', () => {
    it('gives dates, what they go into, what is won, and what is not known', async () => {
      const { code, out, err } = await forecast({ 'ai-readiness.yaml': estimated });
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /^ {2}Deploy {4}202\d-\d\d-\d\d {6}202\d-\d\d-\d\d {2}█+░+$/m);
      assert.match(out, /Go-live in half of all cases by 20.*, in four of five by 20/);
      assert.match(out, /Planned for 2027-06-01: kept in more than 95 % of all cases\./);
      assert.match(
        out,
        /The working days of P80 go into: Data \d+, Integration \d+, Governance \d+, All else \d+\./,
      );
      assert.match(out, /^ +\d+\.\d {2}[a-z-]+ +.*working days, likely 4$/m);
      assert.match(out, /Not calibrated: /);
    });

    it('says of the item that waits for a system how long that takes to change', async () => {
      const systems = 'systems: { erp: { changeLeadTime: 60d } }\n';
      const { out } = await forecast({ 'ai-readiness.yaml': estimated + systems });
      const [testing, ...others] = out.split('\n').filter((line) => line.includes('to change'));
      assert.match(
        testing ?? '',
        / integration-tested .*, likely 4; its systems take 60 working days to change$/,
      );
      assert.deepEqual(others, []);
    });

    it('gives JSON that adds up', async () => {
      const { out } = await forecast({ 'ai-readiness.yaml': estimated }, '--format', 'json');
      const { version, today, manifests } = JSON.parse(out);
      assert.deepEqual([version, today], [1, '2026-11-01']);
      const [{ gates, goLive, drivers, items, chance, planned, calibration, doubts }] = manifests;
      assert.deepEqual(goLive, gates.deploy);
      assert.match(goLive.p50, /^202[67]-\d\d-\d\d$/);
      assert.ok(gates.diagnose.p50 < gates.design.p50 && gates.design.p50 < goLive.p50);
      assert.ok(goLive.p50 < goLive.p80 && goLive.workingDays.p50 < goLive.workingDays.p80);
      const sum = Object.values<number>(drivers).reduce((total, each) => total + each, 0);
      assert.ok(Math.abs(sum - goLive.workingDays.p80) < 1e-6);
      assert.ok(items.every(({ wins }: { wins: number }) => wins >= 0));
      assert.equal(planned, '2027-06-01');
      assert.ok(chance > 0.95 && chance <= 1);
      assert.deepEqual(calibration, { closedStages: 0, p80Held: 0, isShallow: false });
      assert.ok(doubts.length > 0);
    });

    it('gives tables in Markdown', async () => {
      const { out } = await forecast({ 'ai-readiness.yaml': estimated }, '--format', 'markdown');
      assert.match(out, /^\| Deploy \| 202\d-\d\d-\d\d \| 202\d-\d\d-\d\d \|$/m);
      assert.match(out, /^\| \d+\.\d \| [a-z-]+ \| .* \| .* \|$/m);
    });

    it('counts from --today, on the days that are no holidays', async () => {
      const config = 'version: 1\nholidays: [2026-11-02, 2026-11-03, 2026-11-04, 2026-11-05, 2026-11-06]\n';
      const day = async (tree: Tree, ...args: readonly string[]): Promise<string> => {
        const { out } = await forecast(tree, '--format', 'json', ...args);
        remove(folder);
        return JSON.parse(out).manifests[0].goLive.p50;
      };
      const plain = await day({ 'ai-readiness.yaml': estimated });
      const holidays = await day({
        'ai-readiness.yaml': estimated,
        'ai-readiness.config.yaml': config,
        '.git/HEAD': '',
      });
      const later = await day({ 'ai-readiness.yaml': estimated }, '--today', '2026-11-08');
      assert.ok(holidays > plain, `${plain} ${holidays}`);
      assert.equal(Date.parse(later) - Date.parse(plain), 7 * 86_400_000);
    });
  });
});
