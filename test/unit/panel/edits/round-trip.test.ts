import * as assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { catalogueItem, type Path, readDocument } from '../../../../src/core/service';
import { operationsFor } from '../../../../src/panel/edits/edits';
import { readMessage } from '../../../../src/panel/guard';
import { factsOf } from '../../../../src/panel/item-facts';
import { valueAt } from '../../../../src/panel/model/facts';
import { collectionAt, entryPath } from '../../../../src/panel/model/sections';
import type { EditRequest } from '../../../../src/panel/protocol/edits';
import {
  type FactEntry,
  type FactField,
  type FactGroup,
  type FactValue,
  planSection,
} from '../../../../src/panel/protocol/facts';
import type { ItemView } from '../../../../src/panel/protocol/items';
import { modelOf, today } from '../manifests';
import { styles } from '../styles';

/** Values that are easily lost on the way through a form. */
const awkward = `version: 1
stage: diagnose
workflow:
  name: "  blanks around  "
  summary: |
    Two paragraphs:

    - with a list
      and an indent

    # and no comment
  users: [a, "b, c", a, "d; e", 7, 1.50, true, "", " f "]
  trigger: [mail]
  volume: "0012"
owners:
  priya: { handle: '@p', name: "A\\tB\\u00a0C", roles: [outcome, outcome, no-role] }
  lena: { handle: "@l", roles: overseer }
systems:
  sap: { name: 4711, owner: nobody, changeLeadTime: soon, access: { read: true } }
data:
  one:
    # why
    system: gone
    freshness: 15
    usedFor: # the uses
      - input # first
      - { a: 1 }
    accessProvenOn: 2026-13-45
    permitted:
      decision: maybe
      purpose: >-
        folded
        text
  long: { owner: "${'x'.repeat(5_000)}", classification: [internal] }
signals:
  speed: { threshold: 0.90, window: 30 }
  rate: { threshold: ">= 0.90" }
escalation:
  - just a text
  - { when: 'a: b', to: [lena], within: "4h" }
`;

const written: Readonly<Record<string, string>> = {
  ...styles,
  awkward,
  ...Object.fromEntries(
    globSync('test/{fixtures/clean,workspaces}/**/*.yaml')
      .filter((file) => /fixtures|ai-readiness\.yaml$/.test(file))
      .sort()
      .map((file) => [file, readFileSync(file, 'utf8')]),
  ),
};

interface Form {
  readonly group: FactGroup;
  readonly entry: FactEntry;
}

/** Every form of every item, those within entries too, each once. */
function formsOf(text: string): Form[] {
  const found = new Map<string, Form>();
  const add = (group: FactGroup): void => {
    for (const entry of group.entries) {
      const key = `${group.section} ${entry.key} ${keysOf(group)}`;
      found.set(key, { group, entry });
      entry.nested?.forEach(add);
    }
  };
  const model = modelOf(text);
  for (const item of model.items) factsOf(model, item).forEach(add);
  add(model.plan);
  for (const item of model.items) add(itemPlanGroup(item, model.itemPlan));
  return [...found.values()];
}

/** The form of an item's plan. */
function itemPlanGroup({ id, plan = { values: {} } }: ItemView, fields: readonly FactField[]): FactGroup {
  const entry = { ...plan, key: id, label: id, findings: [] };
  return { section: planSection, title: 'Plan', shape: 'map', fields, entries: [entry] };
}

/** Where the fields of a form stand. */
function pathOf({ group, entry }: Form): Path {
  if (group.section === planSection) {
    const stage = catalogueItem(entry.key)?.stage;
    return stage === undefined ? [] : ['checklist', stage, entry.key];
  }
  const collection = collectionAt(group.section);
  assert.ok(collection);
  return entryPath(collection, entry.key);
}

const keysOf = ({ fields }: FactGroup): string => fields.map(({ key }) => key).join();

function sent({ group, entry }: Form, values: Readonly<Record<string, FactValue | null>>): EditRequest {
  const was = Object.fromEntries(Object.keys(values).map((key) => [key, entry.values[key] ?? null]));
  const request: EditRequest = { kind: 'set-facts', section: group.section, entry: entry.key, values, was };
  assert.ok(readMessage({ type: 'edit', id: 1, version: 1, edit: request }), 'the guard lets it in');
  return request;
}

/** The fields that can be changed, with what is shown in them. */
function shownIn({ group, entry }: Form): Record<string, FactValue | null> {
  const fields = group.fields.filter(({ key }) => entry.inTextOnly?.includes(key) !== true);
  return Object.fromEntries(fields.map(({ key }) => [key, entry.values[key] ?? null]));
}

/** As the fields of a page send it, which know texts only. */
function asTyped(value: FactValue | null): FactValue | null {
  if (value === null || typeof value === 'object') return value;
  return String(value);
}

const owner = fc.constantFrom('priya', 'lena', 'tomas', 'nobody');
const text = fc.oneof(
  fc.constantFrom(
    'One line.',
    'Two:\n  - lines',
    '15m',
    '5d',
    '2026-10-01',
    '0.5',
    '7',
    '>= 0.9',
    'high',
    'read',
    'sap',
    'true',
    'workflow-scoped',
    'risks-registered',
  ),
  fc.string({ maxLength: 30, unit: 'binary' }),
);
const seed = Number(process.env.PROPERTY_SEED ?? 20261122);
const runs = Number(process.env.PROPERTY_RUNS ?? 12);

