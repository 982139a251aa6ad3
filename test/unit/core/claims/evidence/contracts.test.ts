import assert from 'node:assert/strict';
import type { Manifest } from '../../../../../src/core/service';
import { concluded, type Expected, expectEqual, met, people, reportOf, worth } from './support';

const sla = (...properties: readonly string[]): string =>
  `apiVersion: v3.1.0\nkind: DataContract\nid: x\nname: X\nstatus: active\nslaProperties:\n${properties.map((each) => `  - { ${each} }\n`).join('')}`;
const columns = (...words: readonly string[]): string =>
  `apiVersion: v3.1.0\nkind: DataContract\nid: x\nname: X\nstatus: active\nschema:\n  - name: x\n    properties:\n${words.map((word, index) => `      - name: c${index}\n${word === '' ? '' : `        classification: ${word}\n`}`).join('')}`;
const team = (...members: readonly string[]): string =>
  `apiVersion: v3.0.2\nkind: DataContract\nid: x\nname: X\nstatus: active\nteam:\n${members.map((each) => `  - { ${each} }\n`).join('')}`;

const proposed =
  '# A queue in between\n\nStatus: proposed\n\nThe mailbox receives up to four hundred letters in an hour, and the model is slow.\n';

/** People whose names have marks that addresses leave out. */
const marked: NonNullable<Manifest['owners']> = {
  ruta: { name: 'Rūta Jankauskaitė' },
  deniz: { name: 'Deniz Aydın' },
  jorg: { name: 'Jörg Müller' },
};

