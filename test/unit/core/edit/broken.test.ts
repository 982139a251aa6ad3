import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { PlainValue } from '../../../../src/core/base/operation';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { evaluate } from '../../../../src/core/evaluate/evaluate';
import { readDocument } from '../../../../src/core/facts/document';
import { parse } from '../../../../src/core/text/parse';
import { gestures, operationsOf } from './panel-edits';

const folder = 'test/fixtures/edit';
const texts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
const options = {
  seed: Number(process.env.EDIT_SEED ?? 20261122),
  numRuns: Number(process.env.EDIT_RUNS ?? 60),
};

/** A manifest with a few characters changed, as it is while someone types or merges. */
const broken = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(
      fc.tuple(
        fc.nat(10_000),
        fc.nat(6),
        fc.constantFrom(
          '',
          '{',
          '[',
          '}',
          '"',
          "'",
          ':',
          '\t',
          '\n',
          '- ',
          '*x',
          '&x ',
          '# ',
          '|\n',
          '<<: ',
          '  ',
          '? ',
          '!!x ',
        ),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((now, [at, length, added]) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + added + now.slice(start + length);
    }, text),
  );

describe('edits of broken text', () => {
  it('are made right or refused, and never fail', function () {
    this.timeout(600_000);
    fc.assert(
      fc.property(broken, gestures, (text, gesture) => {
        const before = parse(text);
        for (const operation of operationsOf(gesture, before.value as PlainValue | undefined)) {
          const result = applyOperations(readDocument(text), [operation]);
          if (isRefusal(result)) assert.match(result.refused, /\.$/);
          else assert.ok(parse(applyEdits(text, result)).problems.length <= before.problems.length);
        }
      }),
      options,
    );
  });

  it('are offered as fixes that can be made or are refused', function () {
    this.timeout(600_000);
    fc.assert(
      fc.property(broken, (text) => {
        const document = readDocument(text);
        const report = evaluate(document, { today: '2026-11-22' });
        assert.ok(report.findings.every(({ code }) => code !== 'internal/check-failed'));
        for (const { fixes } of report.findings)
          for (const { operations } of fixes) applyOperations(document, operations);
      }),
      { ...options, numRuns: Math.ceil(options.numRuns / 5) },
    );
  });
});
