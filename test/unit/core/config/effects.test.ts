import { strict as assert } from 'node:assert';
import { chosenSeverity, loweredCodes } from '../../../../src/core/evaluate/chosen';
import {
  type Configuration,
  complete,
  evaluate,
  hoverAt,
  noConfiguration,
  readConfig,
  readDocument,
  refine,
  withAllShared,
} from '../../../../src/core/service';
import { manifest, today } from '../support';

/** What configurations say together, the one at the root first. */
function configured(...texts: readonly string[]): Configuration {
  return texts.reduce(
    (above, text, index) => refine(above, { file: `${index}.yaml`, config: readConfig(text).config }),
    noConfiguration,
  );
}

describe('what configurations say', () => {
  it('is merged from the root down; the nearest counts, and severities are only tightened', () => {
    const merged = configured(
      'severity: { owner/no-deputy: hint, data/no-owner: warning }\nwaiverDays: 60\nevidence: checked\napprovals: git\nholidays: [2026-12-25]\nitemsAtOnce: 2\ndefaults: { owners: { a: { name: A }, b: { name: B } } }',
      'severity: { owner/no-deputy: error, data/no-owner: "off", yaml/syntax: hint }\nwaiverDays: 90\nevidence: stated\nholidays: [2026-12-24, nonsense]\nitemsAtOnce: 5\ndefaults: { owners: { b: { name: C } }, systems: { s: {} } }',
    );
    assert.deepEqual(JSON.parse(JSON.stringify(merged)), {
      severities: {
        'owner/no-deputy': { value: 'error', file: '1.yaml' },
        'data/no-owner': { value: 'warning', file: '0.yaml' },
        'yaml/syntax': { value: 'hint', file: '1.yaml' },
      },
      waiverDays: 60,
      evidence: 'checked',
      holidays: ['2026-12-24'],
      itemsAtOnce: 5,
      rates: {},
      owners: { a: { value: { name: 'A' }, file: '0.yaml' }, b: { value: { name: 'C' }, file: '1.yaml' } },
      systems: { s: { value: {}, file: '1.yaml' } },
      references: [],
      approvals: 'git',
    });
  });

  const money: readonly (readonly [
    layers: readonly string[],
    currency: string | undefined,
    rates: object,
  ])[] = [
    [[''], undefined, {}],
    [['currency: EUR\nrates: { USD: 0.9, GBP: null }'], 'EUR', { USD: 0.9 }],
    [['currency: EUR\nrates: { USD: 0.9, GBP: 1.1 }', 'rates: { USD: 0.8 }'], 'EUR', { USD: 0.8, GBP: 1.1 }],
    [['rates: { USD: 0.9 }', 'currency: EUR'], 'EUR', { USD: 0.9 }],
    // What a dollar is worth in euros says nothing of pounds.
    [['currency: EUR\nrates: { USD: 0.9 }', 'currency: GBP\nrates: { EUR: 0.85 }'], 'GBP', { EUR: 0.85 }],
    [['currency: EUR\nrates: { USD: 0.9 }', 'currency: GBP'], 'GBP', {}],
  ];
  for (const [layers, currency, rates] of money)
    it(`compares in ${currency} by ${JSON.stringify(rates)} with ${layers.join(' and ')}`, () => {
      const merged = JSON.parse(JSON.stringify(configured(...layers)));
      assert.deepEqual([merged.currency, merged.rates], [currency, rates]);
    });

  it('a gate needs what was read, where the configuration asks for it', () => {
    const text = manifest(
      'checklist: { diagnose: { risks-registered: { status: met, evidence: [a.md] } } }\n',
    );
    const state = (evidence: string, kind: 'document' | 'form') => {
      const reading = { path: 'a.md', role: 'product', kind, testimony: [] } as const;
      const report = evaluate(readDocument(text), {
        today,
        repository: { files: new Map([['a.md', { kind: 'file', size: 9, reading }]]) },
        configuration: configured(evidence),
      });
      const { satisfied, proof } = report.items.find(({ id }) => id === 'risks-registered') ?? assert.fail();
      return [satisfied, proof];
    };
    assert.deepEqual(state('', 'document'), [true, 'stated']);
    assert.deepEqual(state('evidence: checked', 'document'), [false, undefined]);
    assert.deepEqual(state('evidence: checked', 'form'), [true, 'checked']);
  });

  const code = 'owner/no-deputy';
  type Word = 'error' | 'warning' | 'hint' | 'off' | undefined;
  const cases: readonly [own: 'error' | 'warning', said: Word, reader: Word, workspace: Word, shown: Word][] =
    [
      ['warning', 'hint', undefined, undefined, 'hint'],
      ['warning', 'error', undefined, undefined, 'error'],
      ['warning', 'off', undefined, undefined, 'off'],
      ['error', 'off', undefined, undefined, 'warning'],
      ['error', 'hint', undefined, undefined, 'warning'],
      ['error', 'warning', 'off', undefined, 'off'],
      ['error', 'warning', undefined, 'off', 'warning'],
      ['warning', 'hint', 'error', undefined, 'hint'],
      ['warning', 'hint', undefined, 'warning', 'hint'],
      ['warning', 'error', 'hint', undefined, 'hint'],
      ['warning', 'off', 'error', 'error', 'off'],
      ['warning', 'error', undefined, 'off', 'warning'],
    ];
  for (const [own, said, reader, workspace, shown] of cases)
    it(`${own}, ${said} in a configuration; the reader says ${reader}, the workspace ${workspace}: ${shown}`, () => {
      const configuration = configured(`severity: { ${code}: "${said}" }`);
      const chosen = {
        configuration,
        severities: reader === undefined ? {} : { [code]: reader },
        workspaceSeverities: workspace === undefined ? {} : { [code]: workspace },
      };
      assert.equal(chosenSeverity(code, own, chosen).severity, shown);
    });

  it('is counted: what is lowered, and what is off with the file that says so', () => {
    const document = readDocument(manifest('systems: { s: { owner: nobody } }\n'));
    const configuration = configured('severity: { owner/unknown-id: "off", gate/open-items: "off" }');
    const report = evaluate(document, { today, configuration });
    assert.deepEqual(report.loweredCounts, { error: 1, warning: 0, information: 0, hint: 0 });
    assert.deepEqual(
      report.hidden.map((each) => [each.code, each.hiddenBy]),
      [['gate/open-items', { kind: 'configuration', file: '0.yaml' }]],
    );
    assert.deepEqual(report.hiddenCounts, { error: 0, warning: 0, information: 1, hint: 0 });
    const plain = evaluate(document, { today });
    assert.deepEqual(plain.gates, report.gates);
    assert.deepEqual(plain.loweredCounts, { error: 0, warning: 0, information: 0, hint: 0 });
    assert.deepEqual(loweredCodes({ configuration }), ['owner/unknown-id', 'gate/open-items']);
  });

  it('raises a finding, which is not counted as lowered', () => {
    const document = readDocument(manifest('systems: { s: { owner: nobody } }\n'));
    const report = evaluate(document, {
      today,
      configuration: configured('severity: { gate/open-items: error }'),
    });
    const raised = report.findings.find((each) => each.code === 'gate/open-items');
    assert.deepEqual([raised?.severity, raised?.ownSeverity], ['error', 'information']);
    assert.equal(report.loweredCounts.information, 0);
  });

  it('is how long a waiver may last', () => {
    const text = manifest(
      'owners: { bo: { roles: [approver] } }\nchecklist: { diagnose: { systems-inventoried: { status: waived, reason: it takes long, approver: bo, expires: 2027-01-30 } } }\n',
    );
    const of = (input: Partial<{ configuration: Configuration }>) =>
      evaluate(readDocument(text), { today: '2026-11-22', ...input }).findings.filter(
        (each) => each.code === 'waiver/too-long',
      );
    assert.deepEqual(of({}), []);
    const [finding] = of({ configuration: configured('waiverDays: 60') });
    assert.match(finding?.message ?? '', /at most 60 are allowed, so until 2027-01-21/);
    assert.equal(finding?.fixes[0]?.title, 'End it on 2027-01-21 (60 days)');
  });

  it('is which ends of a waiver are proposed', () => {
    const text = manifest(
      'checklist: { diagnose: { systems-inventoried: { status: waived, expires:  } } }\n',
    );
    const document = readDocument(text);
    const offset = text.indexOf('expires: ') + 'expires: '.length;
    const dates = (configuration: Configuration) =>
      complete({ document, offset, today: '2026-11-22', files: [], configuration }).proposals.map(
        ({ label, detail }) => `${label}: ${detail}`,
      );
    assert.deepEqual(dates(configured('waiverDays: 29')), [
      '2026-12-21: In 29 days, the longest a waiver may last',
      '2026-11-22: Today',
    ]);
    assert.deepEqual(dates(noConfiguration)[0], '2027-02-20: In 90 days, the longest a waiver may last');
  });

  it('is which days are no working days', () => {
    const text = manifest('goLive: 2026-11-24\nsystems: { erp: { changeLeadTime: 2d } }\n');
    const of = (configuration: Configuration) =>
      evaluate(readDocument(text), { today: '2026-11-20', configuration }).findings.find(
        (each) => each.code === 'plan/shorter-than-lead-time',
      )?.message;
    assert.equal(of(noConfiguration), undefined);
    assert.match(of(configured('holidays: [2026-11-23]')) ?? '', /not before 2026-11-25/);
  });
});

