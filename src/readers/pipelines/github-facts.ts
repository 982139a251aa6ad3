/** What only workflows of GitHub have: permissions, calls, schedules, inputs. */
import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import { type Tree, textMapOf, textsOf, wholeTextOf } from '../source/tree';
import { isNever, saidAt } from './pipeline';
import { environmentOf, schedules } from './written';

export function githubFacts(file: SourceFile, root: Tree): Said[] {
  const jobs = (root.get('jobs')?.entries ?? []).filter((job) => !isNever(job.get('if')?.asWritten));
  return [
    ...schedules(file, root.get('on', 'schedule')),
    ...permissions(file, 'workflow', root.get('permissions')),
    ...concurrency(file, root.get('concurrency')),
    ...jobs.flatMap((job) => [
      ...permissions(file, job.key, job.get('permissions')),
      ...concurrency(file, job.get('concurrency'), job.key),
      ...calls(file, job),
    ]),
    ...unusedInputs(file, root, jobs),
  ];
}

function permissions(file: SourceFile, scope: string, entry: Tree | undefined): Said[] {
  if (entry === undefined) return [];
  const granted = grantOf(entry);
  return granted === undefined
    ? []
    : [
        saidAt(file, entry.keyAt, {
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
function grantOf(node: Tree): Grant | undefined {
  if (!node.isMap) {
    const word = node.asWritten;
    if (word === 'write-all') return { value: word };
    return word === 'read-all' ? { value: 'read' } : undefined;
  }
  const rights = [...textMapOf(node)];
  const writes = rights.filter(([, right]) => right === 'write').map(([what]) => what);
  if (writes.length > 0) return { value: 'write', writes };
  return { value: rights.some(([, right]) => right === 'read') ? 'read' : 'none' };
}

function concurrency(file: SourceFile, entry: Tree | undefined, job?: string): Said[] {
  if (entry === undefined) return [];
  const group = entry.asWritten ?? entry.get('group')?.asWritten;
  if (group === undefined) return [];
  const cancel = entry.get('cancel-in-progress')?.asWritten ?? 'false';
  return [
    saidAt(file, entry.keyAt, {
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
function calls(file: SourceFile, job: Tree): Said[] {
  const own = call(file, job.key, job.get('uses'), job.get('with'));
  const steps = (job.get('steps')?.items ?? [])
    .filter(
      (step) => !isNever(step.get('if')?.asWritten) && /^\.\.?\//.test(step.get('uses')?.asWritten ?? ''),
    )
    .flatMap((step) => call(file, job.key, step.get('uses'), step.get('with')));
  return [...own, ...steps];
}

function call(file: SourceFile, job: string, uses: Tree | undefined, inputs: Tree | undefined): Said[] {
  const ref = uses?.asWritten;
  if (uses === undefined || ref === undefined) return [];
  const here = ref.startsWith('./') || ref.startsWith('../');
  // Only what is here can be read with its inputs bound.
  const given = here ? Object.fromEntries(textMapOf(inputs)) : {};
  return [
    saidAt(file, uses.keyAt, {
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
function unusedInputs(file: SourceFile, root: Tree, jobs: readonly Tree[]): Said[] {
  const inputs = root.get('on', 'workflow_dispatch', 'inputs')?.entries ?? [];
  if (inputs.length === 0) return [];
  const text = root.entries
    .filter(({ key }) => key !== 'on')
    .map(wholeTextOf)
    .join('\n');
  // Whoever takes all of them together takes each.
  if (
    /toJSON\(\s*(?:inputs|github|github\.event|github\.event\.inputs)\s*\)|GITHUB_EVENT_PATH|inputs\s*\[\s*[^'"\s]|inputs\.\*|\binputs\s*\}\}/i.test(
      text,
    )
  )
    return [];
  const fixed = new Set(jobs.map((job) => environmentOf(job.get('environment'))?.name));
  const used = usedInputs(text);
  return inputs.flatMap((input) => {
    const { key } = input;
    if (input.get('type')?.asWritten !== 'choice' || used.has(key.toLowerCase())) return [];
    const offers = textsOf(input.get('options'));
    const others = offers.filter((each) => !fixed.has(each));
    return [
      saidAt(file, input.keyAt, { fact: 'workflow.unused-input', value: { input: key, offers: others } }),
    ];
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