describe('the forms of facts', () => {
  for (const [name, manifest] of Object.entries(written)) {
    it(`change nothing where what they show is sent back: ${name}`, () => {
      const document = readDocument(manifest);
      for (const form of formsOf(manifest)) {
        const shown = shownIn(form);
        const typed = Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, asTyped(value)]));
        for (const values of [shown, typed]) {
          const operations = operationsFor(sent(form, values), document, { today });
          // What stands under another stage is not changed before it is moved.
          if (isRefusal(operations)) assert.match(operations.refused, /move it there first/);
          else assert.deepEqual(operations, [], `${form.group.section} ${form.entry.key}`);
        }
      }
    });
  }

  for (const name of [...Object.keys(styles), 'awkward']) {
    const manifest = written[name] ?? '';
    const forms = formsOf(manifest).filter(({ group }) => group.fields.length > 0);
    it(`put into the text what was typed, and nothing else, or say why not: ${name}`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...forms),
          fc.array(fc.tuple(fc.nat(), fc.oneof(owner, text), fc.array(text, { maxLength: 3 })), {
            minLength: 1,
            maxLength: 4,
          }),
          (form, typed) => {
            const shown = shownIn(form);
            const fields = form.group.fields.filter(({ key }) => key in shown);
            const values = Object.fromEntries(
              typed.flatMap(([at, one, several]) => {
                const field = fields[at % fields.length];
                return field === undefined ? [] : [[field.key, typedInto(field, shown, one, several)]];
              }),
            );
            const document = readDocument(manifest);
            const operations = operationsFor(sent(form, values), document, { today });
            if (isRefusal(operations)) {
              assert.match(operations.refused, /\S[.!]$/);
              return;
            }
            const edits = applyOperations(document, operations);
            if (isRefusal(edits)) {
              assert.match(edits.refused, /alias|\S/);
              return;
            }
            const next = applyEdits(manifest, edits);
            const after = readDocument(next);
            assert.deepEqual(after.parsed.problems, document.parsed.problems);
            for (const [key, value] of Object.entries(values)) {
              const stands = valueAt(after.parsed.value, [...pathOf(form), ...key.split('.')]);
              assert.deepEqual(essence(stands), essence(value), `${key} in ${JSON.stringify(next)}`);
            }
            const others = formsOf(next).find(
              ({ group, entry }) =>
                group.section === form.group.section &&
                entry.key === form.entry.key &&
                keysOf(group) === keysOf(form.group),
            );
            for (const [key, value] of Object.entries(shown))
              if (!(key in values)) assert.deepEqual(others?.entry.values[key] ?? null, value, key);
          },
        ),
        { numRuns: runs * 8, seed },
      );
    });
  }

  it('do not write over what has been changed meanwhile, nor over what they cannot show', () => {
    const set = (
      values: Readonly<Record<string, FactValue | null>>,
      was: typeof values = {},
    ): EditRequest => ({
      kind: 'set-facts',
      section: 'data',
      entry: 'one',
      values,
      was,
    });
    const refusals: readonly [EditRequest, RegExp][] = [
      [set({ system: 'sap' }, { system: 'crm' }), /"System" has been changed in the text meanwhile/],
      [set({ system: 'sap' }, { system: null }), /changed in the text meanwhile/],
      [set({ usedFor: ['input'] }), /"Used for" has no field here: change it in the text/],
      [set({ freshness: ['1h'] }), /is one value, and no list/],
    ];
    for (const [request, words] of refusals) {
      const operations = operationsFor(request, readDocument(awkward), { today });
      assert.ok(isRefusal(operations), JSON.stringify(request));
      assert.match(operations.refused, words);
    }
    assert.deepEqual(
      operationsFor(set({ system: 'sap' }, { system: 'gone' }), readDocument(awkward), { today }),
      [{ kind: 'set', path: ['data', 'one', 'system'], value: 'sap' }],
    );
  });

  it('leave what stays in a list where it is', () => {
    const users = (...values: (string | number | boolean)[]) =>
      operationsFor(
        { kind: 'set-facts', section: 'workflow', entry: '', values: { users: values } },
        readDocument(awkward),
        { today },
      );
    const path = ['workflow', 'users'];
    assert.deepEqual(users('a', 'b, c', 'a', 'd; e', 7, 1.5, true, '', ' f ', 'new, one'), [
      { kind: 'set', path: [...path, 9], value: 'new, one' },
    ]);
    assert.deepEqual(users('a', 'a', 'd; e', 7, 1.5, true, '', ' f ', 'g'), [
      { kind: 'remove', path: [...path, 1] },
      { kind: 'set', path: [...path, 8], value: 'g' },
    ]);
    assert.deepEqual(users('z'), [{ kind: 'set', path, value: ['z'] }]);
    assert.deepEqual(users(), [{ kind: 'remove', path }]);
  });
});

/** What a hand puts into a field: for a list, some of what is there, and more. */
function typedInto(
  { key, list }: FactField,
  shown: Readonly<Record<string, FactValue | null>>,
  one: string,
  several: readonly string[],
): FactValue | null {
  if (!list) return one;
  const there = shown[key];
  return [...(typeof there === 'object' && there !== null ? there.slice(1) : []), ...several];
}

/** A value with what a form may change in it left out: blanks at the ends of lines, and how a number is written. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? '' : value.map(essence);
  return String(value ?? '')
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
