/** What brings the product into its environment, by the workflows that deploy. Design: readers-repository.md, section 3. */

import type { Found } from '../claims/repository/base/look';
import { isOfPipeline, stageOf } from '../claims/repository/pipelines/release';
import { type Ground, named } from './found';
import { type Field, type ProposedEntry, sourceOf } from './proposal';

type Deploy = Found<'workflow.deploy'>;

/** The jobs that deploy, by the file in which they stand. */
export function deploysOf({ look }: Ground): ReadonlyMap<string, readonly Deploy[]> {
  const files = new Map<string, Deploy[]>();
  const deploys = look
    .find('workflow.deploy')
    .filter((each) => isOfPipeline(each) && !isOfPages(each) && !isOfTrial(each));
  for (const deploy of deploys) {
    const known = files.get(deploy.file);
    if (known === undefined) files.set(deploy.file, [deploy]);
    else known.push(deploy);
  }
  return files;
}

/** What brings documents to their readers, and no product to its users. */
function isOfPages({ file, said: { value } }: Deploy): boolean {
  const pages = /(?:^|[/_.-])(?:docs?|documentation|pages|website|storybook|blog)(?:[_.-]|$)/i;
  return pages.test(file) || pages.test(value.job) || value.environment === 'github-pages';
}

/** What is put up for a change under review, and taken away again. */
function isOfTrial({ file, said: { value } }: Deploy): boolean {
  const isReviewed = value.triggers.some((each) => each === 'pull_request' || each === 'merge_group');
  return isReviewed || /(?:^|[/_.-])(?:tests?|e2e|functionality|integration)(?:[_.-]|$)/i.test(file);
}

export function proposedRelease(ground: Ground): ProposedEntry[] {
  const { deployedBy, environment } = ground.manifest.release ?? {};
  const files = [...deploysOf(ground)];
  const toProduction = files.filter(([, deploys]) => deploys.some(isProduction));
  const [only, another] = toProduction.length > 0 ? toProduction : files;
  if (only === undefined || deployedBy !== undefined) return [];
  const [file, deploys] = only;
  const [job] = toProduction.length > 0 ? deploys.filter(isProduction) : deploys;
  if (job === undefined) return [];
  const place = environmentOf(file, deploys, ground);
  const fields: Field[] = [
    { key: 'deployedBy', value: named(file, ground), from: sourceOf(job), note: noteOf(job) },
    ...(place === undefined || environment !== undefined ? [] : [place]),
  ];
  const target = place === undefined || environment !== undefined ? '' : ` to ${place.value}`;
  const question =
    another === undefined
      ? undefined
      : `${another[0]} deploys as well: which of them brings it to its users?`;
  return [
    {
      section: 'release',
      path: ['release'],
      label: `deploys from ${file.slice(file.lastIndexOf('/') + 1)}${target}`,
      source: sourceOf(job),
      fields,
      ...(question === undefined ? {} : { question }),
    },
  ];
}

function noteOf({ said: { value } }: Deploy): string {
  const how = value.how === 'gitops-elsewhere' ? ', by a change in another repository' : '';
  return `the job ${value.job}${how}`;
}

function isProduction({ said: { value } }: Deploy): boolean {
  return literal(value.environment) !== undefined && stageOf(value.environment ?? '') === 'production';
}

function literal(environment: string | null): string | undefined {
  return environment === null || environment === 'unknown' || environment === 'expression'
    ? undefined
    : environment;
}

/** The only environment that a file deploys to, or the only one of several that is in production. */
function environmentOf(file: string, deploys: readonly Deploy[], ground: Ground): Field | undefined {
  const names = [...new Set(deploys.flatMap(({ said: { value } }) => literal(value.environment) ?? []))];
  const live = names.filter((name) => stageOf(name) === 'production');
  const [name, another] = live.length > 0 ? live : names;
  if (name === undefined || another !== undefined) return undefined;
  const jobs = deploys.filter(({ said: { value } }) => value.environment === name);
  const place = ground.look
    .find('workflow.environment')
    .find(
      ({ file: at, said: { value } }) =>
        at === file && value.name === name && jobs.some((job) => job.said.value.job === value.job),
    );
  const [job] = jobs;
  const source = place ?? job;
  return source === undefined ? undefined : { key: 'environment', value: name, from: sourceOf(source) };
}
