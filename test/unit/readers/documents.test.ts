import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fillTemplate, type Testimony } from '../../../src/core/service';
import { readCited, readSection } from '../../../src/readers';
import { dateOf } from '../../../src/readers/documents/dates';
import { forms } from '../../../src/readers/documents/own-forms-table';
import { fingerprintOf } from '../../../src/readers/documents/public-forms';
import { statusOf } from '../../../src/readers/documents/status';
import { amountOf, isPlaceholder } from '../../../src/readers/documents/values';
import { decisionOf, partOf } from '../../../src/readers/documents/verdicts';
import { WordCounter } from '../../../src/readers/documents/words';
import { processorTime } from '../processor-time';

const file = (text: string, name = 'docs/a.md') => ({ path: name, bytes: new Uint8Array(), text });

function saidOf(text: string, ...names: readonly string[]): readonly Testimony[] {
  return readCited(file(text)).testimony.filter(({ fact }) => names.includes(fact));
}

function valuesOf(text: string, ...names: readonly string[]): unknown[] {
  return saidOf(text, ...names).map(({ value }) => value);
}

const items = readdirSync('schemas/templates').map((name) => name.replace(/\.md$/, ''));
const values = { workflow: 'Letters', date: '2026-09-20', owner: 'Joana' };
const templateOf = (item: string): string =>
  readFileSync(path.join('schemas/templates', `${item}.md`), 'utf8');

describe('our forms', () => {
  it('are untouched as they are created, with every prompt of theirs, and say nothing else', () => {
    for (const item of items) {
      const text = fillTemplate(templateOf(item), item, values);
      const [prompts = 0] = forms[item] ?? [];
      assert.deepEqual(valuesOf(text, 'document.template'), [
        { name: item, state: 'untouched', promptsLeft: prompts, prompts },
      ]);
      assert.deepEqual(
        new Set(readCited(file(text)).testimony.map(({ fact }) => fact)),
        new Set(['document.headings', 'document.promptsLeft', 'document.unfilled', 'document.template']),
      );
      assert.deepEqual(valuesOf(text.replaceAll('\n', '\r\n'), 'document.promptsLeft'), [prompts]);
    }
  });

  it('have all their prompts left where a word was added, but for short ones within a sentence', () => {
    for (const item of items) {
      const text = fillTemplate(templateOf(item), item, values).replace('\n## ', '\nA sentence.\n\n## ');
      const [prompts = 0] = forms[item] ?? [];
      const [left = 0] = valuesOf(text, 'document.promptsLeft').map(Number);
      assert.ok(left > prompts - 5 && left <= prompts, `${item}: ${left} of ${prompts}`);
      assert.deepEqual(
        valuesOf(text, 'document.template').map((value) => Object(value).state),
        ['partly'],
      );
    }
  });

  it('are known by their headings where their last line is gone', () => {
    const known = items.filter((item) => (forms[item]?.[1].split(' ').length ?? 0) >= 4);
    assert.ok(known.length > 40);
    for (const item of known)
      assert.deepEqual(
        valuesOf(templateOf(item), 'document.template').map((value) => Object(value).name),
        [item],
      );
  });

  it('say nothing by a field that still has its prompt', () => {
    for (const item of items) {
      const text = templateOf(item).replaceAll(/\{\{\w+\}\}/g, 'TODO');
      const facts = readCited(file(text)).testimony.map(({ fact }) => fact);
      const others = facts.filter(
        (fact) => !fact.startsWith('document.') || /status|decision|date|by$|owner/i.test(fact),
      );
      assert.deepEqual(others, [], item);
    }
  });

  it('name the fields in which a prompt is left', () => {
    const text = fillTemplate(templateOf('rollback-rehearsed'), 'rollback-rehearsed', values)
      .replace('| Model | _Version_ | _Version_ |', '| Model | 3 | 2 |')
      .replace('_Number, the same as in the manifest._', '12');
    const [unfilled] = valuesOf(text, 'document.unfilled');
    assert.deepEqual(Array.isArray(unfilled) && unfilled.slice(0, 3), [
      'Environment',
      'Carried out by',
      'Model',
    ]);
    assert.ok(Array.isArray(unfilled) && !unfilled.includes('Minutes from decision to checked case'));
    assert.deepEqual(valuesOf(text, 'record.minutes', 'record.date'), ['2026-09-20', 12]);
  });

  it('are several in a document with several last lines', () => {
    const one = fillTemplate(templateOf('rollback-rehearsed'), 'rollback-rehearsed', values);
    const other = fillTemplate(templateOf('stop-control-tested'), 'stop-control-tested', values);
    const filled = other.replace(/_[^_\n]+_/g, 'done');
    assert.deepEqual(
      saidOf(`${one}\n${filled}`, 'document.template').map(({ value }) => [
        Object(value).name,
        Object(value).state,
      ]),
      [
        ['rollback-rehearsed', 'untouched'],
        ['stop-control-tested', 'filled'],
      ],
    );
  });
});

