/** GitLab CI: jobs that take from others what they do not say themselves. */
import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import { type Tree, textMapOf, textsOf, wholeTextOf } from '../source/tree';
import { isCalledDeploy } from './deploy-commands';
import { isNever, type Job, type Pipeline, type Step, saidAt } from './pipeline';
import { commandsIn } from './script';
import { environmentOf } from './written';

const reserved = new Set([
  ...['image', 'services', 'stages', 'types', 'before_script', 'after_script', 'variables', 'cache'],
  ...['include', 'default', 'workflow', 'spec', 'pages:deploy'],
]);

/** A job with what it takes from those that it extends. */
interface Written {
  readonly entry: Tree;
  /** What it says of a key, or what those say that it extends. */
  readonly of: (key: string) => Tree | undefined;
}

function jobsOf(root: Tree): Written[] {
  return root.entries.flatMap((entry) => {
    if (reserved.has(entry.key) || entry.key.startsWith('.') || !entry.isMap) return [];
    const of = (key: string): Tree | undefined => inherited(root, entry, key) ?? byDefault(root, key);
    const isJob = of('script') !== undefined || of('trigger') !== undefined;
    return isJob && of('when')?.asWritten !== 'never' ? [{ entry, of }] : [];
  });
}

function byDefault(root: Tree, key: string): Tree | undefined {
  return key === 'before_script' ? (root.get('default', key) ?? root.get(key)) : undefined;
}

