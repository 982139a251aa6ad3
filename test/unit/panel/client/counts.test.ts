// Every view of a manifest says the same of what blocks it: as many items, each once, and apart from them the errors besides.
import * as assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { jsonManifest } from '../../../../src/cli/formats/json-report';
import { manifestText } from '../../../../src/cli/formats/text-report';
import {
  type Report as Evaluated,
  evaluate,
  lenses,
  readDocument,
  stages,
} from '../../../../src/core/service';
import { blockersOf as blockersToChoose } from '../../../../src/extension/features/blocker-list';
import { gateTable, statusText } from '../../../../src/extension/features/status-text';
import { manifestRows } from '../../../../src/extension/features/tree/model';
import { filterFacts, visibleItems } from '../../../../src/panel/client/host/filters';
import { noFilters } from '../../../../src/panel/client/host/state';
import { htmlReport } from '../../../../src/panel/export/html';
import { markdownReport } from '../../../../src/panel/export/markdown';
import { panelModel } from '../../../../src/panel/model/model';
import { manifest, today } from '../manifests';

type Report = Evaluated;

/** What a text says, as numbers: `2 items block, 1 error besides`. */
function said(text: string): readonly [items: number, errors: number] {
  const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
  return [number(/\b(\d+) items? blocks?\b/), number(/\b(\d+) errors?\b/)];
}

/** One item with an error on its facts, one with an error on itself, and gates that are taken for passed. */
const both = manifest
  .replace('stage: diagnose', 'stage: deploy')
  .replace('classification: confidential', 'classification: secret-ish')
  .replace('by: tomas\n', 'by: nobody-known\n');

const texts: Readonly<Record<string, string>> = {
  'the manifest of the tests': manifest,
  'errors on facts and on items': both,
  'no stage': 'version: 1\nworkflow: { name: x }\n',
  'hardly anything': 'version: 1\nstage: design\nworkflow: { name: x }\nrisk: { tier: enormous }\n',
  ...Object.fromEntries(
    globSync('test/fixtures/{samples,clean}/*.yaml')
      .slice(0, 14)
      .map((file) => [file, readFileSync(file, 'utf8')]),
  ),
};

describe('what blocks a manifest is counted once for all', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(name, () => {
      const document = readDocument(text);
      const report: Report = evaluate(document, { today });
      const model = panelModel({ document, report }, { path: 'ai-readiness.yaml', editable: true });
      const claimed = report.stage === undefined ? [] : stages.slice(0, stages.indexOf(report.stage) + 1);
      const total: [number, number] = [0, 0];
      const tree = manifestRows([{ manifest: 'file:///a', place: 'a', document, report }])[0];
      const lines = manifestText({ path: 'a.yaml', document, report } as Parameters<typeof manifestText>[0], {
        paint: (_, each) => each,
        width: 200,
      }).split('\n');
      const json = jsonManifest({ path: 'a.yaml', document, report } as Parameters<typeof jsonManifest>[0]);
      const shownLenses = lenses(document, report);
      for (const stage of claimed) {
        const { blockers, errors, besides } = report.gates[stage];
        // What is only why an item is lacking is told by the item, in words and in the sum.
        const want = [new Set(blockers).size, besides] as const;
        const all = [want[0], errors] as const;
        total[0] += want[0];
        total[1] += want[1];
        const row = tree?.children.find((each) => each.kind === 'stage' && each.stage === stage);
        const line = lines.find((each) => each.slice(2).startsWith(stage)) ?? '';
        assert.deepEqual(said(row?.description ?? ''), want, `tree: ${row?.description}`);
        assert.deepEqual(said(line), want, `command line: ${line}`);
        assert.deepEqual(said(blockersToChoose(report, stage).title), want, 'the list to choose from');
        for (const lens of shownLenses.filter(
          (each) => each.stage === stage && !each.title.startsWith('Claimed'),
        ))
          assert.deepEqual(said(lens.title), want, `lens: ${lens.title}`);
        assert.deepEqual([json.gates[stage].blockers.length, json.gates[stage].errors], all, 'JSON');
        const view = model.stages.find(({ id }) => id === stage);
        assert.deepEqual([(view?.required ?? 0) - (view?.met ?? 0), view?.errors], all, 'panel: stage');
        assert.equal(view?.besides, besides, 'panel: stage');
        assert.ok(gateTable(report).includes(`${view?.met} of ${view?.required}`), 'status bar: table');
      }
      const status = statusText(report);
      const next = claimed.find((stage) => report.gates[stage].state !== 'passed');
      if (next !== undefined)
        assert.deepEqual(
          said(status.words),
          [report.gates[next].blockers.length, report.gates[next].besides],
          `status bar: ${status.words}`,
        );
      assert.equal(tree?.description, status.words);

      const { items, words } = model.blocking;
      assert.deepEqual([items.length, said(words)], [total[0], total], `panel: ${words}`);
      const facts = filterFacts(model, '');
      assert.equal(facts.blockers.size, total[0], 'panel: the filter');
      const filters = { ...noFilters, blocking: true };
      assert.deepEqual(
        visibleItems(model, { filters, asked: '' }, facts)
          .map(({ id }) => id)
          .sort(),
        [...items].sort(),
      );
      const [filtered] = manifestRows([{ manifest: 'file:///a', place: 'a', document, report }], {
        kind: 'blocking',
      });
      const rows = filtered?.children.flatMap((each) => (each.kind === 'stage' ? each.children : [])) ?? [];
      assert.deepEqual(rows.map(({ item }) => item).sort(), [...items].sort(), 'tree: what blocks');
      for (const exported of [markdownReport({ model, report }), htmlReport({ model, report })]) {
        if (words === '') continue;
        const section = exported.slice(exported.indexOf('What blocks'));
        const [first = ''] = section.split(/<\/p>|\n\n[-*]/);
        assert.deepEqual(said(first), total, `export: ${first}`);
      }
    });
  }

  it('is nothing where no stage is claimed', () => {
    const text = 'version: 1\nworkflow: { name: x }\nrisk: { tier: enormous }\n';
    const document = readDocument(text);
    const report = evaluate(document, { today });
    const model = panelModel({ document, report }, { path: 'a', editable: true });
    assert.deepEqual(model.blocking, { items: [], words: '' });
    assert.equal(model.verdict.why, 'So no gate is asked for.');
    for (const exported of [markdownReport({ model, report }), htmlReport({ model, report })]) {
      const [, blocks = ''] = exported.split('What blocks');
      assert.match(blocks.slice(0, blocks.indexOf('Decision')), /The manifest needs .{0,5}stage/);
      assert.doesNotMatch(blocks.slice(0, blocks.indexOf('Readiness by pillar')), /enormous/);
    }
  });

  it('tells items with an error on their facts from those that block', () => {
    const document = readDocument(both);
    const model = panelModel(
      { document, report: evaluate(document, { today }) },
      { path: 'a', editable: true },
    );
    const [items, errors] = said(model.blocking.words);
    const all = model.stages.reduce((sum, stage) => sum + stage.errors, 0);
    assert.ok(items > 0 && errors < all);
    const ofGates = model.steps.filter(({ opens }) => opens !== undefined);
    assert.ok(ofGates.length > items, 'an error is a step of its own');
  });
});
