/** Workflows of GitHub Actions, as pipelines. */
import { upTo } from '../../core/service';
import type { SourceFile } from '../source/file';
import { type Tree, textMapOf, textsOf, wholeTextOf } from '../source/tree';
import { isCalledDeploy } from './deploy-commands';
import { isNever, type Job, type Pipeline, type Step, type Use } from './pipeline';
import { commandsIn } from './script';
import { environmentOf, firstOf, goesOn } from './written';

/** What makes a YAML file a workflow. */
export function isWorkflow(root: Tree): boolean {
  return root.get('on') !== undefined && (root.get('jobs')?.entries ?? []).length > 0;
}

export function githubPipeline(file: SourceFile, root: Tree): Pipeline {
  const on = root.get('on');
  const shell = root.get('defaults', 'run', 'shell')?.asWritten;
  return {
    file,
    env: textMapOf(root.get('env')),
    triggers: triggersOf(on),
    pushes: pushesOf(on?.get('push'), triggersOf(on).includes('push')),
    jobs: (root.get('jobs')?.entries ?? []).flatMap((entry) => jobOf(file, entry, shell) ?? []),
  };
}

/** `on` may be one event, a list, or a map. */
function triggersOf(on: Tree | undefined): string[] {
  return on?.isMap ? on.entries.map(({ key }) => key) : textsOf(on);
}

const mainBranch = /^(?:main|master|trunk|production|prod|release|stable|develop|dev)(?:\/\*{1,2})?$/;

function pushesOf(push: Tree | undefined, isThere: boolean): Pipeline['pushes'] {
  if (!isThere) return 'none';
  const branches = textsOf(push?.get('branches'));
  if (branches.length > 0) return branches.every((each) => mainBranch.test(each)) ? 'main' : 'any';
  const isIgnoring = push?.get('branches-ignore') !== undefined;
  return push?.first('tags', 'tags-ignore') !== undefined && !isIgnoring ? 'tags' : 'any';
}

/** A job that is switched off is none. */
function jobOf(file: SourceFile, job: Tree, inherited: string | undefined): Job | undefined {
  const condition = job.get('if')?.asWritten;
  if (!job.isMap || isNever(condition)) return undefined;
  const shell = job.get('defaults', 'run', 'shell')?.asWritten ?? inherited ?? ownShell(job);
  const environment = environmentOf(job.get('environment'));
  const deploys = deploysBy(job);
  return {
    id: job.key,
    key: job.key,
    at: job.keyAt,
    needs: textsOf(job.get('needs')),
    goesOn: goesOn(job, 'continue-on-error'),
    steps: (job.get('steps')?.items ?? []).flatMap((step) => (step.isMap ? [stepOf(file, step, shell)] : [])),
    env: textMapOf(job.get('env')),
    text: wholeTextOf(job),
    ...(environment === undefined ? {} : { environment }),
    ...(condition === undefined ? {} : { condition }),
    ...(deploys === undefined ? {} : { deploys }),
  };
}

/** The shell of a machine with Windows, where nobody names one. */
function ownShell(job: Tree): string | undefined {
  return textsOf(job.get('runs-on')).some((each) => /^windows/i.test(each)) ? 'pwsh' : undefined;
}

function deploysBy(job: Tree): Job['deploys'] {
  const uses = job.get('uses')?.asWritten;
  if (uses === undefined) return undefined;
  const hasEnvironment = (job.get('with')?.entries ?? []).some(({ key }) =>
    /^(?:target[-_]?)?(?:env|environment|stage)(?:[-_]?name)?$/i.test(key),
  );
  if (!isCalledDeploy(job.key, uses, hasEnvironment)) return undefined;
  return uses.startsWith('./') ? 'locally' : 'elsewhere';
}

function stepOf(file: SourceFile, step: Tree, inherited: string | undefined): Step {
  const uses = step.get('uses');
  const use = uses === undefined ? undefined : useOf(uses, step.get('with'));
  const run = step.get('run');
  const commands = [
    ...commandsIn(file, run, { shell: step.get('shell')?.asWritten ?? inherited }),
    ...(use === undefined ? [] : commandsIn(file, scriptInput(use))),
  ];
  const condition = step.get('if')?.asWritten;
  const id = step.get('id')?.asWritten;
  return {
    label: step.get('name')?.asWritten ?? id ?? uses?.asWritten ?? firstOf(run),
    at: step.at,
    commands,
    env: textMapOf(step.get('env')),
    goesOn: goesOn(step, 'continue-on-error'),
    ...(id === undefined ? {} : { id }),
    ...(use === undefined ? {} : { use }),
    ...(condition === undefined ? {} : { condition }),
  };
}

function useOf(uses: Tree, inputs: Tree | undefined): Use | undefined {
  const ref = uses.asWritten;
  if (ref === undefined) return undefined;
  const action = upTo(ref, '@').toLowerCase();
  return { action, ref, inputs: textMapOf(inputs), inputTree: inputs, at: uses.keyAt };
}

/** The input of an action that is a shell script. */
function scriptInput({ action, inputTree }: Use): Tree | undefined {
  if (action === 'azure/cli' || action === 'azure/powershell') return inputTree?.get('inlineScript');
  if (action === 'appleboy/ssh-action') return inputTree?.get('script');
  return /^(?:nick-fields|nick-invision)\/retry$/.test(action) ? inputTree?.get('command') : undefined;
}
