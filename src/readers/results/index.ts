import type { DocumentReader } from '../reader';
import { azureEvaluation } from './azure-evaluation';
import { azureRedteam } from './azure-redteam';
import { deepeval, deepevalLink } from './deepeval';
import { dvcData, dvcLock, dvcPipeline } from './dvc';
import { evalCsv } from './eval-csv';
import { garak } from './garak';
import { inspectJson, inspectZip } from './inspect';
import { junit } from './junit';
import { lmEval } from './lm-eval';
import { mlflowMetric, mlflowModel, mlflowRun } from './mlflow';
import { openaiEvals } from './openai-evals';
import { plainResult } from './plain';
import { promptfoo } from './promptfoo';
import { ragEvaluator, ragParameters } from './rag-evaluator';
import { ragasCsv, ragasJson } from './ragas';
import { rows } from './rows';

/** Results of evaluations, attacks and tests. */
export const resultReaders: readonly DocumentReader[] = [
  promptfoo,
  inspectJson,
  inspectZip,
  deepeval,
  deepevalLink,
  ragasJson,
  ragasCsv,
  azureEvaluation,
  azureRedteam,
  ragEvaluator,
  ragParameters,
  garak,
  lmEval,
  openaiEvals,
  mlflowRun,
  mlflowMetric,
  mlflowModel,
  dvcPipeline,
  dvcData,
  dvcLock,
  evalCsv,
  junit,
  plainResult,
  rows,
];
