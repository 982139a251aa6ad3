/** What only workflows of GitHub have: permissions, calls, schedules, inputs. */
import type { Node, Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import {
  below,
  type Entry,
  entriesOf,
  entryAt,
  itemsOf,
  textAt,
  textMapOf,
  textOf,
  textsOf,
  wholeTextOf,
} from '../source/nodes';
import { isNever, saidAt } from './pipeline';
import { environmentOf, schedules } from './written';

export function githubFacts(file: SourceFile, root: Node): Said[] {
  const jobs = entriesOf(below(root, 'jobs')).filter(({ value }) => !isNever(textAt(value, 'if')));
  return [
    ...schedules(file, below(root, 'on', 'schedule')),
    ...permissions(file, 'workflow', entryAt(root, 'permissions')),
    ...concurrency(file, entryAt(root, 'concurrency')),
    ...jobs.flatMap(({ key, value }) => [
      ...permissions(file, key, entryAt(value, 'permissions')),
      ...concurrency(file, entryAt(value, 'concurrency'), key),
      ...calls(file, key, value),
    ]),
    ...unusedInputs(file, root, jobs),
  ];
}

function permissions(file: SourceFile, scope: string, entry: Entry | undefined): Said[] {
  if (entry === undefined) return [];
  const granted = grantOf(entry.value);
  return granted === undefined
    ? []
    : [
        saidAt(file, entry.keyStart, {
          fact: 'workflow.permissions',
          value: { scope, ...granted, ...(scope === 'workflow' ? {} : { job: scope }) },
        }),
      ];
}

interface Grant {
  readonly value: string;
  /** What may be written. */
  readonly writes?: readonly string[];
}

/** The widest right that is given. */
function grantOf(node: Node): Grant | undefined {
  if (node.kind !== 'map') {
    const word = textOf(node);
    if (word === 'write-all') return { value: word };
    return word === 'read-all' ? { value: 'read' } : undefined;
  }
  const rights = [...textMapOf(node)];
  const writes = rights.filter(([, right]) => right === 'write').map(([what]) => what);
  if (writes.length > 0) return { value: 'write', writes };
  return { value: rights.some(([, right]) => right === 'read') ? 'read' : 'none' };
}

function concurrency(file: SourceFile, entry: Entry | undefined, job?: string): Said[] {
  if (entry === undefined) return [];
  const group = textOf(entry.value) ?? textAt(entry.value, 'group');
  if (group === undefined) return [];
  const cancel = textAt(entry.value, 'cancel-in-progress') ?? 'false';
  return [
    saidAt(file, entry.keyStart, {
      fact: 'workflow.concurrency',
      value: {
        group,
        ...(cancel === 'true' || cancel === 'false' ? { cancel: cancel === 'true' } : {}),
        ...(job === undefined ? {} : { job }),
      },
    }),
  ];
}

/** The workflow that a job calls, and the actions of this repository that its steps do. */
function calls(file: SourceFile, job: string, node: Node): Said[] {
  const own = call(file, job, entryAt(node, 'uses'), entryAt(node, 'with'));
  const steps = itemsOf(below(node, 'steps'))
    .filter((step) => !isNever(textAt(step, 'if')) && /^\.\.?\//.test(textAt(step, 'uses') ?? ''))
    .flatMap((step) => call(file, job, entryAt(step, 'uses'), entryAt(step, 'with')));
  return [...own, ...steps];
}

function call(file: SourceFile, job: string, uses: Entry | undefined, inputs: Entry | undefined): Said[] {
  const ref = textOf(uses?.value);
  if (uses === undefined || ref === undefined) return [];
  const here = ref.startsWith('./') || ref.startsWith('../');
  // Only what is here can be read with its inputs bound.
  const given = here ? Object.fromEntries(textMapOf(inputs?.value)) : {};
  return [
    saidAt(file, uses.keyStart, {
      fact: 'workflow.call',
      value: {
        job,
        ref,
        pin: pinOf(ref, here),
        here,
        ...(Object.keys(given).length === 0 ? {} : { with: given }),
      },
    }),
  ];
}

function pinOf(ref: string, here: boolean): 'commit' | 'tag' | 'branch' | 'local' {
  const version = ref.slice(ref.lastIndexOf('@') + 1);
  if (here || !ref.includes('@')) return 'local';
  if (/^[\da-f]{40}$/i.test(version)) return 'commit';
  return /^(?:refs\/tags\/.+|v?\d+(?:\.\d+){0,3}(?:[-+][\w.-]+)?)$/.test(version) ? 'tag' : 'branch';
}

/** A choice that a person is asked for and that nothing looks at. */
function unusedInputs(file: SourceFile, root: Node, jobs: readonly Entry[]): Said[] {
  const inputs = entriesOf(below(root, 'on', 'workflow_dispatch', 'inputs'));
  if (inputs.length === 0) return [];
  const text = entriesOf(root)
    .filter(({ key }) => key !== 'on')
    .map(({ value }) => wholeTextOf(value))
    .join('\n');
  // Whoever takes all of them together takes each.
  if (
    /toJSON\(\s*(?:inputs|github|github\.event|github\.event\.inputs)\s*\)|GITHUB_EVENT_PATH|inputs\s*\[\s*[^'"\s]|inputs\.\*|\binputs\s*\}\}/i.test(
      text,
    )
  )
    return [];
  const fixed = new Set(jobs.map(({ value }) => environmentOf(entryAt(value, 'environment'))?.name));
  const used = usedInputs(text);
  return inputs.flatMap(({ key, keyStart, value }) => {
    if (textAt(value, 'type') !== 'choice' || used.has(key.toLowerCase())) return [];
    const offers = textsOf(below(value, 'options'));
    const others = offers.filter((each) => !fixed.has(each));
    return [saidAt(file, keyStart, { fact: 'workflow.unused-input', value: { input: key, offers: others } })];
  });
}

/** The names of the inputs that a text uses, in lower case. */
function usedInputs(text: string): ReadonlySet<string> {
  const uses =
    /inputs\s{0,20}(?:\.get\(['"]([^'"\n]{1,100})['"]|\.\s{0,20}([\w-]{1,100})|\[\s{0,20}['"]([^'"\n]{1,100})['"]\s{0,20}\])/gi;
  return new Set(
    Array.from(text.matchAll(uses), ([, got, dotted, indexed]) =>
      (got ?? dotted ?? indexed ?? '').toLowerCase(),
    ),
  );
}
