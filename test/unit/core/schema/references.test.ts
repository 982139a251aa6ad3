import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits } from '../../../../src/core/base/text-edit';
import { isMapSection } from '../../../../src/core/domain/sections';
import { definitionOf, referencesOf, renameId } from '../../../../src/core/language/symbols';
import { unknownIdCode } from '../../../../src/core/rules/areas/references';
import { keysReferTo, referencesIn, refersTo, shareIds } from '../../../../src/core/schema/references';
import { aboutInWords, complete, evaluate, hoverAt, readDocument, rules } from '../../../../src/core/service';
import { locate } from '../../../../src/core/text/tree';
import { operationsFor } from '../../../../src/panel/edits/edits';
import { today } from '../support';
import { idIn, manifestWith, nameOf, pathOf, places } from './places';

/** A schema as any other tool sees it. */
interface Node {
  readonly $ref?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly propertyNames?: Node;
  readonly 'x-refersTo'?: readonly string[];
  readonly 'x-orOneOf'?: string;
}

const file: Node & { $defs: Record<string, Node>; properties: Record<string, Node> } = JSON.parse(
  readFileSync('schemas/ai-readiness.schema.json', 'utf8'),
);

/** Every schema within the schema. */
function* nodes(node: unknown, at: string): Generator<[at: string, node: Node]> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield [at, node];
  for (const [key, each] of Object.entries(node)) yield* nodes(each, `${at}/${key}`);
}

const resolved = (node: Node | undefined): Node => {
  if (node?.$ref === undefined) return node ?? {};
  return { ...resolved(file.$defs[node.$ref.slice('#/$defs/'.length)]), ...node };
};

describe('references in the schema', () => {
  it('lead to sections and definitions that there are', () => {
    let count = 0;
    for (const [at, node] of nodes(file, '')) {
      for (const section of node['x-refersTo'] ?? []) {
        count++;
        assert.ok(section === 'checklist' || isMapSection(section), `${at}: ${section}`);
        assert.ok(Object.hasOwn(file.properties, section), `${at}: ${section}`);
      }
      const words = node['x-orOneOf'];
      if (words !== undefined) assert.ok((file.$defs[words]?.enum ?? []).length > 0, `${at}: ${words}`);
    }
    assert.ok(count >= 7);
  });

  it('are stated wherever something is described as an id', () => {
    const isIdHere = (node: Node): boolean => /\b[Tt]?he id of\b/.test(node.description ?? '');
    const unstated = [...nodes(file, '')].filter(
      ([, node]) =>
        isIdHere(node) &&
        resolved(node)['x-refersTo'] === undefined &&
        resolved(node.propertyNames)['x-refersTo'] === undefined,
    );
    assert.deepEqual(unstated, []);
    const named = [...nodes(file, '')].filter(([, { $ref }]) => $ref?.endsWith('Id'));
    assert.ok(named.length > 10);
    for (const [at, node] of named) assert.ok(resolved(node)['x-refersTo'], at);
  });

  it('are these', () => {
    const found = places.map((place) => {
      const { target, sections, words } = place;
      const key = target === 'key' ? ' (key)' : '';
      return `${nameOf(place)}${key}: ${[...sections, ...(words.length > 0 ? ['a role'] : [])].join(', ')}`;
    });
    assert.deepEqual(found, [
      'owners.*.deputy: owners',
      'systems.*.owner: owners',
      'data.*.system: systems',
      'data.*.owner: owners',
      'data.*.permitted.by: owners',
      'integrations.*.system: systems',
      'integrations.*.fallback: integrations, systems',
      'integrations.*.owner: owners',
      'models.*.receives.0: data',
      'evaluations.*.criteria.by: owners',
      'evaluations.*.evaluated.models.0: models',
      'evaluations.*.result.by: owners',
      'agent.tools.*.integration: integrations',
      'value.signal: signals',
      'pilot.results.* (key): signals',
      'adoption.signal: signals',
      'signals.*.owner: owners',
      'oversight.overseer: owners',
      'escalation.0.to: owners, a role',
      'escalation.0.then.0.to: owners, a role',
      'controls.stop.by: owners',
      'checklist.diagnose.owners-named.by: owners',
      'checklist.diagnose.owners-named.approver: owners',
      'checklist.diagnose.owners-named.evidence.0.by: owners',
      'checklist.diagnose.owners-named.evidence.0.acceptedBy: owners',
      'checklist.diagnose.owners-named.dependsOn.0: checklist',
    ]);
  });

  it('stand in items that the catalogue does not know, too', () => {
    assert.deepEqual(refersTo(['checklist', 'design', 'no-such-item', 'by'])?.sections, ['owners']);
    assert.equal(refersTo(['checklist', 'no-such-stage', 'owners-named', 'by']), undefined);
    const found = referencesIn({ checklist: { deploy: { typo: { by: 'lena', dependsOn: ['x'] } } } });
    assert.deepEqual(
      found.map(({ id, path }) => [id, path.join('.')]),
      [
        ['lena', 'checklist.deploy.typo.by'],
        ['x', 'checklist.deploy.typo.dependsOn.0'],
      ],
    );
  });

  it('are not words, definitions, notes, or what has the wrong form', () => {
    assert.equal(refersTo(['workflow', 'name']), undefined);
    assert.equal(keysReferTo(['owners']), undefined);
    const manifest = {
      'x-notes': { owner: 'lena' },
      owners: { lena: { deputy: 7, handle: 'priya' } },
      systems: { sap: { owner: '' } },
      pilot: { results: { '': 1 } },
      data: [{ owner: 'lena' }],
    };
    assert.deepEqual(referencesIn(manifest), []);
  });

  it('tell which ids must differ', () => {
    assert.ok(shareIds('systems', 'integrations'));
    assert.ok(shareIds('owners', 'owners'));
    assert.ok(!shareIds('owners', 'systems'));
    assert.ok(!shareIds('data', 'systems'));
  });
});

