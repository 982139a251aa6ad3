import assert from 'node:assert/strict';
import { isRefusal } from '../../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../../src/core/edit/apply/apply';
import { type Finding, readDocument } from '../../../../../src/core/service';
import { judged } from './seeding';
import { type Seed, seeds, sown } from './seeds';

/** A fix that writes what a file says, and what came of it. */
interface Written {
  readonly path: string;
  readonly title: string;
  /** What keeps it from having done what it says. */
  readonly wrong?: string;
}

const begins = 'Write what the file says: ';

function writings(seed: Seed): Written[] {
  const { text, files } = sown(seed);
  const within = { ...seed.pair, files };
  return judged(text, within).findings.flatMap((finding) =>
    finding.fixes
      .filter(({ title }) => title.startsWith(begins))
      .map((fix) => {
        const told = { path: finding.path.join('.'), title: fix.title.slice(begins.length) };
        const wrong = wrongWith(text, fix, finding, within);
        return wrong === undefined ? told : { ...told, wrong };
      }),
  );
}

function wrongWith(
  text: string,
  fix: Finding['fixes'][number],
  { path, code }: Finding,
  within: Parameters<typeof judged>[1],
): string | undefined {
  if (fix.kind !== 'choose' || fix.safe) return `it is ${fix.kind}, and safe: ${fix.safe}`;
  const document = readDocument(text);
  const edits = applyOperations(document, fix.operations);
  if (isRefusal(edits)) return edits.refused;
  const report = judged(applyEdits(text, edits), within);
  const isThere = (at: readonly unknown[]): boolean => at.join('.') === path.join('.');
  const left = report.findings.find((each) => each.code === code && isThere(each.path));
  if (left !== undefined) return left.message;
  const said = report.claims.filter((claim) => isThere(claim.path)).map(({ verdict }) => verdict);
  return said.includes('confirmed') && !said.includes('contradicted') ? undefined : `it is ${said.join()}`;
}

const all = seeds.map((seed) => ({ seed, written: writings(seed) }));

describe('writing what the file says', () => {
  it('confirms the claim, and the finding is gone, wherever it is offered', () => {
    const wrong = all.flatMap(({ seed: { pair, change, becomes }, written }) =>
      written
        .filter((each) => each.wrong !== undefined)
        .map(
          (each) => `${pair.name}: ${change.value} → ${becomes}: ${each.path} ${each.title}: ${each.wrong}`,
        ),
    );
    assert.deepEqual(wrong, []);
  });

  it('is offered where one value could stand there', () => {
    const paths = all.flatMap(({ written }) => written.map(({ path }) => path));
    assert.deepEqual([...new Set(paths)], ['controls.logging.retention']);
    assert.ok(paths.length > 10, `only ${paths.length} times`);
  });
});
