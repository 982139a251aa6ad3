import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { changesFor } from '../../../../src/core/domain/edition-changes';
import { factsOf } from '../../../../src/core/facts/context';
import { type CatalogueItem, editions, itemsOf, newestEdition } from '../../../../src/core/schema/catalogue';
import { catalogue, evaluate, type Report, readDocument, stages } from '../../../../src/core/service';
import { repositoryOf } from '../fixtures';
import { found, manifest, messages, reportOf, today } from '../support';

const folder = 'test/fixtures/editions';

/** The samples as they were when an edition was the newest, and what kept their gates from being passed then. */
const landed = readdirSync(folder).flatMap((edition) => {
  const blockers: Record<string, Record<string, string[]>> = JSON.parse(
    readFileSync(`${folder}/${edition}/blockers.json`, 'utf8'),
  );
  return Object.entries(blockers).map(([name, expected]) => ({
    edition,
    name,
    expected,
    text: readFileSync(`${folder}/${edition}/${name}.yaml`, 'utf8'),
  }));
});

function pinned(text: string, edition: string): Report {
  const document = readDocument(text.replace(/^version: 1\b.*$/m, `$&\ncatalogue: ${edition}`));
  return evaluate(document, { today, repository: repositoryOf(document, new Map()) });
}

const asLines = (items: readonly CatalogueItem[]): string[] =>
  items.map(({ id, stage, gate, notApplicableWhen, review }) =>
    [id, stage, gate, notApplicableWhen ?? 'always', review ?? 'once'].join(' | '),
  );

describe('editions of the checklist', () => {
  for (const edition of readdirSync(folder))
    it(`${edition} asks for what it asked for when it was the newest`, () => {
      const expected = readFileSync(`${folder}/${edition}/items.txt`, 'utf8').trimEnd().split('\n');
      const known = editions.find((each) => each === edition);
      assert.ok(known);
      assert.deepEqual(asLines(itemsOf(known)), expected);
    });

  for (const { edition, name, text, expected } of landed)
    it(`${name}, pinned to ${edition}, has the blocking items that it had`, () => {
      const { gates } = pinned(text, edition);
      assert.deepEqual(Object.fromEntries(stages.map((stage) => [stage, gates[stage].blockers])), expected);
    });

  it('every edition but the newest has its record', () => {
    assert.deepEqual(readdirSync(folder), editions.slice(0, -1));
  });

  it('each is named in the schema', () => {
    const schema = readFileSync('schemas/ai-readiness.schema.json', 'utf8');
    for (const edition of editions) assert.ok(schema.includes(`"\\"${edition}\\""`), edition);
  });

  it('a manifest without one is judged by the newest', () => {
    const agent = manifest('agent: { maxSteps: 3 }\n');
    const asked = (text: string): string[] => reportOf(text).items.map(({ id }) => id);
    assert.deepEqual(asked(agent), asked(`catalogue: ${newestEdition}\n${agent}`));
    assert.ok(asked(agent).includes('agent-boundaries-defined'));
    assert.ok(!asked(`catalogue: "2026.1"\n${agent}`).includes('agent-boundaries-defined'));
  });

  it('what an earlier edition said otherwise holds there, and in those before it', () => {
    const [first, second] = editions;
    const [item] = catalogue;
    assert.ok(item);
    const changed: CatalogueItem = { ...item, gate: 'required', until: { [first]: { gate: 'recommended' } } };
    assert.equal(itemsOf(first, [changed])[0]?.gate, 'recommended');
    assert.equal(itemsOf(second, [changed])[0]?.gate, 'required');
  });

  for (const written of ['2026.1', '"2026.1"', "'2026.1'", '2026.1 # for now'])
    it(`${written} is the edition 2026.1`, () => {
      assert.deepEqual(found(`catalogue: ${written}\n${manifest('')}`), [
        '1 catalogue/newer-edition "catalogue"',
      ]);
    });

  for (const written of ['2026.10', '2026.3', '2026', '"2026.2 "', 'newest'])
    it(`${written} is none`, () => {
      const [line] = found(`catalogue: ${written}\n${manifest('')}`);
      assert.match(line ?? '', /^1 catalogue\/unknown-edition /);
    });

  it('an empty one is not said yet', () => assert.deepEqual(found(`catalogue:\n${manifest('')}`), []));
});

