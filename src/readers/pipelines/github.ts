/** Workflows of GitHub Actions, as pipelines. */
import { type Node, upTo } from '../../core/service';
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
import { isCalledDeploy } from './deploy-commands';
import { isNever, type Job, type Pipeline, type Step, type Use } from './pipeline';
import { commandsIn } from './script';
import { environmentOf, firstOf, goesOn } from './written';

/** What makes a YAML file a workflow. */
export function isWorkflow(root: Node | undefined): boolean {
  return entryAt(root, 'on') !== undefined && entriesOf(below(root, 'jobs')).length > 0;
}

export function githubPipeline(file: SourceFile, root: Node): Pipeline {
  const on = below(root, 'on');
  const shell = textAt(root, 'defaults', 'run', 'shell');
  return {
    file,
    env: textMapOf(below(root, 'env')),
    triggers: triggersOf(on),
    pushes: pushesOf(below(on, 'push'), triggersOf(on).includes('push')),
    jobs: entriesOf(below(root, 'jobs')).flatMap((entry) => jobOf(file, entry, shell) ?? []),
  };
}

/** `on` may be one event, a list, or a map. */
function triggersOf(on: Node | undefined): string[] {
  return on?.kind === 'map' ? on.entries.map(({ key }) => key) : textsOf(on);
}

const mainBranch = /^(?:main|master|trunk|production|prod|release|stable|develop|dev)(?:\/\*{1,2})?$/;

function pushesOf(push: Node | undefined, isThere: boolean): Pipeline['pushes'] {
  if (!isThere) return 'none';
  const branches = textsOf(below(push, 'branches'));
  if (branches.length > 0) return branches.every((each) => mainBranch.test(each)) ? 'main' : 'any';
  const isIgnoring = entryAt(push, 'branches-ignore') !== undefined;
  return entryAt(push, 'tags', 'tags-ignore') !== undefined && !isIgnoring ? 'tags' : 'any';
}

/** A job that is switched off is none. */
function jobOf(
  file: SourceFile,
  { key, keyStart, value }: Entry,
  inherited: string | undefined,
): Job | undefined {
  const condition = textAt(value, 'if');
  if (value.kind !== 'map' || isNever(condition)) return undefined;
  const shell = textAt(value, 'defaults', 'run', 'shell') ?? inherited ?? ownShell(value);
  const environment = environmentOf(entryAt(value, 'environment'));
  const deploys = deploysBy(key, value);
  return {
    id: key,
    key,
    at: keyStart,
    needs: textsOf(below(value, 'needs')),
    goesOn: goesOn(value, 'continue-on-error'),
    steps: itemsOf(below(value, 'steps')).flatMap((step) =>
      step.kind === 'map' ? [stepOf(file, step, shell)] : [],
    ),
    env: textMapOf(below(value, 'env')),
    text: wholeTextOf(value),
    ...(environment === undefined ? {} : { environment }),
    ...(condition === undefined ? {} : { condition }),
    ...(deploys === undefined ? {} : { deploys }),
  };
}

/** The shell of a machine with Windows, where nobody names one. */
function ownShell(job: Node): string | undefined {
  return textsOf(below(job, 'runs-on')).some((each) => /^windows/i.test(each)) ? 'pwsh' : undefined;
}

function deploysBy(id: string, job: Node): Job['deploys'] {
  const uses = textAt(job, 'uses');
  if (uses === undefined) return undefined;
  const hasEnvironment = entriesOf(below(job, 'with')).some(({ key }) =>
    /^(?:target[-_]?)?(?:env|environment|stage)(?:[-_]?name)?$/i.test(key),
  );
  if (!isCalledDeploy(id, uses, hasEnvironment)) return undefined;
  return uses.startsWith('./') ? 'locally' : 'elsewhere';
}

function stepOf(file: SourceFile, step: Node, inherited: string | undefined): Step {
  const uses = entryAt(step, 'uses');
  const use = uses === undefined ? undefined : useOf(uses, below(step, 'with'));
  const run = below(step, 'run');
  const commands = [
    ...commandsIn(file, run, { shell: textAt(step, 'shell') ?? inherited }),
    ...(use === undefined ? [] : commandsIn(file, scriptInput(use))),
  ];
  const condition = textAt(step, 'if');
  const id = textAt(step, 'id');
  return {
    label: textAt(step, 'name') ?? id ?? textOf(uses?.value) ?? firstOf(run),
    at: step.start,
    commands,
    env: textMapOf(below(step, 'env')),
    goesOn: goesOn(step, 'continue-on-error'),
    ...(id === undefined ? {} : { id }),
    ...(use === undefined ? {} : { use }),
    ...(condition === undefined ? {} : { condition }),
  };
}

function useOf({ value, keyStart }: Entry, inputs: Node | undefined): Use | undefined {
  const ref = textOf(value);
  if (ref === undefined) return undefined;
  const action = upTo(ref, '@').toLowerCase();
  return { action, ref, inputs: textMapOf(inputs), inputNode: inputs, at: keyStart };
}

/** The input of an action that is a shell script. */
function scriptInput({ action, inputNode }: Use): Node | undefined {
  if (action === 'azure/cli' || action === 'azure/powershell') return below(inputNode, 'inlineScript');
  if (action === 'appleboy/ssh-action') return below(inputNode, 'script');
  return /^(?:nick-fields|nick-invision)\/retry$/.test(action) ? below(inputNode, 'command') : undefined;
}
