import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../../src/core/base/text-edit';
import {
  additions,
  applyOperations,
  type Discovery,
  discover,
  evaluate,
  type FirstLook,
  isRefusal,
  type ManifestDocument,
  readDocument,
  sectionTexts,
  starterManifest,
  worthInWords,
} from '../../../src/core/service';
import * as readers from '../../../src/readers';
import { firstLook } from '../../../src/repository';
import { fromSystem, nodeFilesAtOnce } from '../../../src/repository/node';

/**
 * Each folder of test/fixtures/discover has a repository, and what is proposed for it: `manifest.yaml`, word for word,
 * and `said.json` with the sentence and what is worth a look. A folder of the manifest other than the root is named
 * there.
 */
interface Said {
  readonly folder?: string;
  readonly sentence?: string;
  readonly worth: readonly string[];
}

const fixtures = path.resolve('test/fixtures/discover');

async function lookAt(name: string, folder = ''): Promise<FirstLook> {
  const root = fromSystem(path.join(fixtures, name, 'repository'));
  const files = nodeFilesAtOnce;
  const look = await firstLook({ root, folder: folder === '' ? root : `${root}/${folder}`, files, readers });
  // All of them are called "repository".
  return { ...look, name };
}

function textOf({ proposals }: Discovery): string {
  const sure = proposals.filter(({ question }) => question === undefined);
  const asked = proposals.filter(({ question }) => question !== undefined);
  return starterManifest({ name: 'Fixture', stage: 'diagnose', found: sectionTexts(sure, asked) });
}

function saidIn(name: string): Said {
  return JSON.parse(readFileSync(path.join(fixtures, name, 'said.json'), 'utf8'));
}

/** The text after some operations of the engine. */
function edited(document: ManifestDocument, operations: Parameters<typeof applyOperations>[1]): string {
  const edits = applyOperations(document, operations);
  assert.ok(!isRefusal(edits), 'it can be edited');
  return applyEdits(document.text, edits);
}

