import assert from 'node:assert/strict';
import type { Said, Testimony } from '../../../../src/core/facts/testimony';
import { toldOf } from '../../../../src/core/facts/testimony-words';

const reading = (...all: readonly Said[]): { testimony: Testimony[] } => ({
  testimony: all.map((each): Testimony => ({ ...each, reader: 'test' })),
});

const texts = (told: ReturnType<typeof toldOf>): string[] => told.facts.map(({ text }) => text);

describe('what was read, in words', () => {
  it('tells most first, and counts what it leaves out', () => {
    const told = toldOf(
      reading(
        { fact: 'document.words', value: 1, line: 0 },
        { fact: 'evaluation.ran', value: '2026-09-20T05:00:00Z', line: 1 },
        { fact: 'metric', value: { name: 'accuracy', value: 0.91, cases: 1 }, line: 7 },
        { fact: 'evaluation.verdict', value: 'FAIL', line: 9 },
      ),
      3,
    );
    assert.deepEqual(told, {
      facts: [
        { text: 'verdict FAIL', line: 9 },
        { text: 'accuracy 0.91 on 1 case', line: 7 },
        { text: 'ran on 2026-09-20', line: 1 },
      ],
      more: 1,
    });
  });

  it('puts first what stands on the lines that matter', () => {
    const metrics = ['a', 'b'].map(
      (name, line): Said => ({ fact: 'metric', value: { name, value: 1 }, line }),
    );
    assert.deepEqual(texts(toldOf(reading(...metrics), 9)), ['a 1', 'b 1']);
    assert.deepEqual(texts(toldOf(reading(...metrics), 9, new Set([1]))), ['b 1', 'a 1']);
  });

  it('says the same once, and nothing of why a file was not read', () => {
    const owner: Said = { fact: 'contract.owner', value: 'imke', line: 3 };
    const told = toldOf(reading(owner, owner, { fact: 'unread', value: 'it is too large' }), 9);
    assert.deepEqual(told, { facts: [{ text: 'owner imke', line: 3 }], more: 0 });
  });

  it('has words for a fact of which nobody has thought', () => {
    const told = toldOf(
      reading(
        { fact: 'workflow.unused-input', value: { input: 'stage', offers: ['a', 'b'] } },
        { fact: 'workflow.concurrency', value: { group: 'deploy', cancel: true } },
      ),
      9,
    );
    assert.deepEqual(texts(told), [
      'unused input: input stage, offers a, b',
      'concurrency: group deploy, cancel',
    ]);
  });

  it('never shows a secret, and cuts what is long', () => {
    const told = toldOf(
      reading(
        { fact: 'secret', value: { form: 'AWS access key' }, line: 4 },
        { fact: 'file.says', value: 'x'.repeat(1000) },
      ),
      9,
    );
    assert.equal(texts(told)[0], 'what looks like a secret (AWS access key); it is not shown');
    assert.equal(texts(told)[1]?.length, 120);
  });
});
