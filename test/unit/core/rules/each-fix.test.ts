import { strict as assert } from 'node:assert';
import { applyEdits } from '../../../../src/core/base/text-edit';
import {
  applyOperations,
  type Finding,
  type Fix,
  isRefusal,
  type ManifestDocument,
  readDocument,
} from '../../../../src/core/service';
import { type Fixture, findingsOf, fixtureNames, readFixture } from '../fixtures';

/** What may come up as an error after a fix, and why that is no fault of it. */
const mayCome: readonly { readonly code: RegExp; readonly after: RegExp; readonly why: string }[] = [
  { code: /^gate\//, after: /./, why: 'what counts for a gate changes with what is claimed' },
  { code: /./, after: /^yaml\//, why: 'what could not be read before is judged now' },
  { code: /./, after: /^schema\//, why: 'a value that follows the schema is judged by the rules' },
  { code: /^catalogue\/|^item\//, after: /^(?:catalogue|item)\//, why: 'another edition, key or stage is judged as such' },
];

const keyOf = ({ code, path }: Finding): string => `${code} ${path.join('.')}`;

/** How often each finding is there. */
function counted(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of findings) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return counts;
}

interface Made {
  readonly at: string;
  readonly finding: Finding;
  readonly fix: Fix;
  readonly before: ManifestDocument;
  readonly findings: readonly Finding[];
  readonly after: ManifestDocument;
  readonly left: readonly Finding[];
}

/** Each fix of each finding of a fixture, made by itself. */
function* made(fixture: Fixture): Generator<Made> {
  const before = readDocument(fixture.text);
  const findings = findingsOf(fixture);
  for (const finding of findings) {
    for (const fix of finding.fixes) {
      const edits = applyOperations(before, fix.operations);
      if (isRefusal(edits)) continue;
      const text = applyEdits(fixture.text, edits);
      const at = `${fixture.name}: ${finding.code}: ${fix.title}`;
      const left = findingsOf({ ...fixture, text });
      yield { at, finding, fix, before, findings, after: readDocument(text), left };
    }
  }
}

describe('each fix that is offered', () => {
  const all = fixtureNames().map((name) => readFixture(name));
  const every = (): Made[] => all.flatMap((fixture) => [...made(fixture)]);
  let fixes: readonly Made[] = [];
  before(() => {
    fixes = every();
    assert.ok(fixes.length > 300, `only ${fixes.length} fixes were made`);
  });

  it('leaves a text that can be read, where it could be', () => {
    for (const { at, before: { parsed }, after } of fixes)
      assert.ok(after.parsed.problems.length <= parsed.problems.length, at);
  });

  it('makes its finding go away', () => {
    const stays = fixes.filter(({ finding, findings, left }) => {
      const count = (of: readonly Finding[]): number => counted(of).get(keyOf(finding)) ?? 0;
      return count(left) >= count(findings);
    });
    assert.deepEqual(stays.map(({ at }) => at), []);
  });

  it('brings no error about that is not said to come', () => {
    const come = fixes.flatMap(({ at, finding, findings, left }) => {
      const known = counted(findings);
      return left
        .filter((each) => each.severity === 'error' && !known.has(keyOf(each)))
        .filter((each) => !mayCome.some(({ code, after }) => code.test(each.code) && after.test(finding.code)))
        .map((each) => `${at}: ${keyOf(each)}`);
    });
    assert.deepEqual(come, []);
  });

  it('can be undone to the byte', () => {
    for (const { at, before: { text }, fix, after } of fixes) {
      const edits = applyOperations(readDocument(text), fix.operations);
      assert.ok(!isRefusal(edits), at);
      let moved = 0;
      const back = edits.map(({ start, end, text: to }) => {
        const from = start + moved;
        moved += to.length - (end - start);
        return { start: from, end: from + to.length, text: text.slice(start, end) };
      });
      assert.equal(applyEdits(after.text, back), text, at);
    }
  });
});