describe('public forms', () => {
  it('have a hash of each paragraph in which signs, case and blanks make no difference', () => {
    const hash = fingerprintOf('Good, because');
    assert.equal(hash, 'f34503a0');
    for (const same of [
      '  good,\n because ',
      '**Good**, `because`',
      '{Good, because}',
      '> _Good_, because',
      '<!-- Good, because -->',
    ])
      assert.equal(fingerprintOf(same), hash, same);
    assert.notEqual(fingerprintOf('Good, because of it'), hash);
  });

  const bare = (bad: string): string =>
    `# Use a queue\n\n## Context and Problem Statement\n\n## Decision Outcome\n\nChosen option: "", because\n\n* Good, because\n* Bad, because${bad}\n`;

  it('are untouched only where every paragraph is theirs', () => {
    assert.deepEqual(valuesOf(bare(''), 'document.template'), [
      { name: 'MADR', state: 'untouched', promptsLeft: 3 },
    ]);
    assert.deepEqual(valuesOf(bare(' it has to be watched'), 'document.template'), [
      { name: 'MADR', state: 'filled', promptsLeft: 2 },
    ]);
  });
});

describe('the state of a document', () => {
  const states: Readonly<Record<string, string | undefined>> = {
    Accepted: 'accepted',
    '**Approved**': 'approved',
    '✅ Accepted': 'accepted',
    'Final.': 'final',
    'accepted on 2026-03-01': 'accepted',
    'Accepted (2026-03-01)': 'accepted',
    'approved by Lena': 'approved',
    'Superseded by [9](0009.md)': 'superseded',
    Superceded: 'superseded',
    'pending formal approval': 'pending',
    'Under review': 'in review',
    WIP: 'wip',
    '[Proposed](https://example.org)': 'proposed',
    'accepted, pending legal review': undefined,
    'approved for planning': undefined,
    'accepted for readiness validation': undefined,
    'approved, but only for the pilot': undefined,
    'branch evidence.': undefined,
    'decided. we are open to other ideas': undefined,
    'draft-ready': undefined,
    'Proposed | Accepted': undefined,
    'draft, approved as version 1.0 on 8 September 2026': undefined,
    'in review (yearly), version 2.0 approved on 18 November 2025 by Lena': undefined,
    "pending publication of the Commission's guidelines; our tier stands: limited": undefined,
    'pending until it is approved': 'pending',
    'Superseded by nothing; supersedes ADR 3': undefined,
    'draft (Lena, 8 September 2026)': 'draft',
    '{accepted}': undefined,
    drafting: undefined,
    freigegeben: undefined,
    '': undefined,
  };
  for (const [value, state] of Object.entries(states))
    it(`"${value}": ${state ?? 'not known'}`, () => assert.equal(statusOf(value), state));
});