describe('a first manifest from the repository', () => {
  for (const name of readdirSync(fixtures)) {
    describe(name, () => {
      let discovery: Discovery;
      let look: FirstLook;
      before(async () => {
        look = await lookAt(name, saidIn(name).folder);
        discovery = discover(look);
      });

      it('says what was found, and what is worth a look', () => {
        const { folder, ...said } = saidIn(name);
        assert.deepEqual(
          {
            ...(discovery.sentence === undefined ? {} : { sentence: discovery.sentence }),
            worth: discovery.worth.map(worthInWords),
          },
          said,
          folder,
        );
      });

      it('is written with the place of each line', () => {
        assert.equal(textOf(discovery), readFileSync(path.join(fixtures, name, 'manifest.yaml'), 'utf8'));
      });

      it('is valid, and has nothing in it but open work', () => {
        const { findings } = evaluate(readDocument(textOf(discovery)), {
          today: '2026-11-26',
          repository: 'taken-to-hold',
        });
        // That another model runs than the one that was evaluated is open work as well.
        const isOpenWork = (code: string): boolean => code === 'evaluation/other-release';
        const bad = findings.filter(
          ({ severity, code }) => severity === 'error' || (severity === 'warning' && !isOpenWork(code)),
        );
        assert.deepEqual(bad, []);
      });

      it('names places that are there', () => {
        const root = path.join(fixtures, name, 'repository');
        for (const [, file = '', line] of textOf(discovery).matchAll(
          /# [Ff]rom (\S*[./]\S*?)(?::(\d+))?(?=[:;\s]|$)/gm,
        )) {
          assert.ok(existsSync(path.join(root, file)), file);
          const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
          assert.ok(line === undefined || (lines[Number(line) - 1] ?? '').trim() !== '', `${file}:${line}`);
        }
      });

      it('is proposed once: what was added is not proposed again', () => {
        const document = readDocument('version: 1\nstage: diagnose\nworkflow: { name: Mine }  # own\n');
        const text = edited(document, additions(discovery.proposals, document.manifest));
        assert.ok(text.startsWith(document.text), 'what was there is as it was');
        const { manifest, faults, parsed } = readDocument(text);
        assert.deepEqual([...faults, ...parsed.problems], []);
        assert.deepEqual(discover(look, { manifest }).proposals, []);
      });
    });
  }

  it('keeps what refers to a model only together with it', async () => {
    const { proposals } = discover(await lookAt('claims-desk'));
    const without = proposals.filter(({ section }) => section !== 'models');
    assert.match(textOf({ sentence: undefined, worth: [], proposals }), /models: \[gpt-4-1\]/);
    assert.doesNotMatch(textOf({ sentence: undefined, worth: [], proposals: without }), /models: \[/);
  });

  it('leaves out what a manifest says in its own words', async () => {
    const text = `version: 1
stage: diagnose
workflow: { name: Mine }
owners: { priya: { handle: "@Priya-N" } }
systems: { store: { name: Our Qdrant } }
models: { writer: { name: gpt-4.1, version: "2025-04-14" } }
integrations: { out: { contract: ./contracts/payments.openapi.yaml#POST /payments } }
controls: { logging: { retention: 1d } }
release: { deployedBy: .github/workflows/deploy.yml }
`;
    const { manifest } = readDocument(text);
    const left = discover(await lookAt('claims-desk'), { manifest }).proposals.map((each) =>
      each.path.join('.'),
    );
    for (const known of [/priya/, /qdrant/, /gpt-4-1$/, /payment/, /controls/, /release/])
      assert.ok(!left.some((each) => known.test(each)), `${known} in ${left.join(' ')}`);
    assert.ok(left.includes('models.gpt-4o-mini'));
  });

  it('gives ids that are free', async () => {
    const text =
      'version: 1\nstage: diagnose\nworkflow: { name: Mine }\nsignals: { instance-down: { source: ours } }\n';
    const { manifest } = readDocument(`${text}owners: { claims: { handle: "@other" } }\n`);
    const paths = discover(await lookAt('claims-desk'), { manifest }).proposals.map((each) =>
      each.path.join('.'),
    );
    assert.ok(paths.includes('owners.acme-claims'), paths.join(' '));
    assert.equal(new Set(paths).size, paths.length);
  });

  it('puts what is worth a look before everything else, without what would end a line', () => {
    const text = starterManifest({ name: 'x', stage: 'diagnose', worth: ['one', 'two\nthree: 3'] });
    assert.match(text, /^# Worth a look[^\n]*\n# - one\n# - two three: 3\n\n# What we know/);
    assert.equal(readDocument(text).manifest.workflow?.name, 'x');
  });

  it('is valid whatever names the files give', () => {
    const nasty = 'a: "b"\n# {c}, [d] \u202e\u0000 \'e\'';
    const odd = 'a: "b" {c}, [d] \u202e \'e\' & *f ! % @g';
    const file = `${odd}/x.yml`;
    const at = { reader: 'test', line: 2 };
    const readings: FirstLook['index']['readings'] = [
      {
        path: file,
        role: 'product',
        testimony: [
          { ...at, fact: 'system', value: { name: nasty, kind: 'database', image: nasty, tag: null } },
          { ...at, fact: 'model', value: { id: nasty, pin: 'moving', site: 'configured' } },
          {
            ...at,
            fact: 'mcp-server',
            value: { name: nasty, transport: 'stdio', target: nasty, pin: nasty, audience: 'product' },
          },
          {
            ...at,
            fact: 'alert',
            value: { name: nasty, metrics: [nasty], operator: '>', threshold: 1, for: null },
          },
          { ...at, fact: 'workflow.deploy', value: { job: nasty, environment: nasty, triggers: [] } },
        ],
      },
      {
        path: `contracts/${odd}.yaml`,
        role: 'product',
        kind: 'interface',
        testimony: [
          { ...at, fact: 'interface.standard', value: 'OpenAPI 3.0.3' },
          { ...at, fact: 'interface.title', value: nasty },
        ],
      },
    ];
    const look: FirstLook = {
      index: { readings, folder: '', others: [], isWhole: true },
      looked: 2,
      isAllRead: true,
      speaksOfLimits: false,
      dataFiles: new Map(),
      variables: new Map(),
      name: nasty,
    };
    const discovery = discover(look);
    const sections = new Set(discovery.proposals.map(({ section }) => section));
    assert.deepEqual([...sections], ['systems', 'integrations', 'models', 'release', 'agent']);
    for (const found of [sectionTexts(discovery.proposals), sectionTexts([], discovery.proposals)]) {
      const worth = discovery.worth.map(worthInWords);
      const { faults, parsed } = readDocument(
        starterManifest({ name: nasty, stage: 'diagnose', found, worth }),
      );
      assert.deepEqual([...faults, ...parsed.problems], []);
    }
    const { manifest } = readDocument(textOf(discovery));
    assert.equal(Object.values(manifest.models ?? {})[0]?.name, nasty);
    assert.equal(
      Object.values(manifest.models ?? {})[0]?.declaredIn,
      `./${file}`,
      'neither an address nor a drive',
    );
    const unnamed = readings.map((reading) => ({ ...reading, path: `a#b/${reading.path}\n.yml` }));
    assert.deepEqual(discover({ ...look, index: { ...look.index, readings: unnamed } }).proposals, []);
  });

  it('gives ids that every reader of YAML takes for words', () => {
    const owners = ['@true', '@null', '@12', '@acme/on', '@1e3', '@dana'];
    const value = { pattern: '*', owners, effective: true };
    const line = { reader: 'test', line: 0, fact: 'owner' as const, value };
    const index = {
      readings: [{ path: 'CODEOWNERS', role: 'product' as const, testimony: [line] }],
      folder: '',
      others: [],
      isWhole: true,
    };
    const look: FirstLook = {
      index,
      looked: 1,
      isAllRead: true,
      speaksOfLimits: false,
      dataFiles: new Map(),
      variables: new Map(),
      name: 'x',
    };
    const ids = discover(look).proposals.map(({ path: [, id] }) => id);
    assert.deepEqual(ids, ['owner-true', 'owner-null', 'owner-12', 'owner-on', 'owner-1e3', 'dana']);
  });
});
