import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { readDocument, tokens } from '../../../../src/core/service';

/** `kind word` of each, with a `!` where an id is defined. */
function words(text: string): string[] {
  const document = readDocument(text);
  return tokens(document).map(
    ({ kind, range, defines }) => `${kind}${defines ? '!' : ''} ${text.slice(range.start, range.end)}`,
  );
}

describe('the words of a manifest', () => {
  it('are told from each other by what they are', () => {
    const text = `stage: design
goLive: 2027-03-01
owners: { "ann": { handle: "@a", roles: [outcome, boss], deputy: 'bob' } }
data:
  d: { owner: ann, contract: c/d.yaml, accessProvenOn: soon }
checklist:
  design:
    threat-model-reviewed: { status: met, evidence: [docs/a.md], dependsOn: [data-contract-agreed] }
`;
    assert.deepEqual(words(text), [
      'key stage',
      'choice design',
      'key goLive',
      'date 2027-03-01',
      'key owners',
      'id! ann',
      'key handle',
      'key roles',
      'choice outcome',
      'key deputy',
      'id bob',
      'key data',
      'id! d',
      'key owner',
      'id ann',
      'key contract',
      'path c/d.yaml',
      'key accessProvenOn',
      'key checklist',
      'key design',
      'item! threat-model-reviewed',
      'key status',
      'choice met',
      'key evidence',
      'path docs/a.md',
      'key dependsOn',
      'item data-contract-agreed',
    ]);
  });

  it('are plain where the format does not know them', () => {
    assert.deepEqual(words('foo: met\nchecklist: { design: { wrong: { status: met } } }\n'), [
      'unknownKey foo',
      'key checklist',
      'key design',
      'unknownKey wrong',
      'unknownKey status',
    ]);
  });

  it('are told once, where they are written, and on one line', () => {
    const text =
      'owners: { a: &x { handle: "@a" }, b: *x, c: { <<: *x, roles: [oncall] } }\nworkflow: { name: "two\n  lines" }\nescalation:\n  - { when: x, to: "a" }\n';
    assert.deepEqual(words(text), [
      'key owners',
      'id! a',
      'key handle',
      'id! b',
      'id! c',
      'key roles',
      'choice oncall',
      'key workflow',
      'key name',
      'key escalation',
      'key when',
      'key to',
      'id a',
    ]);
  });

  it('never overlap, in broken texts either', () => {
    const text = readFileSync('test/fixtures/honest/deploy.yaml', 'utf8');
    for (let length = 0; length <= text.length; length += 97) {
      let end = 0;
      for (const { range } of tokens(readDocument(text.slice(0, length)))) {
        assert.ok(range.start >= end && range.end > range.start && range.end <= length, `${length}`);
        end = range.end;
      }
    }
  });
});