describe('what failed', () => {
  const rehearsal = (text: string): string =>
    `# Rollback drill\n\n- Date of the drill: 2026-11-10\n\n${text}\n`;
  const go = (line: string): string => `# Go-live decision\n\n- Decision: Go with conditions\n- ${line}\n`;
  const cases: readonly (readonly [text: string, ...values: readonly string[]])[] = [
    [rehearsal('No ticket could be routed at all, so the rehearsal failed.'), 'the rehearsal failed'],
    [
      rehearsal('The rollback drill was not successful: the queue stood still.'),
      'The rollback drill was not successful',
    ],
    [rehearsal('The drill failed. A week later we repeated it, and all went well.')],
    [rehearsal('The drill failed.\n\n## Second drill\n\nAll was back in 12 minutes.')],
    [rehearsal('The drill failed.\n\n- Result of the second run: passed')],
    [rehearsal('Before this drill the first rehearsal failed.')],
    [rehearsal('If the drill failed, we would have stopped.')],
    [rehearsal('The exercise failed over to Dublin in 12 minutes.')],
    [rehearsal('In the drill failed requests were sent to the old release.')],
    [rehearsal('The drill failed, as intended, for one node.')],
    [rehearsal('> The drill failed.')],
    ['# Notes\n\nThe drill failed.\n'],
    [go('Conditions met: no'), 'conditions met: no'],
    [go('All conditions fulfilled: not yet'), 'all conditions fulfilled: not yet'],
    [go('Conditions met: yes')],
    [go('Conditions met: no open points')],
    [`${go('Conditions met: no')}- Conditions met: yes, on 2026-11-12\n`],
    ['# Notes\n\n- Conditions met: no\n'],
  ];
  for (const [text, ...values] of cases)
    it(`${values[0] ?? 'nothing'}: ${text.slice(-60).trim()}`, () => {
      assert.deepEqual(valuesOf(text, 'document.failed'), values);
    });
});

describe('the state under a heading', () => {
  const rows: readonly (readonly [text: string, state: string | undefined])[] = [
    ['## Status\n\nProposed\nAccepted', undefined],
    ['## Status\n\nProposed on 1 September 2026.\nAccepted on 8 September 2026.', undefined],
    ['## Status\n\nProposed\n\nby Lena and the team', 'proposed'],
    ['## Status\n\nAccepted\nSuperseded by [9](0009.md)', 'superseded'],
    ["## Withdrawn\n\nTwo tickets of the evaluation set, at the customers' request.", undefined],
    ['## Revoked\n\nA customer who objects is taken out of the sample within a week.', undefined],
    ['## Withdrawn\n\n- Purpose "appraisal of agents", withdrawn on 10 March 2026', undefined],
    ['## Withdrawn\n\nOn 2026-10-25 Lena took it back.', 'withdrawn'],
    ['## Revoked\n\n2026-10-25, Lena Berg', 'withdrawn'],
    ['## Revocation of the approval\n\nLena Berg said so.', 'withdrawn'],
  ];
  for (const [text, state] of rows)
    it(`${JSON.stringify(text)}: ${state ?? 'not known'}`, () =>
      assert.deepEqual(
        valuesOf(
          `# A record\n\n${text.startsWith('## Status') ? '' : 'Decision: approved\n\n'}${text}\n`,
          'document.status',
        ),
        state === undefined ? [] : [state],
      ));
});

