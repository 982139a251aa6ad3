import { strict as assert } from 'node:assert';
import { isInWords, saysSomething } from '../../../../src/core/base/reason';
import { takesAtMost } from '../../processor-time';

describe('reasons', () => {
  it('say something where there is a letter or a digit in them', () => {
    for (const reason of ['x', '#12', 'später', '未定']) assert.ok(saysSomething(reason), reason);
    for (const reason of ['', '.', ' - ', '…', '🙂', '***']) assert.ok(!saysSomething(reason), reason);
  });

  const inWords = [
    'asked on Monday',
    'Bob joins',
    'see JIRA-123',
    'ждём ответа',
    'रिपोर्ट अगले महीने',
    '担当者待ち',
    '来月修正',
    'รอผลตรวจ',
    '보고서 대기',
    'لاحقا يأتي',
  ];
  for (const reason of inWords) it(`"${reason}" is in words`, () => assert.ok(isInWords(reason)));

  const others = [
    '',
    '.',
    '. .',
    'later',
    'x y',
    'aa bb',
    'later later',
    'Later LATER',
    '12 34',
    'x x x',
    '#12',
    '待',
    '待待待待',
    '...later...',
  ];
  for (const reason of others) it(`"${reason}" is not`, () => assert.ok(!isInWords(reason)));

  it('are looked at in no time, however long', () => {
    takesAtMost(500, () => {
      for (const part of ['a', 'ab ', '待', '待機', ' ', '.']) isInWords(part.repeat(1_000_000));
    });
  });
});