describe('data against its contract', () => {
  const table: readonly (readonly [content: string, field: string, value: string, ...expected: Expected])[] =
    [
      [sla('property: latency, value: 24, unit: h'), 'maxAge', '1h', 'contradicted', 7],
      [sla('property: latency, value: 24, unit: h'), 'maxAge', '1d', 'confirmed', 7],
      [sla('property: latency, value: 4, unit: d'), 'maxAge', '1w', 'confirmed', 7],
      [sla('property: latency, value: 4, unit: d'), 'maxAge', '3d', 'contradicted', 7],
      [sla('property: freshness, value: 30, unit: min'), 'maxAge', '15m', 'contradicted', 7],
      [sla('property: freshness, value: PT30M'), 'maxAge', '30m', 'confirmed', 7],
      [sla('property: frequency, value: 9, unit: d'), 'maxAge', '1h', 'nothing'],
      [sla('property: generalAvailability, value: 9, unit: d'), 'maxAge', '1h', 'nothing'],
      [sla('property: retention, value: 9, unit: d'), 'maxAge', '1h', 'nothing'],
      [sla('property: latency, value: 30, unit: m'), 'maxAge', '1m', 'nothing'],
      [
        sla('property: latency, value: 1, unit: h', 'property: latency, value: 3, unit: h'),
        'maxAge',
        '2h',
        'cannot tell',
        8,
      ],
      [
        sla('property: latency, value: 1, unit: h', 'property: latency, value: 3, unit: h'),
        'maxAge',
        '30m',
        'contradicted',
        7,
      ],
      [
        sla('property: latency, value: 1, unit: h', 'property: latency, value: 3, unit: h'),
        'maxAge',
        '4h',
        'confirmed',
        8,
      ],
      [
        sla('property: latency, value: 1, unit: h', 'property: freshness, value: 3, unit: d'),
        'maxAge',
        '1d',
        'contradicted',
        8,
      ],
      ['@data/contracts/orders.datacontract.yaml', 'maxAge', '10m', 'contradicted', 12],
      ['@data/contracts/orders.datacontract.yaml', 'maxAge', '1h', 'confirmed', 12],
      ['@data/contracts/contract.soda.yml', 'maxAge', '30m', 'contradicted', 12],
      ['@data/contracts/json.odcs.json', 'maxAge', '2h', 'confirmed', 10],
      ['@data/contracts/old.odcs.yaml', 'maxAge', '1d', 'contradicted', 27],
      ['@data/contracts/init.datacontract.yaml', 'maxAge', '1m', 'nothing'],
      [columns('public', 'public'), 'classification', 'personal', 'contradicted', 10],
      [columns('public', ''), 'classification', 'personal', 'cannot tell', 10],
      [columns('public', 'public'), 'classification', 'public', 'confirmed', 10],
      [columns('internal', ''), 'classification', 'internal', 'confirmed', 10],
      [columns('personal', 'public'), 'classification', 'internal', 'contradicted', 10],
      [columns('PII', 'public'), 'classification', 'public', 'contradicted', 10],
      [columns('PII', 'public'), 'classification', 'confidential', 'cannot tell', 10],
      [columns('confidential', 'confidential'), 'classification', 'public', 'contradicted', 10],
      [columns('Strictly confidential', 'internal'), 'classification', 'public', 'contradicted', 10],
      [columns('confidential', ''), 'classification', 'public', 'cannot tell', 10],
      [columns('confidential', 'public'), 'classification', 'public', 'cannot tell', 10],
      [columns('confidential', 'confidential'), 'classification', 'internal', 'cannot tell', 10],
      [columns('C2', 'C2'), 'classification', 'public', 'cannot tell', 10],
      [columns('restricted', 'restricted'), 'classification', 'personal', 'cannot tell', 10],
      [columns('personalised-content', 'internal'), 'classification', 'internal', 'cannot tell', 10],
      [columns('sensitive-pricing', 'specialist'), 'classification', 'internal', 'cannot tell', 10],
      [columns('sensitive_personal', 'internal'), 'classification', 'internal', 'contradicted', 10],
      [columns('special category', 'internal'), 'classification', 'internal', 'contradicted', 10],
      [columns('3', '3'), 'classification', 'internal', 'cannot tell', 10],
      ['@data/contracts/claims.odcs.yaml', 'classification', 'internal', 'contradicted', 21],
      ['@data/contracts/claims.odcs.yaml', 'classification', 'personal', 'cannot tell', 20],
      [team('username: priya-n, role: owner'), 'owner', 'priya', 'confirmed', 7],
      [team('username: "@priya-n", role: Data Owner'), 'owner', 'priya', 'confirmed', 7],
      [team('username: priya.nair@acme.example, role: owner'), 'owner', 'priya', 'confirmed', 7],
      [team('username: tomas-k, role: owner'), 'owner', 'priya', 'contradicted', 7],
      [team('username: somebody, role: owner'), 'owner', 'priya', 'cannot tell', 7],
      [team('username: tomas-k, role: DPO'), 'owner', 'priya', 'nothing'],
      [team('username: tomas-k, role: owner, dateOut: 2024-01-31'), 'owner', 'priya', 'nothing'],
      [team('username: tomas-k, role: owner, dateIn: 2024-01-31'), 'owner', 'priya', 'contradicted', 7],
      [team('username: tomas-k, role: owner, dateIn: 2027-01-31'), 'owner', 'priya', 'nothing'],
      [team('username: priya-n, role: owner, dateOut: 2027-01-31'), 'owner', 'priya', 'confirmed', 7],
      [
        team('username: priya-n, role: owner, dateOut: 2027-01-31', 'username: tomas-k, role: owner'),
        'owner',
        'priya',
        'confirmed',
        7,
      ],
      [
        team('username: priya-n, role: owner, dateOut: 2025-01-31', 'username: tomas-k, role: owner'),
        'owner',
        'priya',
        'contradicted',
        8,
      ],
      [
        team('username: tomas-k, role: owner', 'username: priya-n, role: owner'),
        'owner',
        'priya',
        'confirmed',
        8,
      ],
      // A name with its marks, and as an address writes it.
      [team('username: ruta.jankauskaite, role: owner'), 'owner', 'ruta', 'confirmed', 7],
      [team('username: ruta.jankauskaite, role: owner'), 'owner', 'priya', 'contradicted', 7],
      [team('username: deniz.aydin, role: owner'), 'owner', 'priya', 'contradicted', 7],
      [team('username: jorg.muller, role: owner'), 'owner', 'jorg', 'confirmed', 7],
      [team('username: joerg.mueller, role: owner'), 'owner', 'jorg', 'confirmed', 7],
      [team('username: Jörg Müller, role: owner'), 'owner', 'jorg', 'confirmed', 7],
      [team('username: joerg.mueller, role: owner'), 'owner', 'priya', 'contradicted', 7],
      [
        team('username: tomas-k, role: owner', 'username: deniz.aydin, role: owner'),
        'owner',
        'priya',
        'contradicted',
        7,
      ],
      // One of the two may be the same person under another name.
      [
        team('username: tomas-k, role: owner', 'username: somebody, role: owner'),
        'owner',
        'priya',
        'cannot tell',
        7,
      ],
      ['@data/contracts/orders.datacontract.yaml', 'owner', 'priya', 'cannot tell', 6],
    ];
  for (const [content, field, value, ...expected] of table)
    it(`${field} ${value}: ${content.replace(/\s+/g, ' ').slice(-90)}`, () => {
      const file = `contracts/x${/\.\w+$/.exec(content)?.[0] ?? '.yaml'}`;
      const source: NonNullable<Manifest['data']> = JSON.parse(
        JSON.stringify({ x: { [field]: value, contract: file } }),
      );
      const report = reportOf({ owners: { ...people, ...marked }, data: source }, { [file]: content });
      expectEqual(concluded(report, file, `data.x.${field}`), expected, report);
    });

  const denied: readonly (readonly [content: string, source: object, at: string, ...expected: Expected])[] = [
    [columns('personal', ''), { personal: false }, 'personal', 'contradicted', 10],
    [columns('PII', ''), { personal: false, classification: 'confidential' }, 'personal', 'contradicted', 10],
    [columns('sensitive', ''), { personal: false }, 'personal', 'nothing'],
    [columns('personal', ''), { personal: true }, 'personal', 'nothing'],
    [columns('personal', ''), { classification: 'confidential' }, 'personal', 'nothing'],
    [columns('special-category', ''), { classification: 'personal' }, 'classification', 'contradicted', 10],
    [columns('special-category', ''), { specialCategory: false }, 'specialCategory', 'contradicted', 10],
    [
      columns('special-category', ''),
      { personal: true, specialCategory: true },
      'specialCategory',
      'nothing',
    ],
    [
      columns('special-category', ''),
      { classification: 'special-category' },
      'classification',
      'confirmed',
      10,
    ],
  ];
  for (const [content, source, at, ...expected] of denied)
    it(`${JSON.stringify(source)}: ${content.replace(/\s+/g, ' ').slice(-60)}`, () => {
      const data: NonNullable<Manifest['data']> = JSON.parse(
        JSON.stringify({ x: { ...source, contract: 'x.yaml' } }),
      );
      const report = reportOf({ data }, { 'x.yaml': content });
      expectEqual(concluded(report, 'x.yaml', `data.x.${at}`), expected, report);
    });

  const drafts: readonly (readonly [named: string, verdict: string])[] = [
    ['draft.yaml', 'contradicted'],
    ['active.yaml', 'cannot-tell'],
  ];
  for (const [named, verdict] of drafts)
    it(`a draft beside a contract in force, where the data names ${named}`, () => {
      const active = sla('property: latency, value: 1, unit: h');
      const item = { status: 'met', evidence: ['draft.yaml', 'active.yaml'] };
      const manifest: Manifest = JSON.parse(
        JSON.stringify({
          data: { x: { contract: named } },
          checklist: { design: { 'data-contract-agreed': item } },
        }),
      );
      const files = { 'draft.yaml': active.replace('active', 'draft'), 'active.yaml': active };
      const told = reportOf(manifest, files).claims.filter(({ reason }) => reason.includes('is draft'));
      assert.deepEqual(
        told.map((each) => each.verdict),
        [verdict],
      );
    });

  it('a contract that says nothing of the data', () => {
    const bare = 'apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 2.1.0\nstatus: active\n';
    const report = reportOf(met('data-contract-agreed', 'x.yaml'), { 'x.yaml': bare });
    assert.deepEqual(worth(report, 'x.yaml', 'data-contract-agreed'), ['does not count', 1]);
  });

  const tables: readonly (readonly [id: string, maxAge: string, ...expected: Expected])[] = [
    ['orders', '1d', 'contradicted', 5],
    ['orders', '2d', 'confirmed', 5],
    ['prices', '1h', 'contradicted', 15],
    ['prices', '2h', 'confirmed', 15],
    ['rates', '1h', 'cannot tell', 18],
    ['nulls', '1h', 'cannot tell', 20],
  ];
  for (const [id, maxAge, ...expected] of tables)
    it(`dbt: the table ${id} may be ${maxAge} old`, () => {
      const file = 'models/models.yml';
      const report = reportOf(
        { data: { [id]: { maxAge, contract: file } } },
        { [file]: '@data/dbt/models.yml' },
      );
      expectEqual(concluded(report, file, `data.${id}.maxAge`), expected, report);
    });

  const agreed: readonly (readonly [content: string, ...expected: Expected])[] = [
    [sla('property: latency, value: 1, unit: h').replace('active', 'draft'), 'contradicted', 5],
    [sla('property: latency, value: 1, unit: h').replace('active', 'proposed'), 'contradicted', 5],
    ['@data/contracts/claims.odcs.yaml', 'contradicted', 6],
    ['@data/contracts/old.odcs.yaml', 'cannot tell', 4],
    ['@data/contracts/init.datacontract.yaml', 'nothing'],
    [proposed, 'contradicted', 3],
  ];
  for (const [content, ...expected] of agreed)
    it(`agreed: ${content.replace(/\s+/g, ' ').slice(0, 90)}`, () => {
      const ending = content === proposed ? '.md' : (/\.\w+$/.exec(content)?.[0] ?? '.yaml');
      const file = `contracts/x${ending}`;
      const report = reportOf(met('data-contract-agreed', file), { [file]: content });
      expectEqual(concluded(report, file, 'checklist'), expected, report);
    });
});