describe('items that depend on facts', () => {
  const blocking = (rest: string): string[] =>
    reportOf(manifest(rest))
      .items.filter(({ id, blocking }) => blocking && /^(agent|conformity)-/.test(id))
      .map(({ id }) => id);
  const asked = (rest: string): string[] =>
    reportOf(manifest(rest))
      .items.filter(({ id }) => /^(agent|conformity)-/.test(id))
      .map(({ id }) => id);
  const both = ['agent-boundaries-defined', 'agent-boundaries-tested'];
  const provider = ['conformity-completed'];
  const cases: [rest: string, blocks: readonly string[]][] = [
    ['', []],
    ['agent:\n', []],
    ['agent: {}\n', []],
    ['agent: { tools: { } }\n', both],
    ['agent: { autonomy: suggests }\n', both],
    ['risk: { euAiAct: { class: high-risk } }\n', []],
    ['risk: { role: provider }\n', []],
    ['risk: { role: provider, euAiAct: { class: not-high-risk } }\n', []],
    ['risk: { role: deployer, euAiAct: { class: high-risk } }\n', []],
    ['risk: { role: provider, euAiAct: { class: high-risk } }\n', provider],
    ['risk: { role: both, euAiAct: { class: high-risk } }\n', provider],
    ['risk: { roles: [deployer, provider], euAiAct: { class: high-risk } }\n', provider],
    ['risk: { roles: [importer], euAiAct: { class: high-risk } }\n', []],
  ];
  for (const [rest, blocks] of cases)
    it(`${rest.trim() || 'nothing'}: ${blocks.join(', ') || 'none'}`, () => {
      assert.deepEqual(blocking(rest), blocks);
      assert.deepEqual(asked(rest), blocks);
    });

  it('are shown where they are claimed, and block nothing', () => {
    const rest = 'checklist: { design: { agent-boundaries-defined: { status: in-progress } } }\n';
    assert.deepEqual(blocking(rest), []);
    assert.deepEqual(asked(rest), ['agent-boundaries-defined']);
  });

  const applies: [rest: string, item: string, contradicted: RegExp | undefined][] = [
    ['', 'design: { agent-boundaries-defined', undefined],
    ['agent: {}\n', 'deploy: { agent-boundaries-tested', undefined],
    ['agent: { maxSteps: 3 }\n', 'design: { agent-boundaries-defined', /\(no agent\), but there is an agent/],
    ['agent: { maxSteps: 3 }\n', 'deploy: { agent-boundaries-tested', /\(no agent\), but there is an agent/],
    ['', 'deploy: { conformity-completed', undefined],
    ['risk: { role: provider }\n', 'deploy: { conformity-completed', undefined],
    [
      'risk: { role: provider, euAiAct: { class: high-risk } }\n',
      'deploy: { conformity-completed',
      /but you are the provider of a system with a high-risk class/,
    ],
  ];
  for (const [rest, item, contradicted] of applies)
    it(`${item} } may be not applicable with ${rest.trim() || 'nothing'}: ${contradicted === undefined}`, () => {
      const text = manifest(
        `${rest}checklist: { ${item}: { status: not-applicable, reason: it is so } } }\n`,
      );
      assert.deepEqual(messages(text, 'item/not-applicable-refused'), []);
      const [said] = messages(text, 'item/contradicted');
      if (contradicted === undefined) assert.equal(said, undefined);
      else assert.match(said ?? '', contradicted);
    });

  it('an agent without tools, with an open tool or an unpinned server contradicts its boundaries', () => {
    const claim =
      'checklist: { design: { agent-boundaries-defined: { status: met, by: a, on: 2026-10-01, evidence: [a.md] } } }\n';
    const said = (agent: string): string[] => messages(manifest(`${agent}\n${claim}`), 'item/contradicted');
    assert.match(said('agent: { maxSteps: 3 }')[0] ?? '', /no tool of the agent is listed/);
    assert.match(said('agent: { tools: { a: { effect: read } } }')[0] ?? '', /the tool "a" has no approval/);
    assert.match(
      said('agent: { tools: { a: { effect: read, approval: above-limit } } }')[0] ?? '',
      /the tool "a" has no limit/,
    );
    const whole = 'tools: { a: { effect: read, approval: none } }';
    assert.match(
      said(`agent: { ${whole}, servers: { erp: { version: latest } } }`)[0] ?? '',
      /the server "erp" has no pinned version/,
    );
    assert.deepEqual(said(`agent: { ${whole}, servers: { erp: { version: 1.10 } } }`), []);
  });
});

