/** The steps of Azure Pipelines: scripts, and tasks with scripts in them. */
import { upTo } from '../../core/service';
import type { SourceFile } from '../source/file';
import { type Tree, textMapOf } from '../source/tree';
import type { Step, Use } from './pipeline';
import { commandsIn } from './script';
import { firstOf, goesOn } from './written';

const scriptTasks = /^(?:bash|cmdline|powershell|azurecli|azurepowershell|ssh|shellscript)$/;

export function azureStep(file: SourceFile, step: Tree): Step {
  const script = step.first('script', 'bash', 'pwsh', 'powershell');
  const use = useOf(step);
  const inline =
    use !== undefined && scriptTasks.test(use.action)
      ? (use.inputTree?.get('inlineScript') ?? use.inputTree?.get('script') ?? use.inputTree?.get('inline'))
      : undefined;
  const condition = step.get('enabled')?.asWritten === 'false' ? 'false' : step.get('condition')?.asWritten;
  return {
    label: step.get('displayName')?.asWritten ?? step.get('name')?.asWritten ?? use?.ref ?? firstOf(script),
    at: step.at,
    commands: commandsIn(file, script ?? inline, { stops: false }),
    env: textMapOf(step.get('env')),
    goesOn: goesOn(step, 'continueOnError'),
    ...(use === undefined ? {} : { use }),
    ...(condition === undefined ? {} : { condition }),
  };
}

function useOf(step: Tree): Use | undefined {
  const task = step.get('task');
  const ref = task?.asWritten;
  if (task === undefined || ref === undefined) return undefined;
  const inputs = step.get('inputs');
  return {
    action: upTo(ref, '@').toLowerCase(),
    ref,
    inputs: textMapOf(inputs),
    inputTree: inputs,
    at: task.keyAt,
  };
}