describe('what a contract promises of one of several tables', () => {
  const promised = (element: string): string =>
    `apiVersion: v3.1.0\nkind: DataContract\nid: x\nname: X\nstatus: active\nschema:\n  - name: tickets\n    properties: [{ name: id }]\n  - name: ticket_archive\nslaProperties:\n  - { property: latency, value: 24, unit: h, element: ${element} }\n`;
  const rows: readonly (readonly [id: string, element: string, ...expected: Expected])[] = [
    ['tickets', 'ticket_archive.id', 'nothing'],
    ['tickets', 'tickets.id', 'contradicted', 11],
    ['queue', 'ticket_archive.id', 'nothing'],
    ['queue', '"tickets.id, ticket_archive.id"', 'contradicted', 11],
  ];
  for (const [id, element, ...expected] of rows)
    it(`${element} beside ${id}`, () => {
      const data: NonNullable<Manifest['data']> = { [id]: { contract: 'a.yaml', maxAge: '1h' } };
      const report = reportOf({ data }, { 'a.yaml': promised(element) });
      expectEqual(concluded(report, 'a.yaml', `data.${id}.maxAge`), expected, report);
    });

  it('of the only table, whatever it is called there', () => {
    const one = promised('tab1.txn_ref_dt').replace('\n  - name: ticket_archive', '');
    const data: NonNullable<Manifest['data']> = { tickets: { contract: 'a.yaml', maxAge: '1w' } };
    const report = reportOf({ data }, { 'a.yaml': one });
    expectEqual(concluded(report, 'a.yaml', 'data.tickets.maxAge'), ['confirmed', 10], report);
  });
});

