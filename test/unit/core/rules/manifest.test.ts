import { strict as assert } from 'node:assert';
import { betterManifestName, evaluate, isManifestPath, readDocument } from '../../../../src/core/service';

const document = readDocument('# A workflow\nversion: 1\nstage: diagnose\nworkflow: { name: W }\n');

describe('manifest/name-case', () => {
  const cases: [fileName: string | undefined, better: string | undefined][] = [
    ['AI-Readiness.yaml', 'ai-readiness.yaml'],
    ['ai-readiness.YML', 'ai-readiness.yml'],
    ['ai-readiness.yaml', undefined],
    ['ai-readiness.yml', undefined],
    ['Draft.yaml', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [fileName, better] of cases) {
    it(`${fileName ?? 'a text without a file'} ${better === undefined ? 'is fine' : 'is told'}`, () => {
      const named = fileName === undefined ? {} : { fileName };
      const { findings } = evaluate(document, { today: '2026-11-01', ...named });
      const [only, ...more] = findings.filter(({ code }) => code === 'manifest/name-case');
      assert.equal(more.length, 0);
      assert.equal(
        only?.message,
        better === undefined ? undefined : `The file "${fileName}" should be called ${better}.`,
      );
      const start = { line: 0, character: 0 };
      assert.deepEqual(only?.range, better === undefined ? undefined : { start, end: start });
    });
  }

  it('goes by the name and not by the folders, with either kind of slash', () => {
    assert.equal(betterManifestName('/A/AI-READINESS/ai-readiness.yaml'), undefined);
    assert.equal(betterManifestName('C:\\a\\Ai-readiness.yaml'), 'ai-readiness.yaml');
    assert.ok(isManifestPath('a/AI-READINESS.YAML') && isManifestPath('ai-readiness.yml'));
    assert.ok(!isManifestPath('my-ai-readiness.yaml') && !isManifestPath('ai-readiness.yaml/x'));
  });
});
