import assert from 'node:assert/strict';
import type { Manifest } from '../../../../../src/core/service';
import { concluded, type Expected, expectEqual, type Files, met, reportOf } from './support';

const result = (more: object): string =>
  JSON.stringify({ run_at: '2026-09-20', n_cases: 100, accuracy: 0.95, ...more }, null, 1);

/** A manifest with one evaluation; what else it says of it. */
function evaluated(more: object, rest: Manifest = {}): Manifest {
  const metrics = { accuracy: { threshold: '>= 0.9' } };
  return {
    ...met('evaluation-passed', 'evals/a.json'),
    evaluations: {
      release: { item: 'evaluation-passed', metrics, result: { file: 'evals/a.json' }, ...more },
    },
    ...rest,
  };
}

describe('the release of a result', () => {
  const rows: readonly (readonly [result: object, evaluated: object, ...expected: Expected])[] = [
    [{ release: '4.8.2' }, { release: '4.8.2' }, 'confirmed', 5],
    [{ release: '4.8.1' }, { release: '4.8.2' }, 'contradicted', 5],
    [{ release: 'v4.8.2' }, { release: 'release 4.8.2' }, 'confirmed', 5],
    [{ release: '4.8.2' }, { release: '4.8' }, 'cannot tell', 5],
    [{ release: '2.0' }, { release: 2 }, 'nothing'],
    [{ release: 'autumn' }, { release: '4.8.2' }, 'nothing'],
    [{ app_version: '4.8.1' }, { release: '4.8.2' }, 'contradicted', 5],
    [{ dataset: { version: '4.8.1' } }, { release: '4.8.2' }, 'nothing'],
    [{ release: '4.8.1', app_version: '4.8.2' }, { release: '4.8.2' }, 'nothing'],
  ];
  for (const [said, own, ...expected] of rows)
    it(`${JSON.stringify(said)} against ${JSON.stringify(own)}: ${expected[0]}`, () => {
      const report = reportOf(evaluated({ evaluated: own }), { 'evals/a.json': result(said) });
      expectEqual(
        concluded(report, 'evals/a.json', 'evaluations.release.evaluated.release'),
        expected,
        report,
      );
    });

  it('is a warning where the commit is the same', () => {
    const manifest = evaluated({ evaluated: { release: '4.8.2', commit: '4f2a9c1' } });
    const report = reportOf(manifest, { 'evals/a.json': result({ release: '4.8.1', commit: '4f2a9c1' }) });
    const claim = report.claims.find(({ path }) => path.at(-1) === 'release');
    assert.deepEqual([claim?.verdict, claim?.severity], ['contradicted', 'warning']);
  });
});

