import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isManifestPath } from '../../../src/core/base/manifest-files';
import { type Report, stages } from '../../../src/core/service';
import { healthy, judge, readSample } from './sample';

/** What `expected.json` says of one manifest. */
interface Expected {
  stage: string | undefined;
  gates: Record<string, string>;
  findings: Record<string, number>;
}

const samples = path.resolve('test', 'workspaces');
const expected: Record<string, Expected> = JSON.parse(
  readFileSync(path.join(samples, 'expected.json'), 'utf8'),
);
const manifests = [...readSample().keys()].filter(isManifestPath).sort();

const repository = readSample();
/** One manifest, in a repository that holds all samples, as `npm start` makes it. */
const check = (manifest: string, today?: string): Promise<Report> => judge(repository, manifest, today);

function summaryOf({ stage, gates, findings }: Report): Expected {
  const codes = findings.map(({ code }) => code).sort();
  return {
    stage,
    gates: Object.fromEntries(stages.map((each) => [each, gates[each].state])),
    findings: Object.fromEntries(codes.map((code) => [code, codes.filter((each) => each === code).length])),
  };
}

describe('The samples', () => {
  it('are all expected, and no others', () => {
    assert.deepEqual(manifests, Object.keys(expected).sort());
  });

  for (const manifest of manifests) {
    it(`${manifest} is what expected.json says`, async () => {
      assert.deepEqual(summaryOf(await check(manifest)), expected[manifest]);
    });
  }

  for (const name of healthy) {
    it(`${name} is checked for the greater part, and contradicted nowhere`, async () => {
      const { items, claims } = await check(name);
      const met = items.filter(({ status }) => status === 'met');
      const checked = met.filter(({ proof }) => proof === 'checked');
      assert.ok(checked.length > met.length / 2, `${checked.length} of ${met.length}`);
      assert.deepEqual(
        claims.filter(({ verdict }) => verdict === 'contradicted'),
        [],
      );
    });
  }

  it('show where a moved evidence file is now', async () => {
    const { findings } = await check('invoice-triage/ai-readiness.yaml');
    const moved = findings.find(({ code }) => code === 'evidence/missing-file');
    assert.match(moved?.message ?? '', /Is it "docs\/governance\/ap-risk-register\.md" now\?$/);
  });

  it('hold a healthy one that stays clean until its reviews come near', async () => {
    const { findings } = await check('support-triage/ai-readiness.yaml', '2026-12-12');
    assert.deepEqual(findings, []);
  });

  it('hold one with CRLF line ends', () => {
    const text = readFileSync(path.join(samples, 'monorepo/services/shelf-photos/ai-readiness.yml'), 'utf8');
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  it('are all in the workspace file', () => {
    const { folders } = JSON.parse(readFileSync(path.join(samples, 'samples.code-workspace'), 'utf8')) as {
      folders: { path: string }[];
    };
    const tops = new Set(manifests.map((manifest) => manifest.split('/')[0]));
    assert.deepEqual(new Set(folders.map((folder) => folder.path)), tops);
  });
});