describe('an item whose contract says otherwise', () => {
  const rows: readonly (readonly [maxAge: string, satisfied: boolean])[] = [
    ['1d', true],
    ['1h', false],
  ];
  for (const [maxAge, satisfied] of rows)
    it(`an age of a day, where the data may be ${maxAge} old`, () => {
      const manifest: Manifest = JSON.parse(
        JSON.stringify({
          ...met('data-contract-agreed', 'a.yaml'),
          owners: people,
          data: { erp: { owner: 'priya', maxAge, contract: 'a.yaml' } },
        }),
      );
      const contract = `${columns('')}slaProperties:\n  - { property: latency, value: 24, unit: h }\n`;
      const report = reportOf(manifest, { 'a.yaml': contract });
      const item = report.items.find(({ id, stated }) => stated && id === 'data-contract-agreed');
      assert.equal(item?.satisfied, satisfied, item?.because);
    });
});

describe('an integration against the contract of its interface', () => {
  const paths = (...methods: readonly string[]): string =>
    `openapi: 3.0.3\ninfo: { title: X, version: '1' }\npaths:\n  /x:\n${methods.map((each) => `    ${each}:\n      responses: { '200': { description: ok } }\n`).join('')}`;
  const table: readonly (readonly [
    content: string,
    direction: string | undefined,
    field: string,
    ...expected: Expected,
  ])[] = [
    [paths('get'), 'write', 'direction', 'contradicted', 3],
    [paths('get', 'head'), 'read-write', 'direction', 'contradicted', 3],
    [paths('get'), 'read', 'direction', 'nothing'],
    [paths('post'), 'read', 'direction', 'nothing'],
    [paths('get', 'post'), 'write', 'direction', 'cannot tell', 7],
    ['@interfaces/api/legacy.swagger.json', 'write', 'direction', 'cannot tell', 15],
    ['@interfaces/events/tickets.asyncapi.yaml', 'write', 'direction', 'nothing'],
    ['@interfaces/other/orders.proto', 'write', 'contract', 'nothing'],
    ['@interfaces/other/orders.wsdl', 'write', 'contract', 'nothing'],
    ['@interfaces/other/schema.graphql', 'write', 'contract', 'nothing'],
    ['@interfaces/broken/tab.yaml', 'write', 'contract', 'contradicted', 2],
    ['hello: [\n', 'write', 'contract', 'contradicted', 1],
    [
      '# The interface\n\nWhat is posted, and how it is called, was agreed with the owner of the ledger by mail.\n',
      'write',
      'contract',
      'nothing',
    ],
    [paths(), 'write', 'direction', 'nothing'],
    ["openapi: 3.1.0\ninfo: { title: X, version: '1' }\npaths: {}\n", 'write', 'contract', 'contradicted', 3],
    ["openapi: 3.1.0\ninfo: { title: X, version: '1' }\npaths: {}\n", undefined, 'contract', 'nothing'],
  ];
  it('what others only read of an interface of one’s own may be written for them', () => {
    const integrations: NonNullable<Manifest['integrations']> = {
      queue: { direction: 'write', side: 'provider', contract: 'a.yaml' },
    };
    const report = reportOf({ integrations }, { 'a.yaml': paths('get') });
    expectEqual(concluded(report, 'a.yaml', 'integrations.queue'), ['nothing'], report);
  });

  for (const [content, direction, field, ...expected] of table)
    it(`${direction}: ${content.replace(/\s+/g, ' ').slice(0, 90)}`, () => {
      const ending = content.startsWith('#') ? '.md' : (/\.\w+$/.exec(content)?.[0] ?? '.yaml');
      const file = `contracts/posting${ending}`;
      const integrations: NonNullable<Manifest['integrations']> = JSON.parse(
        JSON.stringify({ posting: { direction, contract: file } }),
      );
      const report = reportOf({ integrations }, { [file]: content });
      expectEqual(concluded(report, file, `integrations.posting.${field}`), expected, report);
    });
});

