import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import {
  evaluate,
  type Finding,
  findingAt,
  fixAll,
  isObvious,
  type Report,
  readDocument,
  referenceTo,
} from '../../../../src/core/service';

const input = {
  today: '2026-11-22',
  repository: {
    files: new Map([['docs/moved.md', { kind: 'missing', movedTo: 'docs/new/moved.md' } as const]]),
  },
};

const samples = globSync(['test/fixtures/fixes/*/*.yaml', 'test/fixtures/rules/*/*.yaml'])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('.fixed.yaml'))
  .sort()
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const reportOf = (text: string): Report => evaluate(readDocument(text), input);

/** The same findings, in other words. */
function reworded(report: Report): Report {
  const findings = report.findings.map((finding) => ({
    ...finding,
    message: 'Etwas stimmt nicht.',
    fixes: finding.fixes.map(({ id, kind, operations, safe }) => ({
      id,
      kind,
      operations,
      safe,
      title: 'Beheben',
    })),
  }));
  return { ...report, findings };
}

/** What the editor does with a report: which fixes it prefers, and what each of them does when it is chosen. */
function behaviour({ findings }: Report, now: readonly Finding[]): unknown[] {
  return findings.flatMap((finding) =>
    finding.fixes.map((fix, index) => {
      const again = findingAt(referenceTo(finding, findings), now);
      const chosen = again?.fixes.find(({ id }) => id === fix.id);
      return { isPreferred: index === 0 && isObvious(fix), does: chosen?.operations };
    }),
  );
}

describe('a fix is known by its id and kind', () => {
  it('has an id of its own among the fixes of its finding', () => {
    for (const { file, text } of samples) {
      for (const { code, fixes } of reportOf(text).findings) {
        const ids = fixes.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length, `${file}: ${code}: ${ids.join(', ')}`);
      }
    }
  });

  it('is found again, and does the same, whatever its title and the message say', () => {
    let count = 0;
    for (const { file, text } of samples) {
      const report = reportOf(text);
      const told = behaviour(report, report.findings);
      assert.deepEqual(behaviour(reworded(report), report.findings), told, file);
      assert.deepEqual(behaviour(report, reworded(report).findings), told, file);
      const document = readDocument(text);
      assert.equal(fixAll(document, reworded(report)).text, fixAll(document, report).text, file);
      count += told.length;
    }
    assert.ok(count > 100, `only ${count} fixes were looked at`);
  });

  it('is found again where the text has moved on', () => {
    for (const { file, text } of samples) {
      const [before, after] = [reportOf(text), reportOf(`\n# Something new.\n\n${text}`)];
      for (const finding of before.findings) {
        const again = findingAt(referenceTo(finding, before.findings), after.findings);
        assert.equal(again?.message, finding.message, file);
        assert.deepEqual(
          again?.fixes.map(({ id, kind, title }) => ({ id, kind, title })),
          finding.fixes.map(({ id, kind, title }) => ({ id, kind, title })),
          file,
        );
        // What is said of the whole text stays at its top.
        if (finding.path.length > 0)
          assert.equal(again?.range.start.line, finding.range.start.line + 3, file);
      }
    }
  });

  it('is not taken for that of another finding', () => {
    const { findings } = reportOf(
      'version: 1\nstage: diagnose\nworkflow: { name: X }\nowners: { ann: {} }\n',
    );
    // Nobody owns the outcome, and nobody performance: both are said of the owners.
    const same = findings.filter(({ code }) => code === 'owner/role-missing');
    assert.equal(same.length, 2);
    assert.deepEqual(same[0]?.path, same[1]?.path);
    for (const finding of same) assert.equal(findingAt(referenceTo(finding, findings), findings), finding);
    const [first] = same;
    assert.ok(first);
    const reference = referenceTo(first, findings);
    assert.equal(
      findingAt(
        reference,
        findings.filter((each) => each !== same[1]),
      ),
      undefined,
    );
  });

  const preferred: readonly [text: string, code: string, isPreferred: boolean][] = [
    ['stage: Diagnose\n', 'schema/not-one-of', true],
    ['stage: desing\n', 'schema/not-one-of', true],
    ['stage: diagnose\nsumary: x\n', 'schema/unknown-key', true],
    ['stage: diagnose\ngoLive: 1 October 2027\n', 'schema/bad-date', true],
    ['stage: diagnose\ndata: { a: { owner: ann } }\nowners: { bob: {} }\n', 'owner/unknown-id', false],
    ['stage: deploy\n', 'gate/stage-ahead', false],
    ['stage: diagnose\nowners: { ann: { roles: [outcome] } }\n', 'owner/role-missing', false],
  ];
  for (const [rest, code, isPreferred] of preferred) {
    it(`${isPreferred ? 'is' : 'is not'} the obvious one for ${code} in ${JSON.stringify(rest)}`, () => {
      const { findings } = reportOf(`version: 1\nworkflow: { name: X }\n${rest}`);
      const [fix] = findings.find((finding) => finding.code === code)?.fixes ?? [];
      assert.ok(fix);
      assert.equal(isObvious(fix), isPreferred);
    });
  }
});