describe('the hash of data against its file', () => {
  // Of "{\"a\": 1}\n{\"a\": 2}\n".
  const hash = '5b8f82d3cc66533038f4fdee4b09bc34e9b051ba8de538b8289eb52a425e3a79';
  const rows: readonly (readonly [content: string, sha256: string, ...expected: Expected])[] = [
    ['{"a": 1}\n{"a": 2}\n', hash, 'confirmed', null],
    ['{"a": 1}\n{"a": 2}\n', hash.toUpperCase(), 'confirmed', null],
    ['{"a": 1}\n{"a": 2}\n', `${hash.slice(0, 12)}…`, 'confirmed', null],
    ['{"a": 1}\r\n{"a": 2}\r\n', hash, 'confirmed', null],
    ['{"a": 1}\n{"a": 3}\n', hash, 'contradicted', null],
    [`version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize 18\n`, hash, 'confirmed', null],
    [
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'1a'.repeat(32)}\nsize 18\n`,
      hash,
      'contradicted',
      null,
    ],
    ['x'.repeat(4 * 1024 * 1024 + 1), hash, 'cannot tell', null],
  ];
  for (const [content, sha256, ...expected] of rows)
    it(`${JSON.stringify(content.slice(0, 90))}, ${sha256.slice(0, 14)}: ${expected[0]}`, () => {
      const files: Files = { 'evals/a.json': result({}), 'evals/cases.jsonl': content };
      const report = reportOf(evaluated({ data: { file: 'evals/cases.jsonl', sha256 } }), files);
      expectEqual(concluded(report, 'evals/cases.jsonl', 'evaluations.release.data'), expected, report);
    });

  it('is that of another day where a later evaluation measured the same', () => {
    const of = (file: string, on: string, sha256: string): object => ({
      item: 'evaluation-passed',
      metrics: { accuracy: { threshold: '>= 0.9' } },
      data: { file: 'evals/cases.jsonl', sha256 },
      result: { file, on },
    });
    const manifest = met('evaluation-passed', 'evals/b.json');
    const report = reportOf(
      {
        ...manifest,
        evaluations: {
          spring: of('evals/a.json', '2026-03-01', '0'.repeat(64)),
          autumn: of('evals/b.json', '2026-09-20', hash),
        },
      },
      {
        'evals/a.json': result({ run_at: '2026-03-01' }),
        'evals/b.json': result({}),
        'evals/cases.jsonl': '{"a": 1}\n{"a": 2}\n',
      },
    );
    const verdicts = ['spring', 'autumn'].map((id) =>
      concluded(report, 'evals/cases.jsonl', `evaluations.${id}.data`),
    );
    assert.deepEqual(verdicts, [
      ['cannot tell', null],
      ['confirmed', null],
    ]);
  });
});

describe('several models in one result', () => {
  const provider = (id: string, passed: number): object => ({
    provider: `openai:${id}`,
    metrics: { testPassCount: passed, testFailCount: 100 - passed, testErrorCount: 0 },
  });
  const both = JSON.stringify(
    {
      evalId: 'e',
      results: {
        version: 3,
        prompts: [provider('gpt-4o-2024-08-06', 95), provider('gpt-4o-mini-2024-07-18', 70)],
        stats: { successes: 165, failures: 35, errors: 0 },
      },
    },
    null,
    1,
  );
  const models = {
    large: { name: 'gpt-4o', version: '2024-08-06' },
    small: { name: 'gpt-4o-mini', version: '2024-07-18' },
  };
  const rows: readonly (readonly [models: readonly string[], threshold: string, ...expected: Expected])[] = [
    [['large'], '>= 0.9', 'confirmed', 9],
    [['small'], '>= 0.9', 'contradicted', 17],
    [['large'], '>= 90 %', 'confirmed', 9],
    [['large'], '>= 96 %', 'contradicted', 9],
    [['large', 'small'], '>= 0.9', 'cannot tell', 9],
    [[], '>= 0.9', 'cannot tell', 9],
    [[], '>= 0.96', 'contradicted', 9],
  ];
  for (const [meant, threshold, ...expected] of rows)
    it(`${threshold} of ${meant.join(', ') || 'any'}: ${expected[0]}`, () => {
      const metrics = { quality: { threshold, as: 'pass rate' } };
      const manifest = evaluated({ metrics, evaluated: { models: meant } }, { models });
      const report = reportOf(manifest, { 'evals/a.json': both });
      expectEqual(concluded(report, 'evals/a.json', 'evaluations.release.metrics'), expected, report);
    });
});

describe('a result that is not read', () => {
  it('says nothing of its metrics, and why not', () => {
    const deep = `{"accuracy": ${'['.repeat(300)}${']'.repeat(300)}}`;
    const report = reportOf(evaluated({}), { 'evals/a.json': deep });
    const claim = report.claims.find(({ path }) => path.join('.') === 'evaluations.release.metrics.accuracy');
    const item = report.items.find(({ id }) => id === 'evaluation-passed');
    assert.deepEqual(
      [claim?.verdict, claim?.reason, item?.satisfied],
      ['cannot-tell', '"evals/a.json" was not read: it is nested more than 200 levels deep', false],
    );
  });
});