describe('owners and systems that a configuration shares', () => {
  const configuration = configured(
    'defaults: { owners: { dpo: { name: Dee, roles: [legal], deputy: cfo }, cfo: { roles: [data] }, ana: { name: Other } }, systems: { erp: { name: ERP, owner: gone } } }',
  );
  const evaluated = (text: string) => {
    const document = readDocument(manifest(text));
    return { document, report: evaluate(document, { today, configuration }) };
  };
  const codes = (text: string, code: string) =>
    evaluated(text).report.findings.filter((each) => each.code === code);

  it('may be referred to, by id and by role', () => {
    assert.deepEqual(codes('systems: { s: { owner: dpo } }\n', 'owner/unknown-id'), []);
    const role = 'escalation: [{ when: x, to: legal, within: 1h }]\n';
    assert.deepEqual(codes(role, 'escalation/unknown-target'), []);
    const { document, report } = evaluated('systems: { s: { owner: dpo } }\n');
    assert.deepEqual(report.manifest, document.manifest);
  });

  it('are among those that are meant by a misspelled id', () => {
    const [finding] = codes('systems: { s: { owner: dpoo } }\n', 'owner/unknown-id');
    assert.match(finding?.message ?? '', /Did you mean "dpo"\?/);
  });

  it('are told of where they are referred to, without a fix', () => {
    const text = 'data: { d: { system: erp } }\n';
    const { document, report } = evaluated(text);
    const [finding] = report.findings.filter((each) => each.code === 'owner/unknown-id');
    assert.deepEqual([finding?.path, finding?.fixes], [['data', 'd', 'system'], []]);
    const { start, end } = finding?.range ?? assert.fail();
    assert.equal(document.lines.lineText(start.line).slice(start.character, end.character), 'erp');
  });

  it('show early what they bring about, where they are referred to', () => {
    const text = manifest('data: { d: { system: crm } }\n');
    const document = readDocument(text);
    const shared = configured('defaults: { systems: { crm: { access: write } } }');
    const { findings } = evaluate(document, { today, configuration: shared });
    const [finding] = findings.filter(
      ({ code, message }) => code === 'gate/early-signal' && message.includes('crm'),
    );
    const { start } = finding?.range ?? assert.fail();
    assert.equal(document.lines.offsetAt(start), text.indexOf('crm'));
    assert.deepEqual([finding?.path, finding?.fixes], [['data', 'd', 'system'], []]);
  });

  it('are no concern of a manifest that does not refer to them, or has its own', () => {
    assert.deepEqual(codes('data: { d: { system: own } }\nsystems: { own: {} }\n', 'owner/unknown-id'), []);
    const own = 'owners: { dpo: { roles: [outcome], deputy: nobody } }\nsystems: { s: { owner: dpo } }\n';
    assert.equal(codes(own, 'owner/unknown-id').length, 1);
  });

  it('are completed after those of the manifest, and shown with their file', () => {
    const text = manifest('owners: { ana: { name: Ana } }\nsystems: { s: { owner: dpo } }\n');
    const document = readDocument(text);
    const offset = text.indexOf('dpo');
    const labels = complete({ document, offset, today, files: [], configuration }).proposals.map(
      ({ label, detail }) => `${label}: ${detail}`,
    );
    assert.deepEqual(labels.slice(0, 3), [
      'ana: Owner',
      'dpo: Owner (legal), shared',
      'cfo: Owner (data), shared',
    ]);
    const report = evaluate(document, { today, configuration });
    const said = hoverAt({ document, report, offset: offset + 1 })?.markdown.text ?? '';
    assert.match(said, /Dee/);
    assert.match(said, /Shared by `0\.yaml`/);
  });

  it('are proposed as approvers by their roles, as those of the manifest are', () => {
    const text = manifest(
      'owners: { ana: {}, bo: { roles: [approver] } }\nchecklist: { diagnose: { systems-inventoried: { status: waived, approver:  } } }\n',
    );
    const offset = text.indexOf('approver: ') + 'approver: '.length;
    const shared = configured(
      'defaults: { owners: { cy: {}, di: { roles: [approver] }, eve: { roles: [performance] } } }',
    );
    const input = { document: readDocument(text), offset, today, files: [], configuration: shared };
    assert.deepEqual(
      complete(input).proposals.map(({ label }) => label),
      ['bo', 'ana', 'di', 'cy'],
    );
  });

  it('hold the roles that nobody in the manifest has', () => {
    const text = manifest('owners: { ana: { roles: [data] } }\nescalation: [{ when: x, to:  }]\n');
    const offset = text.indexOf('to: ') + 'to: '.length;
    const { proposals } = complete({ document: readDocument(text), offset, today, files: [], configuration });
    const detail = (word: string) => proposals.find(({ label }) => label === word)?.detail;
    assert.deepEqual(['legal', 'data', 'security'].map(detail), [
      'Role of dpo',
      'Role of ana',
      'Role that no owner has',
    ]);
  });

  it('make a manifest known that has its own first', () => {
    const own = readDocument(manifest('owners: { ana: { name: Ana } }\n')).manifest;
    const { owners, systems } = withAllShared(own, configuration);
    assert.deepEqual([owners?.ana?.name, Object.keys(owners ?? {}).sort()], ['Ana', ['ana', 'cfo', 'dpo']]);
    assert.deepEqual(Object.keys(systems ?? {}), ['erp']);
    assert.equal(withAllShared(own), own);
  });
});