describe('catalogue/newer-edition', () => {
  const said = (rest: string): string =>
    messages(`catalogue: 2026.1\n${manifest(rest)}`, 'catalogue/newer-edition')[0] ?? '';

  it('says that nothing changes where nothing does', () =>
    assert.equal(
      said(''),
      'Edition 2026.1 of the checklist judges this manifest, and 2026.2 is newer. For this manifest it changes nothing.',
    ));

  it('says what would be asked for', () =>
    assert.equal(
      said('agent: { maxSteps: 3 }\n'),
      'Edition 2026.1 of the checklist judges this manifest, and 2026.2 is newer. For this manifest it adds "agent-boundaries-defined" (blocks the Design gate) and "agent-boundaries-tested" (blocks the Deploy gate).',
    ));
});

describe('what a newer edition would change', () => {
  const [item] = catalogue;
  const changes = (now: Partial<CatalogueItem>, before: Partial<CatalogueItem>): string[] => {
    assert.ok(item);
    const changed: CatalogueItem = { ...item, ...now, until: { '2026.1': { ...item, ...before } } };
    return changesFor(factsOf({ catalogue: '2026.1' }, today), [changed]);
  };
  const cases: [now: Partial<CatalogueItem>, before: Partial<CatalogueItem>, says: string[]][] = [
    [{}, {}, []],
    [{ gate: 'required' }, { gate: 'recommended' }, ['"workflow-scoped" then blocks the Diagnose gate']],
    [{ gate: 'recommended' }, { gate: 'required' }, ['"workflow-scoped" no longer blocks the Diagnose gate']],
    // With no tier stated neither blocks.
    [{ gate: 'required-when-high-risk' }, { gate: 'recommended' }, []],
    [{ notApplicableWhen: null }, { notApplicableWhen: 'x' }, ['"workflow-scoped" then always applies']],
    [
      { notApplicableWhen: 'x' },
      { notApplicableWhen: null },
      ['"workflow-scoped" may then be not applicable'],
    ],
    [{ review: 'P1M' }, { review: 'P3M' }, ['"workflow-scoped" is reviewed at other times']],
  ];
  for (const [now, before, says] of cases)
    it(says[0] ?? JSON.stringify(now), () => assert.deepEqual(changes(now, before), says));
});

describe('items of a later edition', () => {
  const text = `catalogue: "2026.1"\n${manifest('checklist: { design: { agent-boundaries-defined: { status: unmet } } }\n')}`;

  it('are not known to the manifest, and the newer edition is offered', () => {
    assert.deepEqual(messages(text, 'item/unknown'), [
      '"agent-boundaries-defined" is an item of the checklist since edition 2026.2, but edition 2026.1 judges this manifest: move to the newer edition, or remove the item.',
    ]);
    const [finding] = reportOf(text).findings.filter(({ code }) => code === 'item/unknown');
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['Move to edition 2026.2'],
    );
  });
});