/** Of several that are extended the last one wins. */
function inherited(root: Tree, job: Tree | undefined, key: string, depth = 0): Tree | undefined {
  const own = job?.get(key);
  if (own !== undefined || depth > 10) return own;
  for (const name of textsOf(job?.get('extends')).reverse()) {
    const found = inherited(root, root.get(name), key, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function isGitlabPipeline(root: Tree): boolean {
  return root.isMap && (jobsOf(root).length > 0 || root.get('include') !== undefined);
}

export function gitlabPipeline(file: SourceFile, root: Tree): Pipeline {
  const written = jobsOf(root);
  const stages = ['.pre', ...stagesOf(root), '.post'];
  const stageOf = ({ of }: Written): number => stages.indexOf(of('stage')?.asWritten ?? 'test');
  const jobs = written.map((each) => {
    const needs = each.of('needs');
    const earlier = written.filter((other) => stageOf(other) < stageOf(each)).map(({ entry }) => entry.key);
    return jobOf(file, each, needs === undefined ? earlier : needsOf(needs));
  });
  return {
    file,
    jobs,
    env: textMapOf(root.get('variables')),
    triggers: [],
    pushes: 'none',
    system: 'gitlab',
  };
}

function stagesOf(root: Tree): string[] {
  const stated = textsOf(root.get('stages'));
  return stated.length > 0 ? stated : ['build', 'test', 'deploy'];
}

function needsOf(needs: Tree): string[] {
  return [...textsOf(needs), ...needs.items.flatMap((item) => item.get('job')?.asWritten ?? [])];
}

function jobOf(file: SourceFile, { entry, of }: Written, needs: readonly string[]): Job {
  const environment = environmentOf(of('environment'));
  const when = of('when')?.asWritten ?? (of('rules') ?? of('only') ?? of('except'))?.key;
  const deploys = deploysBy(entry.key, of);
  return {
    id: entry.key,
    key: entry.key,
    at: entry.keyAt,
    needs,
    goesOn: allowed(of('allow_failure')),
    steps: [stepOf(file, entry, of)],
    env: textMapOf(of('variables')),
    text: wholeTextOf(entry),
    triggers: triggersOf(of),
    ...(environment === undefined ? {} : { environment }),
    ...(when === undefined ? {} : { condition: when }),
    ...(deploys === undefined ? {} : { deploys }),
  };
}

function allowed(node: Tree | undefined): boolean | undefined {
  const value = node?.asWritten;
  if (node === undefined || value === 'false') return false;
  return value === 'true' ? true : undefined;
}

/** Where a job has an environment, GitLab itself calls it a deployment; its name has to say so as well. */
function deploysBy(id: string, of: Written['of']): Job['deploys'] {
  const environment = of('environment');
  const trigger = of('trigger');
  if (trigger !== undefined) {
    const project = trigger.asWritten ?? trigger.get('project')?.asWritten;
    return project !== undefined && isCalledDeploy(id, project, environment !== undefined)
      ? 'elsewhere'
      : undefined;
  }
  const action = environment?.get('action')?.asWritten ?? 'start';
  const stage = of('stage')?.asWritten ?? '';
  const isNamed =
    isCalledDeploy(id, '', false) ||
    (isCalledDeploy(stage, '', false) && !/stop|clean|verify|test|check/i.test(id));
  return environment !== undefined && action === 'start' && isNamed ? 'itself' : undefined;
}

function stepOf(file: SourceFile, entry: Tree, of: Written['of']): Step {
  const written = [of('before_script'), of('script')].flatMap((each) => scriptsIn(each));
  return {
    label: entry.key,
    at: entry.keyAt,
    commands: written.flatMap((node) => commandsIn(file, node, { strict: true })),
    env: new Map(),
    goesOn: false,
  };
}

/** A script is a text, a list of texts, or has lists of others in it. */
function scriptsIn(node: Tree | undefined, depth = 0): Tree[] {
  if (node?.kind === 'scalar') return [node];
  return depth > 8 ? [] : (node?.items ?? []).flatMap((item) => scriptsIn(item, depth + 1));
}

/** What starts a job, where its rules say so. */
function triggersOf(of: Written['of']): string[] {
  const rules = (of('rules')?.items ?? []).filter((rule) => rule.get('when')?.asWritten !== 'never');
  const conditions = rules.flatMap((rule) => rule.get('if')?.asWritten ?? []).join('\n');
  const only = [...textsOf(of('only')), ...textsOf(of('only')?.get('refs'))];
  const sources = [...conditions.matchAll(/\$CI_PIPELINE_SOURCE\s*==\s*["'](\w+)["']/g)].map(
    ([, source = '']) => source,
  );
  const isTagged = /\$CI_COMMIT_TAG\b/.test(conditions) || only.includes('tags');
  const isPushed =
    /\$CI_COMMIT_(?:BRANCH|REF_NAME)\s*={1,2}/.test(conditions) ||
    only.some((each) => /^(?:main|master|branches|pushes)$/.test(each));
  return [
    ...new Set([
      ...sources,
      ...(isPushed ? ['push'] : []),
      ...(isTagged ? ['tag'] : []),
      ...(manualOf(of) === undefined ? [] : ['manual']),
    ]),
  ];
}

/** Where a job waits for a person: it says so itself, or each of its rules does by which it runs. */
function manualOf(of: Written['of']): Tree | undefined {
  const own = of('when');
  if (own?.asWritten === 'manual') return own;
  const rules = (of('rules')?.items ?? []).map((rule) => rule.get('when'));
  const running = rules.filter((when) => when?.asWritten !== 'never');
  return running.length > 0 && running.every((when) => when?.asWritten === 'manual') ? running[0] : undefined;
}

/** What only GitLab has: jobs that wait for a person, pipelines elsewhere, the scans of its templates. */
export function gitlabFacts(file: SourceFile, root: Tree): Said[] {
  const jobs = jobsOf(root).flatMap(({ entry, of }) => {
    const manual = manualOf(of);
    const waits: Said[] =
      manual === undefined || isNever(of('when')?.asWritten)
        ? []
        : [saidAt(file, manual.keyAt, { fact: 'workflow.manual', value: { job: entry.key } })];
    return [...waits, ...calls(file, entry.key, of('trigger'))];
  });
  return [...templateScans(file, root.get('include')), ...jobs];
}

function calls(file: SourceFile, job: string, trigger: Tree | undefined): Said[] {
  if (trigger === undefined) return [];
  const project = trigger.asWritten ?? trigger.get('project')?.asWritten;
  const branch = trigger.get('branch')?.asWritten;
  const include = trigger.get('include');
  const local =
    include?.asWritten ?? include?.get('local')?.asWritten ?? include?.items[0]?.get('local')?.asWritten;
  if (project !== undefined) {
    const ref = branch === undefined ? project : `${project}@${branch}`;
    return [
      saidAt(file, trigger.keyAt, {
        fact: 'workflow.call',
        value: { job, ref, pin: 'branch', here: false },
      }),
    ];
  }
  return local === undefined
    ? []
    : [
        saidAt(file, trigger.keyAt, {
          fact: 'workflow.call',
          value: { job, ref: local, pin: 'local', here: true },
        }),
      ];
}

const scans = {
  SAST: { tool: 'gitlab-sast', kind: 'code' },
  'Secret-Detection': { tool: 'gitlab-secret-detection', kind: 'secrets' },
  'Dependency-Scanning': { tool: 'gitlab-dependency-scanning', kind: 'dependencies' },
  'Container-Scanning': { tool: 'gitlab-container-scanning', kind: 'image' },
} as const;

/** GitLab's own scans may fail without stopping anything. */
function templateScans(file: SourceFile, include: Tree | undefined): Said[] {
  const items = include?.isList ? include.items : include === undefined ? [] : [include];
  return items.flatMap((item) => {
    const entry = item.get('template');
    const name = /(?:^|\/)([\w-]+?)(?:\.latest)?\.gitlab-ci\.yml$/.exec(entry?.asWritten ?? '')?.[1] ?? '';
    const scan = Object.entries(scans).find(([key]) => key === name)?.[1];
    if (entry === undefined || scan === undefined) return [];
    return [saidAt(file, entry.keyAt, { fact: 'workflow.security-scan', value: { ...scan, blocks: false } })];
  });
}
