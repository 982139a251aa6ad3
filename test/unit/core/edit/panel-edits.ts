import fc from 'fast-check';
import type { Operation, PlainValue } from '../../../../src/core/base/operation';
import type { Path } from '../../../../src/core/base/path';
import { catalogue } from '../../../../src/core/schema/catalogue';

/** A step of someone who works in the panel: what it means depends on the manifest as it is then. */
export interface Gesture {
  readonly kind:
    | 'status'
    | 'evidence'
    | 'link'
    | 'owner'
    | 'new-owner'
    | 'waive'
    | 'fact'
    | 'new-fact'
    | 'text'
    | 'list'
    | 'remove'
    | 'rename'
    | 'move';
  readonly item: string;
  readonly pick: number;
  readonly text: string;
}

const someItems = [
  'workflow-scoped',
  'owners-named',
  'risk-tier-assigned',
  'data-contract-agreed',
  'stop-control-tested',
];

const oddTexts = [
  'no',
  '1.10',
  '2026-10-01',
  '@ann',
  '*star',
  '- dash',
  'a: b',
  'a #b',
  "it's",
  'say "yes"',
  'two\nlines',
  'three\n\n  indented\nlines\n',
  ' padded ',
  '',
  'null',
  '0x1F',
  '12:30',
  'yes, [and] {no}',
  '# no comment',
  'back\\slash',
  '日本 🙂',
  'tab\there',
  '? what',
  '<<',
  '---',
  'x:',
  '\u2028line separator',
  'a very long text that goes on and on about nothing in particular, only to be longer than any line that a person would care to read',
];

export const gestures: fc.Arbitrary<Gesture> = fc.record({
  kind: fc.constantFrom<Gesture['kind']>(
    'status',
    'evidence',
    'link',
    'owner',
    'new-owner',
    'waive',
    'fact',
    'new-fact',
    'text',
    'list',
    'remove',
    'rename',
    'move',
  ),
  item: fc.constantFrom(...someItems),
  pick: fc.nat(1000),
  text: fc.oneof(fc.constantFrom(...oddTexts), fc.string({ maxLength: 20, unit: 'grapheme' }), fc.lorem()),
});

const stageOf = (item: string): string => catalogue.find(({ id }) => id === item)?.stage ?? 'design';

/** Every path to a value in a manifest. */
export function pathsOf(value: PlainValue | undefined, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return at.length === 0 ? [] : [at];
  const entries: [string | number, PlainValue][] = Array.isArray(value)
    ? value.map((each, index) => [index, each as PlainValue])
    : Object.entries(value);
  const below = entries.flatMap(([step, each]) => pathsOf(each, [...at, step]));
  return at.length === 0 ? below : [at, ...below];
}

export function lookUp(value: PlainValue | undefined, path: Path): PlainValue | undefined {
  return path.reduce<PlainValue | undefined>(
    (at, step) =>
      typeof at === 'object' && at !== null
        ? ((at as Record<string | number, PlainValue>)[step] as PlainValue | undefined)
        : undefined,
    value,
  );
}

/** The operations that a gesture stands for, given what the manifest says. */
export function operationsOf(gesture: Gesture, value: PlainValue | undefined): Operation[] {
  const { kind, item, pick, text } = gesture;
  const path = ['checklist', stageOf(item), item];
  const set = (at: Path, to: PlainValue): Operation => ({ kind: 'set', path: at, value: to });
  const lengthOf = (at: Path): number => {
    const list = lookUp(value, at);
    return Array.isArray(list) ? list.length : 0;
  };
  const paths = pathsOf(value);
  const chosen = paths[pick % Math.max(1, paths.length)];
  const pickFrom = (wanted: (path: Path) => boolean): Path | undefined => {
    const found = paths.filter(wanted);
    return found[pick % Math.max(1, found.length)];
  };
  switch (kind) {
    case 'status':
      return [set([...path, 'status'], ['met', 'in-progress', 'unmet', 'waived'][pick % 4] as string)];
    case 'evidence':
      return [set([...path, 'evidence', lengthOf([...path, 'evidence'])], text)];
    case 'link': {
      const link = { url: `https://example.com/${pick}`, on: '2026-10-01', expires: '2027-01-01' };
      return [set([...path, 'evidence', lengthOf([...path, 'evidence'])], link)];
    }
    case 'owner':
      return [set([...path, 'by'], ['ann', 'priya'][pick % 2] as string)];
    case 'new-owner':
      return [set(['owners', `new-${pick % 3}`], { handle: `@${text}`, roles: ['data', 'legal'] })];
    case 'waive':
      return [
        set([...path, 'status'], 'waived'),
        set([...path, 'reason'], text),
        set([...path, 'approver'], 'ann'),
        set([...path, 'expires'], '2026-12-31'),
      ];
    case 'fact': {
      const section = ['systems', 'data', 'signals', 'integrations'][pick % 4] as string;
      const entry = Object.keys(lookUp(value, [section]) ?? {})[0] ?? 'fresh';
      return pick % 3 === 0
        ? [set(['value', 'baseline', 'value'], pick / 4)]
        : [set([section, entry, pick % 2 === 0 ? 'owner' : 'environment'], text)];
    }
    case 'new-fact':
      return pick % 2 === 0
        ? [
            set(['data', `source-${pick % 3}`], {
              system: 'core',
              permitted: { decision: 'granted', on: '2026-01-02' },
            }),
          ]
        : [set(['escalation', lengthOf(['escalation'])], { when: text, to: 'ann', within: '4h' })];
    case 'text': {
      const at = pickFrom((each) => typeof lookUp(value, each) === 'string');
      return at === undefined ? [] : [set(at, text)];
    }
    case 'list': {
      const at = pickFrom((each) => Array.isArray(lookUp(value, each)));
      const list = at === undefined ? undefined : (lookUp(value, at) as readonly PlainValue[]);
      if (at === undefined || list === undefined) return [];
      const cut = pick % (list.length + 1);
      return [set(at, [...list.slice(0, cut), text, ...list.slice(cut + (pick % 2))])];
    }
    case 'remove':
      return chosen === undefined ? [] : [{ kind: 'remove', path: chosen }];
    case 'rename': {
      const at = pickFrom((each) => typeof each.at(-1) === 'string');
      return at === undefined ? [] : [{ kind: 'rename-key', path: at, key: `renamed-${pick % 5}` }];
    }
    case 'move': {
      const at = pickFrom((each) => each[0] === 'checklist' && each.length === 3);
      const to = ['diagnose', 'design', 'deploy', 'operate'][pick % 4] as string;
      return at === undefined || at[1] === to ? [] : [{ kind: 'move', path: at, to: ['checklist', to] }];
    }
  }
}
