import { strict as assert } from 'node:assert';
import { applyEdits } from '../../../../src/core/base/text-edit';
import {
  applyOperations,
  type Finding,
  isRefusal,
  type ManifestDocument,
  readDocument,
} from '../../../../src/core/service';
import { isMap, plainAt } from '../../../../src/core/text/plain';
import { type Fixture, findingsOf, fixtureNames, readFixture } from '../fixtures';

/** What may come up as an error after a fix, and why that is no fault of it. */
const mayCome: readonly { readonly code: RegExp; readonly after: RegExp; readonly why: string }[] = [
  { code: /^gate\//, after: /./, why: 'what counts for a gate changes with what is claimed' },
  { code: /^(?!schema\/|yaml\/)/, after: /^yaml\//, why: 'what could not be read before is judged now' },
  { code: /^value\//, after: /^value\/dates-reversed/, why: 'a period is compared once it stands in order' },
  { code: /./, after: /^schema\//, why: 'a value that follows the schema is judged by the rules' },
  {
    code: /^catalogue\/|^item\//,
    after: /^(?:catalogue|item)\//,
    why: 'another edition, key or stage is judged as such',
  },
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
  readonly fix: Finding['fixes'][number];
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
    const worse = fixes.filter(({ before: { parsed }, after }) =>
      after.parsed.problems.some(({ code }) => {
        const ofCode = (of: typeof parsed): number => of.problems.filter((each) => each.code === code).length;
        return ofCode(after.parsed) > ofCode(parsed);
      }),
    );
    assert.deepEqual(
      worse.map(({ at }) => at),
      [],
    );
  });

  it('makes its finding go away, or less grave', () => {
    const stays = fixes.filter(({ finding: { code, severity }, findings, left }) => {
      // What follows in a list takes the place of what is gone: the place tells nothing.
      const count = (of: readonly Finding[]): number =>
        of.filter((each) => each.code === code && each.severity === severity).length;
      return count(left) >= count(findings);
    });
    assert.deepEqual(
      stays.map(({ at }) => at),
      [],
    );
  });

  it('leaves nothing at an item of the status that it had', () => {
    let count = 0;
    for (const { at: where, finding, before, after } of fixes) {
      const [section, stage, id] = finding.path;
      if (section !== 'checklist') continue;
      const at = ({ parsed }: ManifestDocument) =>
        plainAt(parsed.value, ['checklist', stage ?? '', id ?? '']);
      const [had, has] = [at(before), at(after)];
      const [from, to] = [had, has].map((item) => plainAt(item, ['status']));
      if (!isMap(had) || !isMap(has) || from === to || (to !== 'unmet' && to !== 'in-progress')) continue;
      if (from !== 'met' && from !== 'waived' && from !== 'not-applicable') continue;
      count++;
      assert.deepEqual(
        ['on', 'reason', 'approver', 'expires'].filter((key) => key in has),
        [],
        where,
      );
      for (const key of ['note', 'by', 'dependsOn', 'estimate']) assert.deepEqual(has[key], had[key], where);
    }
    assert.ok(count > 20, `only ${count} items got another status`);
  });

  it('brings no error about that is not said to come', () => {
    const come = fixes.flatMap(({ at, finding, findings, left }) => {
      const known = counted(findings);
      return left
        .filter((each) => each.severity === 'error' && !known.has(keyOf(each)))
        .filter(
          (each) => !mayCome.some(({ code, after }) => code.test(each.code) && after.test(finding.code)),
        )
        .map((each) => `${at}: ${keyOf(each)}`);
    });
    assert.deepEqual(come, []);
  });

  it('can be undone to the byte', () => {
    for (const {
      at,
      before: { text },
      fix,
      after,
    } of fixes) {
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
