import * as assert from 'node:assert/strict';
import { evaluate, readDocument } from '../../../../src/core/service';
import {
  blockerList,
  findingCounts,
  gateTable,
  leftOutWords,
  signsOf,
  statusText,
  unshownList,
  unshownWords,
} from '../../../../src/extension/features/status-text';

const report = (text: string) => evaluate(readDocument(text), { today: '2026-11-22' });
const manifest = (stage: string, rest = '') =>
  report(`version: 1\nstage: ${stage}\nworkflow:\n  name: Scratch\n${rest}`);

describe('the status of a manifest', () => {
  it('names the gate of its stage and what blocks it', () => {
    assert.deepEqual(statusText(manifest('diagnose')), {
      icon: 'checklist',
      short: 'Diagnose 0/9',
      words: 'Diagnose gate open, 9 blockers',
      ahead: false,
    });
  });

  it('names the errors that block it', () => {
    const { icon, words } = statusText(manifest('diagnose', 'risk: { tier: enormous }\n'));
    assert.equal(icon, 'error');
    assert.match(words, /^Diagnose gate blocked by \d+ errors?, 9 blockers$/);
  });

  it('says when more is claimed than is proven', () => {
    assert.deepEqual(statusText(manifest('deploy')), {
      icon: 'error',
      short: 'Deploy? Diagnose 0/9',
      words: 'Deploy claimed: Diagnose gate open, 9 blockers',
      ahead: true,
    });
  });

  it('says when there is no stage', () => {
    for (const text of ['version: 1\n', ''])
      assert.deepEqual(statusText(report(text)), {
        icon: 'question',
        short: 'No stage',
        words: 'No stage',
        ahead: false,
      });
  });

  it('is short enough for the status bar', () => {
    for (const stage of ['diagnose', 'design', 'deploy', 'operate'])
      assert.ok(statusText(manifest(stage)).short.length <= 22, stage);
  });

  it('lists the gates and the first things to do', () => {
    const deploy = manifest('deploy');
    const rows = gateTable(deploy).split('\n');
    assert.equal(rows.length, 6);
    assert.match(rows[2] ?? '', /\| Diagnose \| open, yet claimed \| 0 of 9 \|/);
    assert.match(rows[4] ?? '', /\| \*\*Deploy\*\* \| open \|/);
    assert.match(
      blockerList(deploy),
      /^Before the Diagnose gate:\n\n- .+\n- .+\n- .+\n- .+\n- .+\n- and 4 more$/,
    );
    assert.match(findingCounts(deploy), /^1 error, /);
  });

  it('holds no text of the manifest', () => {
    const hostile = manifest('deploy', 'owners:\n  "<b>": { name: "[x](command:y)" }\n');
    assert.doesNotMatch(gateTable(hostile) + blockerList(hostile) + findingCounts(hostile), /<b>|command:/);
  });

  describe('and what is not shown of it', () => {
    const comment = '  # ai-readiness-ignore owner/unknown-id until 2026-12-31: Bob joins in December\n';
    const hidden = manifest('diagnose', `systems:\n${comment}  s: { owner: bob }\n`);
    const all = { leftOut: false, leftOutCount: { count: 0, isCut: false }, isShownElsewhere: false };

    it('is nothing where all is shown', () => {
      assert.equal(unshownWords(manifest('diagnose'), all), '');
      assert.equal(signsOf(manifest('diagnose'), all, false), '');
      assert.equal(signsOf(manifest('diagnose'), all, true), ' $(history)');
      assert.equal(unshownList(manifest('diagnose'), all), '');
    });

    it('are errors that a comment hides, without a word of the manifest', () => {
      assert.equal(unshownWords(hidden, all), ', 1 error hidden');
      assert.equal(signsOf(hidden, all, false), ' $(eye-closed)');
      assert.equal(
        unshownList(hidden, all),
        '- 1 error hidden\n  - owner/unknown-id in line 7, by the comment in line 6',
      );
    });

    it('are codes that are switched off, and manifests that are left out', () => {
      const severities = { 'gate/open-items': 'off', 'no/such': 'off' } as const;
      const off = evaluate(readDocument('version: 1\nstage: diagnose\n'), {
        today: '2026-11-22',
        severities,
      });
      const some = { ...all, leftOut: true, leftOutCount: { count: 2, isCut: false } };
      assert.match(
        unshownList(off, some),
        /^- This manifest is left out by `aiReadiness\.exclude`: .*\n- \d findings? hidden\n( {2}- gate\/open-items in line \d+, by a setting\n)+- 1 code switched off in the settings: gate\/open-items\n- 2 manifests left out by `aiReadiness\.exclude`$/,
      );
      assert.equal(unshownWords(off, some), ', left out');
    });

    it('are manifests of which not all could be counted', () => {
      assert.equal(leftOutWords({ count: 0, isCut: true }), 'Manifests may be left out');
      assert.equal(leftOutWords({ count: 1, isCut: true }), 'At least 1 manifest left out');
    });

    it('are the findings of a file that is open by another name as well', () => {
      const other = { ...all, isShownElsewhere: true };
      assert.equal(unshownWords(hidden, other), ', shown by its other name');
      assert.match(unshownList(hidden, other), /^- This file is open by another name as well: its findings/);
    });
  });
});