describe('a decision', () => {
  const decisions: Readonly<Record<string, string | undefined>> = {
    'NO-GO': 'no-go',
    'No go for lead capture': 'no-go',
    // With letters of Cyrillic and Greek, and with what nobody sees between them.
    ...{ 'N\u043e-g\u043e': 'no-go', 'N\u03bf-g\u03bf': 'no-go', 'No\u200b-g\u200do': 'no-go' },
    ...{ '\uff2e\uff2f-\uff27\uff2f': 'no-go', 'R\u0435jected': 'rejected', '\u0433\u043e': undefined },
    '**GO**': 'go',
    'GO - all gates passed': 'go',
    'go for production': 'go',
    'Go with conditions': 'go with conditions',
    'Approved by the board': 'approved',
    'not approved': 'not approved',
    '❌ Rejected': 'rejected',
    FAILED: 'failed',
    'PASS (all suites)': 'passed',
    'Go with Redis': undefined,
    'Go for it': undefined,
    'go on with the old one': undefined,
    'Use Redis': undefined,
    '403 Forbidden': undefined,
    'passed to the network team': undefined,
    'GO / NO-GO': undefined,
    'approved for preview only': undefined,
    'pass for all but Leeds': undefined,
    'failed-over to the second region': undefined,
    'go, go with conditions, or no-go': undefined,
    ...{ Denied: 'rejected', 'Declined by the board': 'rejected', abgelehnt: 'rejected' },
    ...{ 'Approval withheld': 'not approved', 'nicht freigegeben': 'not approved' },
    ...{ 'did not pass': 'failed', 'below the minimum': 'failed', NOK: 'failed', '❌': 'failed' },
    ...{ unsatisfactory: 'failed', 'criteria not met': 'failed', 'nicht bestanden': 'failed' },
    ...{ 'The system does not meet the acceptance criteria.': 'failed', 'non superato': 'failed' },
    ...{ 'below the required minimum (0.41)': 'failed', 'not successful': 'failed', échec: 'failed' },
    ...{ 'Not go': 'no-go', 'We do not go live': 'no-go', 'Go back to the drawing board': 'no-go' },
    ...{ 'Postponed to January': 'postponed', 'vertagt auf Januar': 'postponed', 'on hold': 'postponed' },
    ...{ freigegeben: 'approved', '✅': 'passed', 'Aprobado por la dirección': 'approved' },
    'Genehmigt, aber nur für Staging': undefined,
    'below the fold': undefined,
    'below threshold': undefined,
    'below the threshold of 10 % corrections in every slice': undefined,
    'below the target of 8 seconds (3.1 s)': undefined,
    'rejected, as expected': undefined,
    'denied at once, as it should be': undefined,
    'deny on an ATR match, else allow': undefined,
    'Rejected on 2 October 2026': 'rejected',
    'failed because the fixture was passed twice': undefined,
    'No-go if more than two attacks succeed': undefined,
    'Denied boarding is refunded': undefined,
    'Go for staging only': undefined,
    '✅ **APPROVED FOR PRODUCTION PREPARATION**': undefined,
    ...{ 'Approved for planning': undefined, 'approved for a legal review, by Lena': undefined },
    ...{ 'GO for testing': undefined, 'Approved for the staging environment': undefined },
    ...{ 'approved for the next phase': undefined, 'Go with conditions for planning': undefined },
    ...{ 'Approved for production': 'approved', 'Approved for release 4.2': 'approved' },
    ...{ 'Approved for the review board by Lena': 'approved', 'passed for testing': 'passed' },
    'FAILED (75 passed, 1 failures, 16 warnings in 16.05s)': 'failed',
    'failed, 12 of 13 passed': 'failed',
    'failed, then passed': undefined,
    ...{ '🔴 ACCEPTANCE CRITERIA FAILED': 'failed', 'Quality gate failed': 'failed' },
    ...{ 'all attacks failed': undefined, '2 tests failed': undefined, 'no tests failed': undefined },
    'The test failed, as expected': undefined,
  };
  for (const [value, decision] of Object.entries(decisions))
    it(`"${value}": ${decision ?? 'none'}`, () => assert.equal(decisionOf(value), decision));
});

describe('the decision of a document', () => {
  const rows: readonly (readonly [text: string, decision: string | undefined])[] = [
    ['# Attack tests\n\nResult: denied', undefined],
    ['# Stop test\n\n| Date of the test | 2026-11-10 |\n| --- | --- |\n| Result | suspended |', undefined],
    ['# Stop test\n\nResult: failed', 'failed'],
    ['# Attack tests\n\nDecision: rejected', 'rejected'],
    ['# Evaluation\n\nResult: rejected', 'rejected'],
    ['# Plan\n\n## Option considered: video only\n\nDecision: rejected', undefined],
    ['# Plan\n\n## Attack 2\n\nVerdict: failed', undefined],
    ['# Plan\n\n## Test result\n\nVerdict: failed', 'failed'],
    ['# Test report\n\n**Overall Status:** FAILED (75 passed, 1 failure)', 'failed'],
    ['# Test report\n\n**Overall Status:** PASSED (76 passed)', undefined],
    [
      '# Criteria test report\n\n## Executive Summary\n\n### Acceptance Criteria Status\n\n**Score**: 75.0%\n**Status**: 🔴 ACCEPTANCE CRITERIA FAILED',
      'failed',
    ],
    ['# Go-live check list\n\nStatus: not ready', 'not ready'],
    ['# Test report\n\n## Redis\n\nStatus: failed', undefined],
    ['# Test report\n\n## Redis status\n\nStatus: failed', undefined],
    ['# Test report\n\nStatus: on hold', undefined],
    ['# Red team test\n\nStatus: ATTACKS FAILED', undefined],
    ['# Notes on a service\n\nStatus: failed', undefined],
  ];
  for (const [text, decision] of rows)
    it(`${JSON.stringify(text)}: ${decision ?? 'none'}`, () =>
      assert.deepEqual(valuesOf(`${text}\n`, 'document.decision'), decision === undefined ? [] : [decision]));
});

