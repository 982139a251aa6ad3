/** Where the product runs. */
import type { Said } from '../../core/service';
import { bicepResources, declarationsOf } from '../source/bicep';
import { type Entry, entryAt, literalText } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeOf, blocksOf, resourcesOf } from '../source/hcl';
import { isJsonMap } from '../source/json';
import { factAt } from './measured';

/** What is everywhere is nowhere in particular; and a region is a short name: `uksouth`, `UK South`, `eu-west-2`. */
const isRegion = (text: string): boolean =>
  /^[a-z][a-z0-9]*(?:[ -][a-z0-9]+){0,4}$/i.test(text) &&
  text.length <= 40 &&
  !/^(?:global|regional|none|auto)$/i.test(text);

/** On these it is where a model runs. That of anything else says nothing about it. */
const models = {
  terraform: [
    'azurerm_cognitive_account',
    'azurerm_ai_services',
    'azurerm_ai_foundry',
    'azurerm_machine_learning_workspace',
    'google_vertex_ai_endpoint',
  ],
  bicep: ['Microsoft.CognitiveServices/accounts', 'Microsoft.MachineLearningServices/workspaces'],
} as const;

export function terraformRegions(file: SourceFile): Said[] {
  const { hcl } = file;
  // A second provider of a kind, with an alias, is for what has to stand elsewhere, such as certificates.
  const providers = blocksOf(hcl, 'provider').filter((block) => attributeOf(block, 'alias') === undefined);
  const resources = resourcesOf(hcl, ...models.terraform);
  return [
    ...providers.flatMap((block) => region(file, attributeOf(block, 'region'))),
    ...resources.flatMap((block) => {
      const of = block.labels.join('.');
      return ['location', 'region'].flatMap((key) => region(file, attributeOf(block, key), { of }));
    }),
  ];
}

/** Those of variables, in `*.tfvars`. That of the bucket in which Terraform keeps its state says nothing. */
export function givenRegions(file: SourceFile): Said[] {
  const { attributes } = file.hcl;
  const keys = new Set(attributes.map(({ key }) => key));
  if (/backend/i.test(file.name) || (keys.has('bucket') && keys.has('key'))) return [];
  return attributes
    .filter(({ key }) => /^(?:(?:aws|azure|gcp|google)_(?:default_)?)?(?:region|location)$/.test(key))
    .flatMap((entry) => region(file, entry));
}

export function bicepRegions(file: SourceFile): Said[] {
  const { bicep } = file;
  const isParameterFile = file.ending === 'bicepparam';
  const parameters = declarationsOf(bicep, 'param')
    .filter(({ name }) => name.toLowerCase() === 'location')
    .flatMap(({ name, value, start }) =>
      value === undefined
        ? []
        : region(file, { key: name, start, value }, isParameterFile ? {} : { default: true }),
    );
  const resources = bicepResources(bicep, ...models.bicep).flatMap(({ name, value }) =>
    region(file, entryAt(value, 'location'), { of: name }),
  );
  return [...parameters, ...resources];
}

/** Those of the parameter file of a deployment, in JSON. */
export function parameterRegions(file: SourceFile): Said[] {
  const parameters = file.json?.at('parameters');
  if (!isJsonMap(parameters)) return [];
  const name = Object.keys(parameters).find((key) => key.toLowerCase() === 'location');
  if (name === undefined) return [];
  const value = file.json?.at('parameters', name, 'value');
  const offset = file.json?.keyOffsetOf(['parameters', name, 'value']);
  if (typeof value !== 'string' || !isRegion(value) || offset === undefined) return [];
  return [factAt(file, offset, { fact: 'iac.region', value: { value } })];
}

interface How {
  readonly default?: true;
  readonly of?: string;
}

function region(file: SourceFile, entry: Entry | undefined, how: How = {}): Said[] {
  const value = literalText(entry?.value);
  if (entry === undefined || value === undefined || !isRegion(value)) return [];
  return [factAt(file, entry.start, { fact: 'iac.region', value: { value, ...how } })];
}
