/**
 * What is worth a look because it is not there. Only of a product that is deployed with a model that is sure, only where
 * every file was read, and none of them has it, whoever owns the file.
 */
import { alarmsAnywhere } from '../claims/repository/signals/alarms';
import { resultsOf } from './evaluations';
import type { Ground } from './found';
import { sureModels } from './models';
import { type Source, sourceOf } from './proposal';
import { deploysOf } from './release';
import type { WorthALook } from './worth-models';

/** Something judged the answers once, and nothing does before the next version of them runs. */
export function evaluationBesideDeploy(ground: Ground): WorthALook | undefined {
  const [deploy] = deployed(ground);
  const { look } = ground;
  const isRun = look.anywhere('workflow.evaluation').length > 0;
  // What is called in another repository may run it.
  const mayBeRun = look.anywhere('workflow.call').some(({ said: { value } }) => !value.here);
  if (deploy === undefined || resultsOf(ground).length === 0 || isRun || mayBeRun) return undefined;
  return {
    text: 'The evaluation is not part of the deploy: no workflow is seen to run it',
    places: [deploy],
  };
}

export function nothingEvaluated(ground: Ground): WorthALook | undefined {
  const [deploy] = deployed(ground);
  const { look } = ground;
  const isEvaluated =
    look.anywhere('metric').length > 0 ||
    look.anywhere('evaluation.tool').length > 0 ||
    look.anywhere('workflow.evaluation').length > 0;
  if (deploy === undefined || isEvaluated) return undefined;
  return { text: 'It is deployed, and no evaluation of its answers was found', places: [deploy] };
}

export function nothingAlerts(ground: Ground): WorthALook | undefined {
  const [deploy] = deployed(ground);
  if (deploy === undefined || alarmsAnywhere(ground.look).length > 0) return undefined;
  return {
    text: 'It is deployed, and no alert was found that tells anybody when it fails',
    places: [deploy],
  };
}

/** Where a product with a model is deployed; nothing where not every file was read. */
function deployed(ground: Ground): Source[] {
  if (!ground.first.isAllRead || sureModels(ground).length === 0) return [];
  return [...deploysOf(ground).values()].flat().map((each) => sourceOf(each));
}