describe('a decision on an earlier step', () => {
  const parts: Readonly<Record<string, string | undefined>> = {
    '✅ **APPROVED FOR PRODUCTION PREPARATION**': 'preparation',
    'Approved for planning': 'planning',
    'GO for the staging environment': 'staging',
    'approved for the next phase, by Lena': 'next phase',
    'Approved for production': undefined,
    'Not approved for testing': undefined,
  };
  for (const [value, scope] of Object.entries(parts))
    it(`"${value}": ${scope ?? 'none'}`, () => assert.equal(partOf(value), scope));
});

describe('the labels of a line', () => {
  const rows: readonly (readonly [line: string, state: string | undefined, date: string | undefined])[] = [
    ['Date: 2026-07-20 · Status: **PROPOSED**', 'proposed', '2026-07-20'],
    ['**Status:** Accepted · **Source:** docs/x.md', 'accepted', undefined],
    ['**Version:** 1.0 · **Date:** 2026-03-26', undefined, '2026-03-26'],
    ['Status: Accepted | Date: 2026-03-26 | Owner: Lena', 'accepted', '2026-03-26'],
    ['**Status:** Accepted — **Date:** 2026-03-26', 'accepted', '2026-03-26'],
    ['**Status:** Accepted **Date:** 2026-03-26', 'accepted', '2026-03-26'],
    ['- **Status**: Accepted, **Date**: 2026-03-26', 'accepted', '2026-03-26'],
    ['Status: Accepted · 2026-03-26', 'accepted', undefined],
    ['Status: Accepted — see the note: it is of use', undefined, undefined],
    ['ADR 6 · Status: Accepted', 'accepted', undefined],
  ];
  for (const [line, state, date] of rows)
    it(line, () => {
      const text = `# Record\n\n${line}\n\nWe chose one identity for every agent.\n`;
      assert.deepEqual(valuesOf(text, 'document.status'), state === undefined ? [] : [state]);
      assert.deepEqual(valuesOf(text, 'document.date'), date === undefined ? [] : [date]);
    });
});

describe('who has approved', () => {
  const rows: readonly (readonly [line: string, by: string | undefined, isBlank: boolean])[] = [
    ['**Approved by:** [name, role, date]. **Review:** on any change.', undefined, true],
    ['Approved by: [name, role, date]. Review: on any change.', undefined, true],
    ['Approved by: [To be filled by operator], [date]', undefined, true],
    ['Approved by: [Lena Berg](mailto:lena@example.org), 2026-09-01', 'Lena Berg', false],
    ['Approved by: Lena Berg [Director]', 'Lena Berg [Director]', false],
  ];
  for (const [line, by, isBlank] of rows)
    it(line, () => {
      const text = `# Assessment\n\n${line}\n`;
      assert.deepEqual(valuesOf(text, 'document.decidedBy'), by === undefined ? [] : [by]);
      assert.deepEqual(valuesOf(text, 'document.blank'), isBlank ? [['approved by']] : []);
    });
});

describe('the days in a document', () => {
  const rows: readonly (readonly [text: string, ...days: readonly string[]])[] = [
    ['hono <4.12.12 and < 4.12.16, fixed in 4.12.16 or ^04.12.16'],
    ['The server 10.12.16.1 was asked.'],
    ['On 04.12.26 we met.', '2026-04-12', '2026-12-04'],
    ['On 4.12.2026 we met.', '2026-12-04'],
    ['<br>2026-12-04 we met.', '2026-12-04'],
  ];
  for (const [text, ...days] of rows)
    it(text, () =>
      assert.deepEqual(valuesOf(`# Notes\n\n${text}\n`, 'document.days'), days.length === 0 ? [] : [days]),
    );
});

