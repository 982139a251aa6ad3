/**
 * How long logs are kept. Only stores of logs count: of the lines with a retention in days fewer than half are about
 * logs, the others are about deleted secrets, backups, queues, artifacts and traffic.
 */
import type { Said } from '../../core/service';
import { type BicepDeclaration, bicepResources, declarationsOf } from '../source/bicep';
import { type Entry, entryAt, literalText } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeOf, blocksOf, type HclBlock, resourcesOf } from '../source/hcl';
import { factAt, measured, type Resolve, resolverOf } from './measured';

type Store = 'log-analytics' | 'application-insights' | 'cloudwatch-log-group' | 'logging-bucket';

interface Kept {
  readonly of: Store;
  readonly entry: Entry;
  readonly language: 'bicep' | 'terraform';
  readonly workspaceBased: boolean;
  readonly conditional: string | undefined;
  /** What else its name says that it logs. */
  readonly about?: string | undefined;
}

const terraformStores: Readonly<Record<string, { readonly of: Store; readonly key: string }>> = {
  aws_cloudwatch_log_group: { of: 'cloudwatch-log-group', key: 'retention_in_days' },
  azurerm_log_analytics_workspace: { of: 'log-analytics', key: 'retention_in_days' },
  azurerm_application_insights: { of: 'application-insights', key: 'retention_in_days' },
  google_logging_project_bucket_config: { of: 'logging-bucket', key: 'retention_days' },
};

/** A module that is named like a store of logs, by its source or by its own name. */
const storeNames: readonly (readonly [of: Store, name: RegExp])[] = [
  [
    'log-analytics',
    /(?:^|[/_-])(?:operational-?insights\/workspaces?|log-?_?analytics(?:-?_?workspaces?)?)$/i,
  ],
  ['application-insights', /(?:^|[/_-])(?:insights\/components?|app(?:lication)?-?_?insights)$/i],
  ['cloudwatch-log-group', /(?:^|[/_-])(?:cloudwatch[_-])?log[_-]?groups?$/i],
];

/** What flows through a network is no log of what the product did. */
const traffic = /flow/i;

export function terraformRetention(file: SourceFile): Said[] {
  const { hcl } = file;
  const resolve = resolverOf.terraform(hcl);
  const resources = resourcesOf(hcl, ...Object.keys(terraformStores)).flatMap((block) => {
    const store = terraformStores[block.labels[0] ?? ''];
    const entry = store === undefined ? undefined : attributeOf(block, store.key);
    return store === undefined || entry === undefined || isTraffic(block) ? [] : kept(block, store.of, entry);
  });
  const modules = blocksOf(hcl, 'module').flatMap((block) => {
    const source = literalText(attributeOf(block, 'source')?.value) ?? '';
    const of = storeOf(source.replace(/\?.*$/s, ''), block.labels[0] ?? '');
    const entry = attributeOf(block, 'retention_in_days') ?? attributeOf(block, 'log_retention_in_days');
    return of === undefined || entry === undefined || isTraffic(block) ? [] : kept(block, of, entry);
  });
  return [...resources, ...modules].flatMap((each) => retention(file, resolve, each));
}

function kept(block: HclBlock, of: Store, entry: Entry): Kept[] {
  const isWorkspaceBased = of === 'application-insights' && attributeOf(block, 'workspace_id') !== undefined;
  const conditional = attributeOf(block, 'count')?.value.text;
  const about = aboutOf(block);
  return [{ of, entry, language: 'terraform', workspaceBased: isWorkspaceBased, conditional, about }];
}

/** What runs a function, or who called at the door, is another log than that of what was decided. */
const others =
  /(?<![a-z])(?:lambda|access|api[-_]?gateway|apigw|vpc|waf|build|codebuild|cloudfront|alb|elb|nginx|rds|dns|route53)(?![a-z])/;

function aboutOf(block: HclBlock): string | undefined {
  const name = attributeOf(block, 'name')?.value.text ?? '';
  const names = `${block.labels.at(-1) ?? ''} ${name}`.slice(0, 500).toLowerCase();
  return /decision|audit/.test(names) ? undefined : others.exec(names)?.[0];
}

function isTraffic(block: HclBlock): boolean {
  const name = attributeOf(block, 'name')?.value.text ?? '';
  return traffic.test(block.labels.at(-1) ?? '') || traffic.test(name);
}

const bicepStores: Readonly<Record<string, Store>> = {
  'microsoft.operationalinsights/workspaces': 'log-analytics',
  'microsoft.insights/components': 'application-insights',
};

export function bicepRetention(file: SourceFile): Said[] {
  const { bicep } = file;
  const resolve = resolverOf.bicep(bicep);
  const resources = bicepResources(bicep, ...Object.keys(bicepStores)).flatMap((resource) => {
    const of = bicepStores[resource.type.toLowerCase()];
    const entry = entryAt(resource.value, 'properties', 'retentionInDays');
    const workspace = entryAt(resource.value, 'properties', 'workspaceResourceId');
    return of === undefined || entry === undefined ? [] : keptBy(resource, of, { entry, workspace });
  });
  const modules = declarationsOf(bicep, 'module').flatMap((module) => {
    const of = storeOf(module.type.replace(/\.bicep$/i, '').replace(/:[^/:]*$/, ''), '');
    const params = entryAt(module.value, 'params')?.value;
    const own = of === 'log-analytics' ? entryAt(params, 'dataRetention') : undefined;
    const entry = entryAt(params, 'retentionInDays') ?? own;
    const workspace = entryAt(params, 'workspaceResourceId') ?? entryAt(params, 'workspaceId');
    return of === undefined || entry === undefined ? [] : keptBy(module, of, { entry, workspace });
  });
  return [...resources, ...modules].flatMap((each) => retention(file, resolve, each));
}

interface BicepKept {
  readonly entry: Entry;
  readonly workspace: Entry | undefined;
}

function keptBy({ condition }: BicepDeclaration, of: Store, { entry, workspace }: BicepKept): Kept[] {
  const isWorkspaceBased = of === 'application-insights' && workspace !== undefined;
  return [{ of, entry, language: 'bicep', workspaceBased: isWorkspaceBased, conditional: condition }];
}

function storeOf(source: string, name: string): Store | undefined {
  return storeNames.find(([, pattern]) => pattern.test(source) || pattern.test(name))?.[0];
}

function retention(file: SourceFile, resolve: Resolve, kept: Kept): Said[] {
  const { entry, of, language, workspaceBased, conditional, about } = kept;
  const { number, ...how } = measured(resolve, entry.value);
  // Zero is for ever with one, and nothing with another.
  if (number !== null && (number < 1 || !Number.isInteger(number))) return [];
  const value = {
    days: number,
    of,
    ...how,
    ...(workspaceBased ? { workspaceBased } : {}),
    ...(conditional === undefined ? {} : { conditional }),
    ...(about === undefined ? {} : { about }),
    language,
  };
  return [factAt(file, entry.start, { fact: 'iac.log-retention', value })];
}
