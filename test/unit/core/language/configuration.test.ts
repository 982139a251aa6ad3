import { strict as assert } from 'node:assert';
import { completeConfig, hoverConfig, readConfig } from '../../../../src/core/service';

/** What is proposed where `|` stands. */
function proposed(marked: string): { label: string; insert: string }[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeConfig(text, offset).proposals.map(({ label, insert }) => ({ label, insert }));
}

const labels = (marked: string): string[] => proposed(marked).map(({ label }) => label);

describe('writing a configuration', () => {
  it('proposes its keys, each with how its value begins', () => {
    assert.deepEqual(proposed('|'), [
      { label: 'version', insert: 'version: 1' },
      { label: 'severity', insert: 'severity:\n  $1' },
      { label: 'exclude', insert: 'exclude: [$1]' },
      { label: 'waiverDays', insert: 'waiverDays: $1' },
      { label: 'holidays', insert: 'holidays: [$1]' },
      { label: 'references', insert: 'references: $1' },
      { label: 'defaults', insert: 'defaults:\n  $1' },
    ]);
    assert.deepEqual(labels('version: 1\nse|\nexclude: []\n'), [
      'severity',
      'waiverDays',
      'holidays',
      'references',
      'defaults',
    ]);
    assert.deepEqual(labels('version: 1\ndefaults:\n  owners: {}\n  s|\n'), ['systems']);
  });

  it('proposes the codes of findings, but not those about itself, and their severities', () => {
    const codes = labels('version: 1\nseverity:\n  owner/no-deputy: hint\n  |\n');
    assert.ok(codes.includes('data/no-owner'));
    assert.ok(!codes.includes('owner/no-deputy'));
    assert.ok(!codes.some((code) => code.startsWith('config/')));
    const severities = ['error', 'warning', 'information', 'hint', 'off'];
    assert.deepEqual(labels('severity:\n  owner/no-deputy: |\n'), severities);
    assert.deepEqual(labels('severity: { owner/no-deputy: h| }\n'), severities);
  });

  it('says which of them have places to fill in, and which lists are closed', () => {
    const at = (marked: string) => completeConfig(marked.replace('|', ''), marked.indexOf('|'));
    assert.deepEqual(
      at('|').proposals.map(({ label, snippet }) => [label, snippet]),
      [
        ['version', undefined],
        ...['severity', 'exclude', 'waiverDays', 'holidays', 'references', 'defaults'].map((key) => [
          key,
          true,
        ]),
      ],
    );
    assert.equal(at('|').closed, false);
    assert.equal(at('severity: { owner/no-deputy: | }').closed, true);
    assert.equal(at('# note |').closed, false);
    assert.deepEqual(labels('defaults:\n  owners:\n    d|\n'), []);
  });

  it('begins a map on a line of its own', () => {
    const [first] = proposed('severity: |\n');
    assert.match(first?.insert ?? '', /^\n {2}\S+: \$1$/);
    assert.deepEqual(labels('severity: [|]\n'), []);
  });

  it('proposes entries that are shared, and numbers of days', () => {
    assert.deepEqual(labels('defaults:\n  owners:\n    |\n'), ['new entry of owners']);
    assert.deepEqual(labels('waiverDays: |\n'), ['30', '60', '90']);
    assert.deepEqual(labels('# note |\n'), []);
  });

  const said = (marked: string): string | undefined => {
    const offset = marked.indexOf('|');
    const found = hoverConfig(readConfig(marked.replace('|', '')), offset);
    return found?.markdown.text;
  };

  it('says what a key, a code and a severity mean, and nothing of what is not ours', () => {
    assert.match(said('version: 1\nse|verity: {}\n') ?? '', /How findings are shown/);
    assert.match(said('severity: { model/floating-|version: hint }\n') ?? '', /usually warning/);
    assert.match(said('severity: { owner/no-deputy: hi|nt }\n') ?? '', /recommendation/);
    for (const text of [
      'x-n|ote: a\n',
      'seve|rities: {}\n',
      'severity: { con|structor: off }\n',
      'defaults: { owners: { d|po: {} } }\n',
      '|',
    ])
      assert.equal(said(text), undefined, text);
  });
});
