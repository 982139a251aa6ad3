/** The steps of Azure Pipelines: scripts, and tasks with scripts in them. */
import { type Node, upTo } from '../../core/service';
import type { SourceFile } from '../source/file';
import { below, entryAt, textAt, textMapOf, textOf } from '../source/nodes';
import type { Step, Use } from './pipeline';
import { commandsIn } from './script';
import { firstOf, goesOn } from './written';

const scriptTasks = /^(?:bash|cmdline|powershell|azurecli|azurepowershell|ssh|shellscript)$/;

export function azureStep(file: SourceFile, step: Node): Step {
  const script = entryAt(step, 'script', 'bash', 'pwsh', 'powershell');
  const use = useOf(step);
  const inline =
    use !== undefined && scriptTasks.test(use.action)
      ? (below(use.inputNode, 'inlineScript') ??
        below(use.inputNode, 'script') ??
        below(use.inputNode, 'inline'))
      : undefined;
  const condition = textAt(step, 'enabled') === 'false' ? 'false' : textAt(step, 'condition');
  return {
    label: textAt(step, 'displayName') ?? textAt(step, 'name') ?? use?.ref ?? firstOf(script?.value),
    at: step.start,
    commands: commandsIn(file, script?.value ?? inline, { stops: false }),
    env: textMapOf(below(step, 'env')),
    goesOn: goesOn(step, 'continueOnError'),
    ...(use === undefined ? {} : { use }),
    ...(condition === undefined ? {} : { condition }),
  };
}

function useOf(step: Node): Use | undefined {
  const task = entryAt(step, 'task');
  const ref = textOf(task?.value);
  if (task === undefined || ref === undefined) return undefined;
  const inputs = below(step, 'inputs');
  return {
    action: upTo(ref, '@').toLowerCase(),
    ref,
    inputs: textMapOf(inputs),
    inputNode: inputs,
    at: task.keyStart,
  };
}