describe('values in documents', () => {
  const days: Readonly<Record<string, string | undefined>> = {
    '2026-09-18': '2026-09-18',
    '2026-09-18T10:00:00Z': '2026-09-18',
    '2026/9/8': '2026-09-08',
    '20260311_050711': '2026-03-11',
    '18 September 2026, 10:00': '2026-09-18',
    'Sept 18th, 2026': '2026-09-18',
    'Friday, 18 September 2026': '2026-09-18',
    '18. September 2026': '2026-09-18',
    '3 juin 2026': '2026-06-03',
    '3 juillet 2026': '2026-07-03',
    '18 de septiembre de 2026': '2026-09-18',
    '18.09.2026': '2026-09-18',
    '18/09/2026': '2026-09-18',
    '09/18/2026': '2026-09-18',
    '2026年9月18日': '2026-09-18',
    '10th of November 2026': '2026-11-10',
    'the 10th of November, 2026': '2026-11-10',
    '10th day of November 2026': '2026-11-10',
    'Tuesday the 10th of November 2026': '2026-11-10',
    'on Tue 10 Nov 2026': '2026-11-10',
    '10<sup>th</sup> November 2026': '2026-11-10',
    '10-Nov-2026': '2026-11-10',
    '10/Nov/2026:20:15:03 +0000': '2026-11-10',
    '10.Nov.2026': '2026-11-10',
    '10Nov2026': '2026-11-10',
    '10-NOV-2026 20:15': '2026-11-10',
    '1st. November 2026': '2026-11-01',
    '10 XI 2026': '2026-11-10',
    '10.XI.2026': '2026-11-10',
    'Nov-10-2026': '2026-11-10',
    'November the 10th, 2026': '2026-11-10',
    'November 10th of 2026': '2026-11-10',
    'Nov 10,2026': '2026-11-10',
    'Tue Nov 10 20:15:03 UTC 2026': '2026-11-10',
    'Tue 10 Nov 20:15:03 GMT 2026': '2026-11-10',
    '2026-Nov-10': '2026-11-10',
    '2026 November 10': '2026-11-10',
    '2026. november 10.': '2026-11-10',
    '2026. 11. 10.': '2026-11-10',
    '2026_11_10': '2026-11-10',
    '2026‑11‑10': '2026-11-10',
    '25-09-2026': '2026-09-25',
    'Dienstag, den 10. November 2026': '2026-11-10',
    'mardi 10 novembre 2026': '2026-11-10',
    '3 aout 2026': '2026-08-03',
    '3 de março de 2026': '2026-03-03',
    'martes, 10 de noviembre del 2026': '2026-11-10',
    "l'10 novembre": undefined,
    '10 października 2026': '2026-10-10',
    '10 ноября 2026 г.': '2026-11-10',
    '10 maj 2026': '2026-05-10',
    'Mar 10, 2026': '2026-03-10',
    'May 10, 2026': '2026-05-10',
    '10 of 2026': undefined,
    '10 cases 2026': undefined,
    '31 November 2026': undefined,
    '10-11-2026': undefined,
    'Nov 2026': undefined,
    '10 m 2026': undefined,
    '03/04/2026': undefined,
    '3 jui 2026': undefined,
    '2026-02-30': undefined,
    '2026-09': undefined,
    'Q3 2026': undefined,
    'YYYY-MM-DD': undefined,
    'version 2026-09-18': undefined,
  };
  for (const [value, day] of Object.entries(days))
    it(`"${value}" is ${day ?? 'no day'}`, () => assert.equal(dateOf(value), day));

  it('are numbers only where nothing else stands there', () => {
    assert.deepEqual(amountOf('**0.93**'), { value: 0.93, unit: '' });
    assert.deepEqual(amountOf('93 %'), { value: 93, unit: '%' });
    assert.deepEqual(amountOf('12/16'), { value: 0.75, unit: '' });
    assert.deepEqual(amountOf('1,204'), { value: 1204, unit: '' });
    assert.deepEqual(amountOf('1.8 s'), { value: 1.8, unit: 's' });
    for (const none of ['0,93', '0.93 to 0.95', '~0.9', '', '-', '1/0', 'v1.2', '1.2.3', '±0.1'])
      assert.equal(amountOf(none), undefined, none);
  });

  it('are placeholders only as a whole', () => {
    for (const yes of [
      '{name}',
      '[YYYY-MM-DD]',
      '<owner>',
      '____',
      '@_____',
      'XX minutes',
      'low | medium | high',
      'Draft / Final',
      '{{ owner }}',
      '`<id>`',
      'YYYY-MM-DD',
    ])
      assert.ok(isPlaceholder(yes), yes);
    for (const no of [
      'Lena {Ops}',
      '<https://example.org>',
      '<lena@example.org>',
      '[x]',
      'a/b',
      'Lena / Tomas',
      '[Proposed](a.md)',
      '2026-01-01',
      'XXL',
      '',
    ])
      assert.ok(!isPlaceholder(no), no);
  });

  it('are words in every script', () => {
    const counter = new WordCounter();
    assert.equal(counter.count("The on-call engineer's 2 phones, v14: a TODO"), 5);
    assert.equal(counter.count('Überprüfung durch Größe'), 3);
    assert.ok(counter.count('請求書を読み取り、勘定科目を提案します。') >= 6);
    assert.ok(counter.count('ระบบอ่านใบแจ้งหนี้') >= 3);
  });
});