describe('models and licences that files list', () => {
  const part = (name: string, version: string): string =>
    JSON.stringify(
      {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        components: [{ type: 'machine-learning-model', name, version }],
      },
      null,
      1,
    );
  const models: readonly (readonly [
    content: string,
    name: string,
    version: string,
    ...expected: Expected,
  ])[] = [
    [part('gpt-4o', '2024-08-06'), 'gpt-4o', '2024-08-06', 'confirmed', 8],
    [part('gpt-4o', '2024-11-20'), 'gpt-4o', '2024-08-06', 'contradicted', 8],
    [part('Chat', 'gpt-4o-2024-11-20'), 'gpt-4o', '2024-08-06', 'contradicted', 8],
    [part('Chat', 'gpt-4o'), 'gpt-4o', '2024-08-06', 'cannot tell', 8],
    [part('gpt-4o', '1.2'), 'gpt-4o', '2024-08-06', 'cannot tell', 8],
    [part('minutes', '4.8.2'), 'minutes', '4.8.2', 'confirmed', 8],
    [part('minutes', 'v4.8.2'), 'minutes', '4.8.2', 'confirmed', 8],
    [part('minutes', '4.7.9'), 'minutes', '4.8.2', 'contradicted', 8],
    [part('minutes', '4.8'), 'minutes', '4.8.2', 'cannot tell', 8],
    [part('minutes', 'stable'), 'minutes', '4.8.2', 'cannot tell', 8],
    [part('speech', '3.1.0'), 'minutes', '4.8.2', 'nothing'],
    [part('vectors', '2024-11-20'), 'gpt-4o', '2024-08-06', 'nothing'],
    ['@scans/bom/model.cdx.json', 'gpt-4o', '2024-05-13', 'contradicted', 29],
    ['@scans/bom/placeholder.json', 'gpt-4o', '2024-05-13', 'nothing'],
  ];
  for (const [content, name, version, ...expected] of models)
    it(`${name} ${version}: ${content.replace(/\s+/g, ' ').slice(-60)}`, () => {
      const manifest = { ...met('third-parties-vetted', 'bom.json'), models: { coder: { name, version } } };
      const report = reportOf(manifest, { 'bom.json': content });
      expectEqual(concluded(report, 'bom.json', 'models.coder'), expected, report);
    });

  const days: readonly (readonly [card: string, other: string | undefined, verdict: string])[] = [
    ['2026-02-15', undefined, 'contradicted'],
    ['2026-08-15', undefined, 'confirmed'],
    // The other model of the manifest is the one that the card describes.
    ['2026-02-15', '2026-02-15', 'confirmed'],
  ];
  for (const [day, other, verdict] of days)
    it(`a card of ${day} beside a list of parts${other === undefined ? '' : ', of another model'}`, () => {
      const text = `# Model card\n\n| Label | Value |\n| --- | --- |\n| Model name | acme-large |\n| Version | ${day} |\n| Provider | acme-ai |\n\nRouting of support tickets in two languages to five teams; not for answering, not for complaints.\n`;
      const item = { status: 'met', evidence: ['bom.json', 'docs/model-card.md'] };
      const router = { name: 'acme-large', version: '2026-08-15' };
      const manifest: Manifest = JSON.parse(
        JSON.stringify({
          models: {
            router,
            ...(other === undefined ? {} : { former: { name: 'acme-large', version: other } }),
          },
          checklist: { design: { 'third-parties-vetted': item }, deploy: { 'technical-file-current': item } },
        }),
      );
      const report = reportOf(manifest, {
        'bom.json': part('acme-large', '2026-08-15'),
        'docs/model-card.md': text,
      });
      const told = report.claims.filter(({ path }) => path.join('.') === 'models.router.version');
      assert.deepEqual(
        told.map((each) => each.verdict),
        [verdict],
      );
    });

  const modelCard = (name: string, version: string): string =>
    `# Model card\n\n| Label | Value |\n| --- | --- |\n| Model name | ${name} |\n| Version | ${version} |\n| Provider | acme-ai |\n\nRouting of support tickets in two languages to five teams; not for answering, not for complaints.\n`;
  const both: readonly (readonly [shows: string, bom: string, card: string, ...told: string[]])[] = [
    [
      'a list of parts that is older than the card',
      part('acme-large', '2026-02-15'),
      modelCard('acme-large', '2026-08-15'),
      'version contradicted: it names acme-large-2026-02-15, the manifest says 2026-08-15',
    ],
    [
      'a list of parts and a card of this version',
      part('acme-large', '2026-08-15'),
      modelCard('acme-large', '2026-08-15'),
      'version confirmed: it names acme-large-2026-08-15',
    ],
    [
      'a list of parts without a version',
      part('acme-large', ''),
      modelCard('acme-large', '2026-08-15'),
      'version confirmed: it names acme-large-2026-08-15',
    ],
    [
      'another model, in both of them',
      part('acme-small', '2026-08-15'),
      modelCard('acme-small', '2026-08-15'),
      'name cannot-tell: it names acme-small-2026-08-15, and whether that is acme-large nobody can tell',
    ],
    [
      'a card of a model of a known family',
      part('acme-large', '2026-08-15'),
      modelCard('gpt-4o', '2024-08-06'),
      'version confirmed: it names acme-large-2026-08-15',
      'name cannot-tell: it names gpt-4o-2024-08-06, and whether that is acme-large nobody can tell',
    ],
  ];
  for (const [shows, bom, text, ...expected] of both)
    it(shows, () => {
      const evidence = ['bom.json', 'docs/model-card.md'];
      const manifest: Manifest = JSON.parse(
        JSON.stringify({
          models: { router: { name: 'acme-large', version: '2026-08-15' } },
          checklist: { deploy: { 'technical-file-current': { status: 'met', evidence } } },
        }),
      );
      const report = reportOf(manifest, { 'bom.json': bom, 'docs/model-card.md': text });
      assert.deepEqual(
        report.claims
          .filter(({ path }) => path[0] === 'models' && path[1] === 'router')
          .map((each) => `${each.path[2]} ${each.verdict}: ${each.reason}`),
        expected,
      );
    });

  const card = (licence: string): string =>
    `---\nlicense: ${licence}\npretty_name: Letters\ntask_categories:\n- text-classification\n---\n\n# Letters\n\nLetters of suppliers with the account that a clerk chose for each of them in the year before last.\n`;
  const licences: readonly (readonly [content: string, licence: string, ...expected: Expected])[] = [
    [card('cc-by-4.0'), 'CC BY 4.0', 'confirmed', 2],
    [card('cc-by-4.0'), 'CC-BY-4.0', 'confirmed', 2],
    [card('mit'), 'MIT License', 'confirmed', 2],
    [card('mit'), 'Apache-2.0', 'contradicted', 2],
    [card('cc-by-nc-4.0'), 'CC BY 4.0', 'contradicted', 2],
    [card('other'), 'MIT', 'cannot tell', 2],
    [card('mit'), 'our own terms with the supplier', 'cannot tell', 2],
    [card('mit'), 'MIT or Apache-2.0', 'cannot tell', 2],
    ['@data/sets/croissant.json', 'MIT', 'confirmed', 6],
    ['@data/sets/croissant.json', 'Apache-2.0', 'cannot tell', 6],
  ];
  for (const [content, licence, ...expected] of licences)
    it(`the licence ${licence}: ${content.replace(/\s+/g, ' ').slice(0, 40)}`, () => {
      const file = `data/letters${content.startsWith('@') ? '.json' : '.md'}`;
      const report = reportOf(
        { ...met('data-provenance-recorded', file), data: { letters: { licence } } },
        { [file]: content },
      );
      expectEqual(concluded(report, file, 'data.letters.licence'), expected, report);
    });
});

