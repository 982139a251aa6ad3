import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { applyEdits } from '../../../../src/core/base/text-edit';
import {
  type Configuration,
  configFindings,
  hoverConfig,
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
    ['version: 1\nexclude: [a/../../b, app]\n', ['2: config/wrong-value error "a/../../b"']],
    [
      'version: 1\nexclude: ["!app", "..", a..b/*]\n',
      ['2: config/wrong-value error "\\"!app\\""', '2: config/wrong-value error "\\"..\\""'],
    ],
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

  it('is nothing in settings as they are meant', () => {
    const text = `version: 1
evidence: checked
itemsAtOnce: 3
currency: EUR
rates: { USD: 0.92 }
approvals: git
references: governance/references.json
`;
    assert.deepEqual(found(text), []);
    for (const key of ['currency', 'rates'])
      assert.ok((hoverConfig(readConfig(text), text.indexOf(key))?.markdown.text ?? '') !== '', key);
  });

  it('is how a setting is written', () => {
    const wrong =
      'version: 1\nevidence: chekced\nitemsAtOnce: 0\ncurrency: eur\nrates: { USD: 0, dollars: 1 }\napprovals: github\n';
    assert.deepEqual(messages(wrong), [
      '"evidence": "chekced" is not one of stated, checked. Did you mean "checked"?',
      '"itemsAtOnce": 0 is less than the minimum of 1.',
      '"currency": "eur" is not written like EUR.',
      '"USD": 0 must be more than 0.',
      '"dollars" cannot be a key of "rates": write it like USD.',
      '"approvals" must be git, but is the text "github".',
    ]);
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

  it('has a fix where it is plain what was meant', () => {
    const above = refine(noConfiguration, {
      file: 'ai-readiness.config.yaml',
      config: { severity: { 'model/floating-version': 'warning' }, waiverDays: 30 },
    });
    const fixed = (text: string): string => {
      const document = readConfig(text);
      const edits = configFindings(document, above).flatMap(({ fixes }) =>
        fixes.flatMap(({ operations }) => operations.flatMap((each) => (each.kind === 'text' ? [each] : []))),
      );
      return applyEdits(text, edits);
    };
    const cases: readonly [before: string, after: string][] = [
      ['severities: {}', 'severity: {}'],
      ['"severities": {}', '"severity": {}'],
      ['severity: { owner/no-deputies: hint }', 'severity: { owner/no-deputy: hint }'],
      ['severity: { "owner/no-deputies": hint }', 'severity: { "owner/no-deputy": hint }'],
      ['severity: { owner/no-deputy: errror }', 'severity: { owner/no-deputy: error }'],
      ['severity: { owner/no-deputy: info }', 'severity: { owner/no-deputy: information }'],
      ['severity: { model/floating-version: off }', 'severity: { model/floating-version: warning }'],
      ['severity: { owner/unknown-id: off }', 'severity: { owner/unknown-id: warning }'],
      ['waiverDays: 60', 'waiverDays: 30'],
      ['waiverDays: "20"', 'waiverDays: 20'],
      ['evidence: chekced', 'evidence: checked'],
      ['approvals: github', 'approvals: git'],
      ['defaults: { owner: {} }', 'defaults: { owners: {} }'],
      ['defaults: { owners: { a: { name: 7 } } }', 'defaults: { owners: { a: { name: "7" } } }'],
      ['defaults: { owners: { a: { roles: [legl] } } }', 'defaults: { owners: { a: { roles: [legal] } } }'],
    ];
    for (const [before, after] of cases) {
      assert.equal(fixed(`version: 1\n${before}\n`), `version: 1\n${after}\n`);
      assert.deepEqual(found(`version: 1\n${after}\n`, above), []);
    }
    assert.equal(fixed('version: 2\n'), 'version: 1\n');
    for (const unknown of ['colour: 1\n', 'severity: { zz/qqqqqq: hint }\n', 'holidays: [soon]\n'])
      assert.equal(fixed(`version: 1\n${unknown}`), `version: 1\n${unknown}`);
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