describe('a document of which the matter is still open', () => {
  const openOnes: readonly string[] = [
    'This has not been done yet. Nobody has started; we will look at it in the next quarter.',
    'No owner has been named so far. The board will discuss in January who might own the outcome of it.',
    'This page is under construction. Please come back later. Content will be added soon by the team.',
    'Die Verantwortlichen sind noch nicht benannt. Der Vorstand wird im Januar darüber sprechen.',
    'TODO: name the three owners, see ticket 4711.',
    'Minutes of the rehearsal: tbd\n\nThe rehearsal has not been carried out.',
    'Work in progress.',
    'Rehearsal of the rollback: not yet.',
  ];
  const content: readonly string[] = [
    'No decision about you is made by a machine. No message is written by one. You will be answered by a person.',
    'Your request will be sorted automatically. A person will answer. Complaints are never set automatically.',
    'Log 400 days. No transfer outside the EU is made. No profile is made.',
    'Granted by Orla Hennessy, 12 February 2026, for routing. No use for training is planned.',
    'No conformity assessment is made, since none is due. No registration has to be made.',
    'No full DPIA has been carried out: no criterion of Art. 35 is met. Orla Hennessy.',
    'Eine DSFA wird noch nicht benötigt. Kein Kriterium ist erfüllt.',
    'A full assessment is not yet required.',
    'No duplicates were found. No gaps were found. No step was found missing.',
    'Siobhán stopped it; 40 s. Nothing was written after. Banner: not yet.',
    '47 minutes, median of 3,011 tickets. Cost per ticket was not measured.',
    'All green. No action is planned. Next review to be decided.',
    'If no owner is found within an hour, call Marek. If the cause is not yet known, call Marek.',
    'Where a sample has not been reviewed by Friday, Siobhán will stop the triage.',
    'Ist die Ursache noch nicht gefunden, stoppt sie die Triage.',
    'We will stop once a better model is there, or when no owner is named. Agents will sort by hand.',
    '- supplier ends the version and no other has been evaluated\n- the queue sorts as well itself',
    '62 of 62 agents trained by 12 June 2026. Two new starters: not yet.',
    'Shadow: 4 May. Pilot: 18 May. All: 15 June. Evening shift: not yet.',
    'Approved by Orla Hennessy. Zero retention. SOC 2: not yet.',
    'Approved, Aoife Brennan, 19 October 2026. Evening shift: not approved yet.',
    'Siobhán trains all of the agents in June. Limerick will follow.',
    'Noch kein Text wird von einer Maschine geschrieben. Fragen beantwortet das Team.',
    'Se apaga si las correcciones superan el límite o si el modelo sustituto aún no está evaluado.',
  ];
  for (const text of openOnes)
    it(`is open: ${text.slice(0, 60)}`, () =>
      assert.equal(valuesOf(`# Owners\n\n${text}\n`, 'document.notDone').length, 1));
  for (const text of content)
    it(`says something: ${text.slice(0, 60)}`, () =>
      assert.deepEqual(valuesOf(`# Owners\n\n${text}\n`, 'document.notDone'), []));
});

