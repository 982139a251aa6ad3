import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { mapSectionIds, sectionIds, sections } from '../../../../src/core/domain/sections';
import { nounOf, shapeOf } from '../../../../src/core/schema/navigate';
import { type Path, schemaAt, stagesTouched } from '../../../../src/core/service';

describe('sections', () => {
  it('are those of the schema that hold facts, in its order', () => {
    const schema: { properties: Record<string, unknown> } = JSON.parse(
      readFileSync('schemas/ai-readiness.schema.json', 'utf8'),
    );
    const isHolder = (key: string): boolean => ['object', 'array'].includes(String(schemaAt([key])?.type));
    assert.deepEqual(
      sectionIds,
      Object.keys(schema.properties).filter((key) => key !== 'checklist' && isHolder(key)),
    );
  });

  it('have the shape that the schema gives them', () => {
    for (const section of sectionIds)
      assert.equal(shapeOf(section) === 'map', sections[section].entries !== undefined, section);
    assert.equal(shapeOf('escalation'), 'list');
    assert.equal(shapeOf('workflow'), 'single');
    assert.equal(shapeOf('pilot'), 'single');
  });

  it('begin with all that an entry must have', () => {
    for (const section of sectionIds) {
      const entry = { map: [section, 'x'], list: [section, 0], single: [section] }[shapeOf(section)];
      const starts: readonly string[] = sections[section].starts;
      for (const key of schemaAt(entry)?.required ?? [])
        assert.ok(starts.includes(key), `${section}: ${key}`);
    }
  });

  it('have entries that are called what the schema calls them', () => {
    assert.deepEqual(
      mapSectionIds.map((section) => nounOf(section)),
      ['owner', 'system', 'data source', 'integration', 'model', 'evaluation', 'signal'],
    );
    assert.equal(nounOf('escalation'), 'escalation path');
    assert.equal(nounOf('checklist'), 'checklist item');
    assert.equal(nounOf('controls'), 'controls');
  });

  it('touch the gate of their stage, unless an item says otherwise', () => {
    const rows: readonly [path: Path, items: readonly string[], ...stages: string[]][] = [
      [['controls', 'stop'], [], 'deploy'],
      [['signals', 'cost'], [], 'design'],
      [['signals', 'cost'], ['owners-named'], 'diagnose'],
      [['checklist', 'operate', 'x'], [], 'operate'],
      [['x-notes'], []],
      [['constructor'], []],
    ];
    for (const [path, items, ...stages] of rows) assert.deepEqual(stagesTouched({ path, items }), stages);
    const alias = { path: ['checklist', 'design', 'y'], items: [] };
    const twice = { path: ['checklist', 'operate', 'x'], items: [], aliases: [alias, alias] };
    assert.deepEqual(stagesTouched(twice), ['operate', 'design']);
  });

  it('describe their entries, and nothing of one that is not there', () => {
    const describe = (section: (typeof mapSectionIds)[number], id: string) => {
      const manifest = {
        owners: { lena: { name: 'Lena', roles: ['outcome' as const], deputy: 'priya' } },
        data: { vendors: { system: 'sap', owner: 'lena', freshness: '15m', maxAge: '1h' } },
        integrations: { posting: { system: 'sap', direction: 'write' as const, fallback: 'queue' } },
        models: { main: { provider: 'acme', name: 'm', version: '2', region: 'eu' } },
      };
      const { brief = [], lines = [] } = sections[section].entries.describe(manifest, id);
      return [brief, lines].map((each) => each.filter((part) => part !== undefined).join(' | '));
    };
    assert.deepEqual(describe('owners', 'lena'), ['outcome', 'Lena | Deputy: priya']);
    assert.deepEqual(describe('data', 'vendors'), [
      'sap',
      'Owner: lena | Age when it is read: 15m | May be this old at most: 1h',
    ]);
    assert.deepEqual(describe('integrations', 'posting'), ['write | sap', 'Fallback: queue']);
    assert.deepEqual(describe('models', 'main'), ['acme | m | 2', 'Region: eu']);
    for (const section of mapSectionIds) assert.deepEqual(describe(section, 'nobody'), ['', ''], section);
  });
});