const unknown = 'nobody-at-all';

for (const place of places) {
  const code = unknownIdCode(place);

  describe(`${nameOf(place)}`, () => {
    it('has a finding of its own where the id is unknown', () => {
      const document = readDocument(manifestWith([[place, unknown]]));
      const path = pathOf(place, unknown);
      const found = evaluate(document, { today }).findings.filter(
        (finding) => finding.path.join('\n') === path.join('\n'),
      );
      assert.ok(rules.some((rule) => rule.code === code));
      assert.deepEqual(
        found.map((finding) => finding.code),
        [code],
      );
      const at = locate(document.text, document.parsed.root, path, place.target);
      assert.deepEqual(found[0]?.range.start, document.lines.positionAt(at.start));
    });

    for (const section of place.sections) {
      const id = idIn(section);
      const document = readDocument(manifestWith([[place, id]]));
      const path = pathOf(place, id);
      const range = locate(document.text, document.parsed.root, path, place.target);
      const offset = range.start + 1;

      it(`leads to ${section}: no finding, definition, references, hover`, () => {
        const report = evaluate(document, { today });
        assert.ok(!report.findings.some((finding) => finding.code === code));
        assert.deepEqual(
          referencesIn(document.manifest).map((each) => each.path.join('.')),
          [path.join('.')],
        );
        const where = section === 'checklist' ? ['checklist', 'diagnose', id] : [section, id];
        assert.deepEqual(definitionOf(document, offset)?.path, where);
        assert.deepEqual(
          referencesOf(document, offset).map((each) => each.path),
          [where, path],
        );
        const said = hoverAt({ document, offset, report })?.markdown.text ?? '';
        if (section !== 'checklist')
          assert.match(said, new RegExp(`^\\*\\*${id.replace('-', '.+')}\\*\\* · [A-Z]`));
        const defined = locate(document.text, document.parsed.root, where, 'key').start + 1;
        const named = hoverAt({ document, offset: defined, report })?.markdown.text ?? '';
        if (section !== 'checklist') assert.match(named, /Named by (1 )?[a-z]/);
      });

      it(`is completed with what is in ${section}`, () => {
        const { text } = document;
        const word = text.slice(0, offset) + text.slice(offset + id.length);
        const labels = complete({
          document: readDocument(word),
          offset,
          today,
          files: [],
        }).proposals.map(({ label }) => label);
        assert.ok(labels.includes(id), labels.join(', '));
      });

      if (section !== 'checklist') {
        it(`is renamed with what is in ${section}, which cannot be removed meanwhile`, () => {
          const result = renameId(document, offset, 'another-name');
          assert.ok(!isRefusal(result));
          const text = applyEdits(document.text, result);
          assert.equal(text, document.text.replaceAll(`"${id}"`, '"another-name"'));
          const removal = operationsFor({ kind: 'remove-fact', section, entry: id }, document, { today });
          assert.ok(isRefusal(removal));
          assert.ok('asks' in removal);
          const labels = removal.asks.places.map(({ label }) => label);
          assert.ok(labels.includes(aboutInWords(path)), labels.join());
        });
      }
    }
  });
}
