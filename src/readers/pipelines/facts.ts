/** What a pipeline says, whoever runs it. */
import type { Said } from '../../core/service';
import { latestTag } from './deploy-commands';
import { evaluatingCommand, isEvaluatingAction } from './evaluation';
import { deploysJob, gateOf } from './gate';
import { gitopsOf } from './gitops';
import { type Job, type Pipeline, type Step, saidAt } from './pipeline';
import { scansOf } from './scans';
import { hasModelKey, testsOf } from './tests';

export function factsOf(pipeline: Pipeline): Said[] {
  return pipeline.jobs.flatMap((job) => [
    ...environmentFacts(pipeline, job),
    ...deployFacts(pipeline, job),
    ...job.steps.flatMap((step) => evaluationFact(pipeline, job, step)),
    ...scanFacts(pipeline, job),
    ...testFacts(pipeline, job),
  ]);
}

function environmentFacts({ file }: Pipeline, { id, environment }: Job): Said[] {
  if (environment === undefined) return [];
  const { name, expression, at } = environment;
  return [
    saidAt(file, at, {
      fact: 'workflow.environment',
      value: {
        job: id,
        name,
        ...(expression === undefined ? {} : { expression }),
        ...(name === 'github-pages' ? { purpose: 'pages' as const } : {}),
      },
    }),
  ];
}

function deployFacts({ file, triggers, system }: Pipeline, job: Job): Said[] {
  const how = gitopsOf(job);
  // What a workflow beside this one deploys, that one says.
  if (job.deploys === 'locally' || (how === undefined && !deploysJob(job))) return [];
  const said = saidAt(file, job.at, {
    fact: 'workflow.deploy',
    value: {
      job: job.id,
      environment: job.deploys === 'elsewhere' ? 'unknown' : environmentName(job),
      triggers: job.triggers ?? triggers,
      ...(how === undefined ? {} : { how }),
      ...(system === undefined ? {} : { system }),
      ...(job.strategy === undefined ? {} : { strategy: job.strategy }),
    },
  });
  const line = latestTag(job, (offset) => file.placeOf(offset).line);
  return line === undefined
    ? [said]
    : [said, { fact: 'workflow.deploys-tag', value: { tag: 'latest' }, line }];
}

function environmentName({ environment }: Job): string | null {
  if (environment === undefined) return null;
  return environment.name ?? 'expression';
}

function evaluationFact(pipeline: Pipeline, job: Job, step: Step): Said[] {
  const command = evaluatingCommand(
    step,
    hasModelKey(step, job, pipeline.env) && testsOf(job, pipeline.env)?.modelCallsOff === undefined,
  );
  if (command === undefined && !isEvaluatingAction(step)) return [];
  const said: Said = {
    fact: 'workflow.evaluation',
    value: {
      job: job.id,
      step: step.label,
      triggers: job.triggers ?? pipeline.triggers,
      gate: gateOf(pipeline, { job, step, ...(command === undefined ? {} : { command }) }),
    },
  };
  return [
    command === undefined
      ? saidAt(pipeline.file, step.use?.at ?? step.at, said)
      : { ...said, line: command.line },
  ];
}

function scanFacts({ file }: Pipeline, job: Job): Said[] {
  return scansOf(job).map(({ tool, kind, blocks, line, at }) => {
    const said: Said = {
      fact: 'workflow.security-scan',
      value: { tool, kind, ...(blocks === undefined ? {} : { blocks }) },
    };
    return line === undefined ? saidAt(file, at, said) : { ...said, line };
  });
}

function testFacts({ env }: Pipeline, job: Job): Said[] {
  const tests = testsOf(job, env);
  if (tests === undefined) return [];
  const { line, ...value } = tests;
  return [{ fact: 'workflow.tests', value: { job: job.id, ...value }, line }];
}