describe('a section of a document', () => {
  const text = [
    '# Release board',
    '',
    '## 3 June',
    '',
    'Decision: NO-GO',
    '',
    '## 17 June',
    '',
    'Decision: GO',
    '',
    '### Who was there',
    '',
    'Lena and four others of the team.',
    '',
    'Risks {#own}',
    '------------',
    '',
    'Owner: Ana',
    '',
    '<a id="far"></a>',
    '## Risks',
    '',
    '## Risks',
    'Once more.',
  ].join('\n');
  const section = (heading: string) => readSection(file(text), heading);
  const lines = (heading: string) => [section(heading)?.first, section(heading)?.end];

  it('reaches to the next heading that is not below its own', () => {
    assert.deepEqual(lines('17-june'), [6, 14]);
    assert.deepEqual(lines('17 June'), [6, 14]);
    assert.deepEqual(lines('who-was-there'), [10, 14]);
    assert.deepEqual(lines('release-board'), [0, 24]);
    assert.deepEqual(lines('own'), [14, 20]);
    assert.deepEqual(lines('far'), [20, 22]);
    assert.deepEqual(lines('risks-1'), [20, 22]);
    assert.equal(section('4-june'), undefined);
    assert.equal(readSection(file('# a', 'a.json'), 'a'), undefined);
  });

  it('has words of its own', () => {
    assert.equal(section('who-was-there')?.words, 7);
    assert.equal(section('risks-2')?.words, 2);
  });

  it('says for itself what the whole document does not', () => {
    assert.deepEqual(valuesOf(text, 'document.decision'), []);
    const said = (heading: string) =>
      section(heading)?.said.filter(({ fact }) => /decision|owner/.test(fact));
    assert.deepEqual(said('3-june'), [{ fact: 'document.decision', value: 'no-go', line: 4 }]);
    assert.deepEqual(said('17-june'), [{ fact: 'document.decision', value: 'go', line: 8 }]);
    assert.deepEqual(said('own'), [{ fact: 'document.owner', value: 'Ana', line: 17 }]);
  });
});

describe('a hostile document', () => {
  const size = 8_000;
  const mark = '\n<!-- ai-readiness template evaluation-passed 00000000 -->\n';
  const parts: readonly string[] = [
    ...[
      '|',
      '#',
      '_',
      '[',
      '`',
      '*',
      '>',
      '-',
      ':',
      '<',
      '{',
      '~',
      '=',
      ' ',
      '\t',
      '\r',
      '<!--',
      '<!-- -->',
      '](',
      '![a',
    ],
    ...[
      '|\n',
      '# a\n',
      '## Status\n\nAccepted\n\n',
      '## Decision\n\n```\nDecision: NO-GO\n```\n',
      '- [ ] a\n',
      '> a\n',
      '```\n',
    ],
    ...[
      '_n_ ',
      '- Name: _Name_\n',
      '| a | b |\n|-|-|\n| x | y |\n\n',
      'Status: draft\n',
      '漢字\n',
      'a\n=\n',
      'Written by a on b\n\n',
    ],
    ...['http://a.b/', 'lorem ipsum dolor sit amet ', '---\n', 'Chosen option: "', '1. '],
  ];
  for (const part of parts)
    it(`of ${JSON.stringify(part)} takes four times as long for four times as much, at most`, () => {
      const cost = (length: number): number => {
        const text = part.repeat(Math.ceil(length / part.length)) + mark;
        return Math.min(...[1, 2].map(() => processorTime(() => readCited(file(text)))));
      };
      const [short, long] = [cost(size), cost(size * 4)];
      assert.ok(long < 12 * short + 120, `${short} ms, then ${long} ms`);
      for (const name of ['a.rst', 'a.adoc', 'a.txt'])
        assert.equal(saidUnread(part.repeat(2_000), name), false, name);
    });

  function saidUnread(text: string, name: string): boolean {
    return readCited(file(text, name)).testimony.some(({ fact }) => fact === 'unread');
  }

  it('cut off anywhere is read without a fault', () => {
    const whole = readFileSync('test/fixtures/readers/documents/docs/form-half.md', 'utf8');
    for (let end = 0; end <= whole.length; end++) {
      const { testimony } = readCited(file(whole.slice(0, end)));
      assert.ok(testimony.every(({ fact, line }) => fact !== 'unread' && (line ?? 0) <= end));
    }
  });
});
