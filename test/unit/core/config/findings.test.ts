import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  type Configuration,
  configFindings,
  noConfiguration,
  readConfig,
  refine,
  rules,
} from '../../../../src/core/service';
import { textOf } from '../fixtures';

const folder = 'test/fixtures/config';

/** `line: code severity "text"` of all that is found. */
function found(text: string, above: Configuration = noConfiguration): string[] {
  return configFindings(readConfig(text), above).map(
    ({ code, severity, range }) =>
      `${range.start.line + 1}: ${code} ${severity} ${JSON.stringify(textOf(text, range))}`,
  );
}

function messages(text: string, above: Configuration = noConfiguration): string[] {
  return configFindings(readConfig(text), above).map(({ message }) => message);
}

describe('what is wrong with a configuration', () => {
  const examples = rules
    .map(({ code }) => code)
    .filter(
      (code) =>
        code.startsWith('config/') && code !== 'config/unreadable' && code !== 'config/broken-references',
    );

  for (const code of examples) {
    it(`${code}: its example has what it says, and nothing else`, () => {
      const text = readFileSync(`${folder}/${code.slice('config/'.length)}.yaml`, 'utf8');
      const wanted = text.split('\n').flatMap((line, index) => {
        const [, wants] = /# want (config\/\S+)/.exec(line) ?? [];
        return wants === undefined ? [] : [`${index + 1}: ${wants}`];
      });
      assert.ok(wanted.some((each) => each.endsWith(code)));
      const all = configFindings(readConfig(text), noConfiguration);
      assert.deepEqual(
        all.map((each) => `${each.range.start.line + 1}: ${each.code}`),
        wanted,
      );
      for (const [, severity, underlined] of text.matchAll(/# want \S+ (error|warning)? ?"(.*)"$/gm))
        assert.ok(
          all.some(
            (each) =>
              textOf(text, each.range) === underlined && each.severity === (severity ?? each.severity),
          ),
          underlined,
        );
    });
  }

  it('is nothing in one that is right', () => {
    const text = `version: 1
severity: { owner/no-deputy: off, data/no-owner: error, gate/stage-ahead: warning }
exclude: [examples/**]
waiverDays: 60
holidays: [2026-12-25]
x-note: ours
defaults:
  owners: { dpo: { handle: "@acme/dpo", roles: [legal] } }
  systems: { erp: { owner: dpo } }
`;
    assert.deepEqual(found(text), []);
  });

  const cases: readonly [text: string, findings: readonly string[]][] = [
    ['', ['1: config/wrong-value error ""']],
    ['# nothing yet\n', ['1: config/wrong-value error ""']],
    ['severity: {}\n', ['1: config/wrong-value error "severity"']],
    ['[]\n', ['1: config/wrong-type error "[]"']],
    ['version: 1\nexclude: [a\n', ['2: yaml/syntax error ""']],
    ['version: 1\nwaiverDays:\nseverity: { owner/no-deputy: }\ndefaults: { owners: { dpo: } }\n', []],
    ['version:\n', ['1: config/wrong-value error "version"']],
    ['version: 1\nholidays: [~]\n', ['2: config/wrong-type error "~"']],
    ['version: 1\nfoo:\n', ['2: config/unknown-key error "foo"']],
    ['version: 1\nwaiverDays: 0\n', ['2: config/wrong-value error "0"']],
    ['version: 1\nwaiverDays: 91\n', ['2: config/wrong-value error "91"']],
    ['version: 1\nexclude: [""]\n', ['2: config/wrong-value error "\\"\\""']],
    ['version: 1\ndefaults: { data: {} }\n', ['2: config/unknown-key error "data"']],
    ['version: 1\ndefaults: { owners: { Big Boss: {} } }\n', ['2: config/wrong-value error "Big Boss"']],
    [
      'version: 1\nseverity: { __proto__: off, constructor: off }\n',
      ['2: config/unknown-code error "__proto__"', '2: config/unknown-code error "constructor"'],
    ],
  ];
  for (const [text, findings] of cases)
    it(JSON.stringify(text), () => {
      const all = found(text);
      assert.equal(all.length, findings.length, all.join('\n'));
      for (const [index, each] of all.entries())
        assert.ok(
          each.startsWith((findings[index] ?? '?').replace(/""$/, '')),
          `${each} is not ${findings[index]}`,
        );
    });

  it('is said in words that help', () => {
    assert.deepEqual(messages('version: 1\nseverities: {}\n'), [
      '"severities" is not a key of a configuration. Did you mean "severity"?',
    ]);
    assert.deepEqual(messages('version: 1\nseverity: { owner/no-deputies: off }\n'), [
      '"owner/no-deputies" is not the code of a finding of manifests. Did you mean "owner/no-deputy"?',
    ]);
    assert.deepEqual(messages('version: 1\ndefaults: { owners: { a: { name: 7 } } }\n'), [
      '"name" must be a text, but is the number 7. Put it in quotes.',
    ]);
    assert.deepEqual(messages(`version: 1\nexclude: [${Array(51).fill('a').join(', ')}]\n`), [
      '"exclude": a list has more than 50 entries.',
    ]);
  });

  it('is that it asks for less than one above it', () => {
    const above = refine(noConfiguration, {
      file: 'ai-readiness.config.yaml',
      config: { severity: { 'owner/no-deputy': 'warning' }, waiverDays: 30 },
    });
    const lower = 'version: 1\nseverity: { owner/no-deputy: hint }\nwaiverDays: 31\n';
    assert.deepEqual(found(lower, above), [
      '2: config/loosens warning "hint"',
      '3: config/loosens warning "31"',
    ]);
    for (const fine of ['warning', 'error'])
      assert.deepEqual(
        found(`version: 1\nseverity: { owner/no-deputy: ${fine} }\nwaiverDays: 30\n`, above),
        [],
      );
  });
});
