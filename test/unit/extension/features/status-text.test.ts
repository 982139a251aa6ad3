import * as assert from 'node:assert/strict';
import { evaluate, noConfiguration, readDocument } from '../../../../src/core/service';
import { blockersOf } from '../../../../src/extension/features/blocker-list';
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
      words: 'Diagnose gate not passed, 9 items block',
      ahead: false,
    });
  });

  it('names the errors that block it', () => {
    const { icon, words } = statusText(manifest('diagnose', 'risk: { tier: enormous }\n'));
    assert.equal(icon, 'error');
    assert.match(words, /^Diagnose gate blocked, 9 items block$/);
  });

  it('says when more is claimed than is proven', () => {
    assert.deepEqual(statusText(manifest('deploy')), {
      icon: 'error',
      short: 'Deploy? Diagnose 0/9',
      words: 'Deploy claimed: Diagnose gate not passed, 9 items block',
      ahead: true,
    });
  });

  it('says when there is no stage', () => {
    for (const text of ['version: 1\n', ''])
      assert.deepEqual(statusText(report(text)), {
        icon: 'question',
        short: 'No stage',
        words: 'No stage is claimed',
        ahead: false,
      });
  });

  it('says what is written where the stage should be, in the bar only where it is a word', () => {
    for (const [written, short, words] of [
      ['pilot', '"pilot" is not a stage', '"pilot" is not a stage'],
      ['"$(bug) x"', 'Not a stage', '"$(bug) x" is not a stage'],
      ['production-of-2027', 'Not a stage', '"production-of-2027" is not a stage'],
      ['[design]', 'Not a stage', 'A list is not a stage'],
      ['2', '"2" is not a stage', '"2" is not a stage'],
    ] as const) {
      const given = manifest(written);
      assert.deepEqual(statusText(given), { icon: 'question', short, words, ahead: false });
      assert.equal(blockersOf(given).title, words);
    }
  });

  it('is that from before the text broke, and none where there was no before', () => {
    const passed = manifest('deploy');
    assert.equal(
      statusText(passed, 'before').words,
      'Deploy claimed: Diagnose gate not passed, 9 items block, before the text broke',
    );
    assert.deepEqual(statusText(passed, 'part'), {
      icon: 'error',
      short: 'Cannot be read',
      words: 'The text cannot be read as a whole',
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
    assert.match(rows[2] ?? '', /\| Diagnose \| not passed, yet claimed \| 0 of 9 \|/);
    assert.match(rows[4] ?? '', /\| \*\*Deploy\*\* \| not passed \|/);
    assert.match(
      blockerList(deploy),
      /^Before the Diagnose gate:\n\n- .+\n- .+\n- .+\n- .+\n- .+\n- and 4 more$/,
    );
    assert.match(findingCounts(deploy), /^1 error \(1 stage claimed ahead\), /);
  });

  it('names the same gate in the line, in the list of what blocks it and in the one to choose from', () => {
    const passed = manifest('diagnose');
    const gates = {
      ...passed.gates,
      diagnose: { ...passed.gates.diagnose, state: 'passed', blockers: [] },
    } as const;
    for (const each of [
      manifest('diagnose'),
      manifest('deploy'),
      manifest('operate'),
      { ...manifest('design'), gates },
      { ...passed, gates },
      report('version: 1\n'),
    ]) {
      const named = (text: string): string | undefined => /(\w+) gate\b/.exec(text)?.[1];
      const { title } = blockersOf(each);
      assert.equal(named(statusText(each).words), named(title), title);
      if (named(blockerList(each)) !== undefined) assert.equal(named(blockerList(each)), named(title), title);
    }
    // What is passed, and what has no stage, is not blocked.
    assert.equal(blockerList({ ...passed, gates }), '');
    assert.equal(blockerList(report('version: 1\n')), '');
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
      assert.equal(signsOf(manifest('diagnose'), all), '');
      assert.equal(signsOf(manifest('diagnose'), all, 'before'), ' $(history)');
      assert.equal(unshownList(manifest('diagnose'), all), '');
    });

    it('are errors that a comment hides, without a word of the manifest', () => {
      assert.equal(unshownWords(hidden, all), ', 1 error hidden');
      assert.equal(signsOf(hidden, all), ' $(eye-closed)');
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
        /^- This manifest is left out by `aiReadiness\.exclude` or `ai-readiness\.config\.yaml`: .*\n- \d findings? hidden\n( {2}- gate\/open-items in line \d+, by a setting\n)+- 1 code switched off in the settings: gate\/open-items\n- 2 manifests left out by `aiReadiness\.exclude` or `ai-readiness\.config\.yaml`$/,
      );
      assert.equal(unshownWords(off, some), ', left out');
    });

    it('is what settings or a configuration show as less, and what the latter hides', () => {
      const document = readDocument('version: 1\nstage: diagnose\nsystems: { s: { owner: bob } }\n');
      const said = <T extends string>(value: T) => ({ value, file: 'ai-readiness.config.yaml' });
      const configuration = {
        ...noConfiguration,
        severities: { 'owner/unknown-id': said('hint'), 'gate/open-items': said('off') },
      };
      const report = evaluate(document, { today: '2026-11-22', configuration });
      assert.equal(unshownWords(report, all), ', 1 error shown as less');
      assert.equal(
        unshownList(report, all),
        '- 1 finding hidden\n  - gate/open-items in line 2, by a configuration\n- 1 error shown as less\n- 2 codes shown as less by a configuration: owner/unknown-id, gate/open-items',
      );
      const severities = { 'owner/unknown-id': 'warning' } as const;
      const bySetting = evaluate(document, { today: '2026-11-22', severities });
      assert.equal(unshownWords(bySetting, all), ', 1 error shown as less');
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
