import * as assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/base/refusal';
import { readDocument } from '../../../../src/core/service';
import { operationsFor } from '../../../../src/panel/edits/edits';
import type { EditRequest } from '../../../../src/panel/protocol/edits';
import { longestText } from '../../../../src/panel/protocol/facts';
import { manifest, modelOf, today } from '../manifests';
import { edited } from './edited';

const long = 'The security team reviews in January, and nothing is sent before that. '.repeat(28).trim();
const pad = '        ';
const lines = (...all: string[]) => all.map((line) => (line === '' ? '' : pad + line)).join('\n');

/** A reason as different hands write it, behind its key. */
const written: Readonly<Record<string, string>> = {
  plain: 'The security team reviews in January.',
  'in single quotes': "'It''s for the security team: January.'",
  'in double quotes': '"Two lines:\\nthe second."',
  'on two plain lines': `The security team reviews\n${lines('in January.')}`,
  literal: `|\n${lines('The security team reviews:', '- in January', '', '- or later')}`,
  'literal, without its last line break': `|-\n${lines('The security team reviews', 'in January.')}`,
  'literal, with all line breaks': `|+\n${lines('The security team reviews', 'in January.')}\n\n`,
  folded: `>\n${lines('The security team reviews', 'in January.', '', 'Or later.')}`,
  'folded, without its last line break': `>-\n${lines('The security team reviews', 'in January.')}`,
  long,
  'long and folded': `>-\n${lines(...(long.match(/.{1,80}(?: |$)/g) ?? []).map((line) => line.trim()))}`,
  'longer than the panel takes': `"${'x '.repeat(longestText)}y"`,
};

const withReason = (reason: string) =>
  manifest.replace('reason: The security team reviews in January.\n', () =>
    `reason: ${reason}\n`.replace(/\n\n+$/, '\n'),
  );

const item = 'threat-model-reviewed';

function reasonOf(text: string): string {
  const { parsed, manifest: read } = readDocument(text);
  assert.deepEqual(parsed.problems, []);
  return read.checklist?.design?.[item]?.reason ?? '';
}

function shownIn(text: string): { readonly reason: string; readonly isReasonCut?: true } {
  const { reason = '', isReasonCut } = modelOf(text).items.find(({ id }) => id === item) ?? {};
  return { reason, ...(isReasonCut ? { isReasonCut } : {}) };
}

describe('the reason of a waiver', () => {
  for (const [style, reason] of Object.entries(written)) {
    const text = withReason(reason);
    const renewal = { kind: 'waive', item, approver: 'priya', expires: '2027-02-10' } as const;
    const renewed = text.replace('expires: 2027-01-31', 'expires: 2027-02-10');

    it(`is left as it is by a renewal that does not touch it: ${style}`, () => {
      assert.equal(edited(renewal, text), renewed);
    });

    it(`is left as it is where what is shown is sent back: ${style}`, () => {
      const shown = shownIn(text);
      if (shown.isReasonCut) assert.equal(shown.reason.length, longestText);
      else assert.equal(edited({ ...renewal, reason: shown.reason }, text), renewed);
    });

    it(`becomes what is typed, of one line or several: ${style}`, () => {
      for (const typed of ['Not now.', 'First: one.\n\n- Second # two', `${long}\r\nThe end.`, 'null', '"']) {
        const next = edited({ ...renewal, reason: `\n ${typed} \n` }, text);
        const stands = reasonOf(next);
        const wanted = typed.replaceAll('\r', '');
        assert.equal(stands.trimEnd(), wanted);
        assert.equal(stands === `${wanted}\n`, reasonOf(text).endsWith('\n'));
        assert.equal(shownIn(next).reason.trimEnd(), wanted);
        if (/^[|>]/.test(reason) || wanted.includes('\n')) assert.match(next, / {6}reason: [|>]/);
        assert.equal(
          next.replace(/reason: [\s\S]*?\n {6}approver/, ''),
          renewed.replace(/reason: [\s\S]*?\n {6}approver/, ''),
        );
      }
    });
  }

  it('is asked for where none is there, and has its limits', () => {
    const bare = manifest.replace(/ {6}reason: The security.*\n/, '');
    const waive = { kind: 'waive', item, approver: 'priya', expires: '2027-02-10' } as const;
    const refusals: readonly [EditRequest, string, RegExp][] = [
      [waive, bare, /The reason is empty/],
      [{ kind: 'mark-not-applicable', item: 'third-parties-vetted' }, manifest, /The reason is empty/],
      [{ ...waive, reason: 'x'.repeat(longestText + 1) }, manifest, /longer than 4,000 characters/],
      [{ ...waive, reason: 'a\u0000b' }, manifest, /cannot hold/],
    ];
    for (const [request, text, words] of refusals) {
      const operations = operationsFor(request, readDocument(text), { today });
      assert.ok(isRefusal(operations));
      assert.match(operations.refused, words);
    }
  });
});
