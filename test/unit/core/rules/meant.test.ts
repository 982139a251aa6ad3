import { strict as assert } from 'node:assert';
import { isObvious } from '../../../../src/core/service';
import { manifest, reportOf } from '../support';

/** What is said of the first finding of a code, and its fixes; those that are obvious with a `!`. */
function said(text: string, code: string): readonly [message: string | undefined, ...fixes: string[]] {
  const finding = reportOf(manifest(text)).findings.find((each) => each.code === code);
  const fixes = finding?.fixes.map((fix) => `${fix.title}${isObvious(fix) ? '!' : ''}`) ?? [];
  return [finding?.message, ...fixes];
}

const crm = (owner: string): string => `systems: { crm: { owner: ${owner}, access: read } }\n`;

describe('what was meant', () => {
  const rows: readonly [what: string, text: string, code: string, ...said: string[]][] = [
    [
      'one owner is nearer than all others: it is the obvious one',
      `owners: { priya: {}, tomas: {} }\n${crm('pryia')}`,
      'owner/unknown-id',
      '"pryia" is not under "owners". Did you mean "priya"?',
      'Change to "priya"!',
      'Change to "tomas"',
    ],
    [
      'two owners are equally near: none is obvious, and both are offered',
      `owners: { tomas: {}, ann-a: {}, ann-b: {} }\n${crm('ann-x')}`,
      'owner/unknown-id',
      '"ann-x" is not under "owners". Did you mean "ann-a" or "ann-b"?',
      'Change to "ann-a"',
      'Change to "ann-b"',
    ],
    [
      'an id only looks like a known one',
      `owners: { pr-ya: {}, prya: {}, priya: {} }\n${crm('\u0440riya')}`,
      'owner/unknown-id',
      '"\u0440riya" is not under "owners". It only looks like "priya": its "\u0440" is a Cyrillic letter.',
      'Change to "priya"!',
      'Change to "pr-ya"',
      'Change to "prya"',
    ],
    [
      'a new id has a letter of another script',
      'owners: { \u0440riya: { handle: "@p" } }\n',
      'schema/bad-format',
      '"\u0440riya" is not an id: ids are lower-case words joined by hyphens, such as "erp-vendors". Its "\u0440" is a Cyrillic letter.',
      'Rename to "priya"!',
    ],
    [
      'a new id is of another script, and looks like nothing else',
      'owners: { \u0436\u0443\u043a: { handle: "@p" } }\n',
      'schema/bad-format',
      '"\u0436\u0443\u043a" is not an id: ids are lower-case words joined by hyphens, such as "erp-vendors".',
    ],
    [
      'a key only looks like a known one',
      'systems: { crm: { \u043ewner: ann } }\n',
      'schema/unknown-key',
      '"\u043ewner" is not a key of "crm". It only looks like "owner": its "\u043e" is a Cyrillic letter.',
      'Rename to "owner"!',
      'Remove "\u043ewner"',
    ],
    [
      'a word may be either of two',
      'checklist: { diagnose: { workflow-scoped: { status: nmet } } }\n',
      'schema/not-one-of',
      '"status": "nmet" is not one of met, in-progress, unmet, not-applicable, waived. Did you mean "met" or "unmet"?',
      'Change to "met"',
      'Change to "unmet"',
    ],
    [
      'an escalation may go to either of two',
      'owners: { ann-a: {}, ann-b: {} }\nescalation: [{ when: late, to: ann-x }]\n',
      'escalation/unknown-target',
      '"ann-x" is neither an owner nor a role that any owner holds. Did you mean "ann-a" or "ann-b"?',
      'Change to "ann-a"',
      'Change to "ann-b"',
    ],
    [
      'an owner who is one slip farther may be meant as well',
      'owners: { mario: {}, martin: {}, lena: {} }\nsystems: { erp: { owner: marion } }\n',
      'owner/unknown-id',
      '"marion" is not under "owners". Did you mean "mario" or "martin"?',
      'Change to "mario"',
      'Change to "martin"',
    ],
    [
      'an owner who is the same in another form is plainly meant',
      'owners: { mario: {}, marios: {} }\nsystems: { erp: { owner: Mario } }\n',
      'owner/unknown-id',
      '"Mario" is not under "owners". Did you mean "mario"?',
      'Change to "mario"!',
      'Change to "marios"',
    ],
    [
      'an alias may stand for either of two',
      'owners:\n  a: &one-a { handle: "@a" }\n  b: &one-b { handle: "@b" }\n  c: *one-x\n',
      'yaml/unresolved-alias',
      '*one-x refers to an anchor that does not exist: write &one-x before the value it should repeat, above this line.',
      'Change to "*one-a"',
      'Change to "*one-b"',
    ],
    [
      'an alias of nothing stands where a text may',
      'owners:\n  a: { handle: *ann }\n',
      'yaml/unresolved-alias',
      '*ann refers to an anchor that does not exist: write &ann before the value it should repeat, above this line.',
      'Put it in quotes: it is meant as text!',
    ],
    [
      'the direction may be wrong, or the target and the baseline swapped: neither is obvious',
      'value: { direction: decrease, baseline: { value: 2 }, target: { value: 4 } }\n',
      'value/target-wrong-way',
      'The metric should decrease, but the target 4 is above the baseline 2: correct one of the three.',
      'Change the direction to "increase"',
      'Swap the baseline and the target: from 4 to 2',
    ],
  ];
  for (const [what, text, code, ...expected] of rows)
    it(what, () => assert.deepEqual(said(text, code), expected));

  it('is named in a comment that hides, too', () => {
    const [message, ...fixes] = said(
      '# ai-readiness-ignore item/unknow: it is known to us all\nowners: {}\n',
      'suppression/unused',
    );
    assert.match(message ?? '', /is not a finding code\. Did you mean "item\/unknown"\?/);
    assert.equal(fixes[0], 'Change to "item/unknown"!');
  });
});
