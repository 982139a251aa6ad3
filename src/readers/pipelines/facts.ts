/** What a pipeline says, whoever runs it. */
import type { Said } from '../../core/service';
import { latestTag } from './deploy-commands';
import { evaluatingCommand, isEvaluatingAction } from './evaluation';
import { type Awaited, awaitedIn, deploysJob, gateOf } from './gate';
import { gitopsOf } from './gitops';
import { type Job, type Pipeline, type Step, saidAt } from './pipeline';
import { scansOf } from './scans';
import { hasModelKey, type Tests, testsOf } from './tests';

export function factsOf(pipeline: Pipeline): Said[] {
  const awaited = awaitedIn(pipeline);
  return pipeline.jobs.flatMap((job) => {
    const tests = testsOf(job, pipeline.env);
    return [
      ...environmentFacts(pipeline, job),
      ...deployFacts(pipeline, job),
      ...evaluationFacts(pipeline, job, { awaited, callsModels: tests?.modelCallsOff === undefined }),
      ...scanFacts(pipeline, job),
      ...testFacts(job, tests),
    ];
  });
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

/** What is known of a job before its steps are looked at. */
interface Around {
  readonly awaited: Awaited;
  /** Whether nothing keeps its tests from calling models. */
  readonly callsModels: boolean;
}

function evaluationFacts(pipeline: Pipeline, job: Job, around: Around): Said[] {
  return job.steps.flatMap((step) => evaluationFact(pipeline, { job, step }, around));
}

function evaluationFact(
  pipeline: Pipeline,
  { job, step }: { readonly job: Job; readonly step: Step },
  { awaited, callsModels }: Around,
): Said[] {
  const command = evaluatingCommand(step, callsModels && hasModelKey(step, job, pipeline.env));
  if (command === undefined && !isEvaluatingAction(step)) return [];
  const said: Said = {
    fact: 'workflow.evaluation',
    value: {
      job: job.id,
      step: step.label,
      triggers: job.triggers ?? pipeline.triggers,
      gate: gateOf(pipeline, { job, step, ...(command === undefined ? {} : { command }) }, awaited),
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

function testFacts(job: Job, tests: Tests | undefined): Said[] {
  if (tests === undefined) return [];
  const { line, ...value } = tests;
  return [{ fact: 'workflow.tests', value: { job: job.id, ...value }, line }];
}