describe('prose in the place of a contract', () => {
  const owners =
    '# Who answers\n\n| Name | Role |\n| --- | --- |\n| Priya Nair | outcome |\n| Tomas Kern | risk |\n';
  const headed = (title: string): string =>
    `# ${title}\n\nWhat is sent, when, and what happens if it fails, was settled with the owner of the ledger in May.\n`;
  const rows: readonly (readonly [file: string, content: string, ...expected: Expected])[] = [
    ['docs/owners.md', owners, 'contradicted', 1],
    ['README.md', headed('Triage of letters'), 'contradicted', 1],
    ['docs/a.md', headed('On-call rota and responsibilities'), 'contradicted', 1],
    ['docs/a.md', headed('Important information'), 'contradicted', 1],
    ['docs/contracts/posting.md', headed('What was settled'), 'nothing'],
    ['docs/a.md', headed('Agreement with finance'), 'nothing'],
    ['docs/a.md', headed('Schnittstelle zum Hauptbuch'), 'nothing'],
    ['docs/a.md', headed('How the ledger is called'), 'nothing'],
    ['docs/a.md', headed('SAP, nightly'), 'nothing'],
    ['docs/a.md', headed('Message formats'), 'nothing'],
    ['docs/a.txt', 'What is sent was settled with the owner of the ledger in May, by mail.\n', 'nothing'],
  ];
  for (const [file, content, ...expected] of rows)
    it(`${file}: ${content.slice(0, 40).trim()}`, () => {
      const manifest: Manifest = {
        systems: { erp: { name: 'SAP' } },
        integrations: { ledger: { system: 'erp', contract: file } },
      };
      const report = reportOf(manifest, { [file]: content });
      expectEqual(concluded(report, file, 'integrations.ledger.contract'), expected, report);
      const ofData = reportOf({ data: { ledger: { contract: file } } }, { [file]: content });
      const isNamed = content.includes('SAP');
      expectEqual(
        concluded(ofData, file, 'data.ledger.contract'),
        isNamed ? ['contradicted', 1] : expected,
        ofData,
      );
    });
});
