import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonPath } from '../source/json';
import { type Facts, keyed, listIn, mapIn } from './facts';
import { modelIn } from './model-id';
import { outcomeOf } from './plain-cases';
import { folded, isStrongMetric, isWeakMetric } from './plain-keys';
import { isListOfModels, leavesOf } from './plain-metrics';
import { hasScoredRows } from './plain-run';
import { verdictsOf } from './plain-verdict';
import { isYamlName } from './yaml-tree';

/** Keys at the root of files that are something else: settings, schemas, manifests of packages, rules, dashboards. */
const otherFiles = new Set(
  (
    '$schema apiVersion openapi swagger asyncapi devDependencies scripts compilerOptions ' +
    'mcpServers servers bomFormat spdxVersion SchemaVersion nbformat cells lockfileVersion auditReportVersion ' +
    'vulnerabilities dataContractSpecification panels dashboard @context architectures ' +
    'model_type torch_dtype stages route receivers extends plugins entryPoints trigger pool volumes networks ' +
    'hooks repos workflows tool_calls choices numTotalTests testResults exitcode root_group lighthouseVersion ' +
    'paths terraform_version'
  ).split(' '),
);
/** Words that results have as well: what stands beside them in files that are something else, or in what they hold. */
const otherShapes: Readonly<
  Record<string, { readonly beside?: readonly string[]; readonly inside?: RegExp }>
> = {
  suites: { beside: ['config', 'stats'] },
  jobs: { beside: ['on', 'name'], inside: /^(?:steps|runs-on|stage|script|schedule|cron)$/ },
  services: { inside: /^(?:image|build|ports|command|environment|host|url|port)$/ },
  resources: { inside: /^(?:type|apiVersion|kind|properties)$/i },
  messages: { inside: /^(?:role|content)$/ },
  dependencies: { beside: ['name', 'version'] },
  properties: { beside: ['type'], inside: /^(?:type|\$ref|enum|anyOf|oneOf)$/ },
};
/** The same one level below: results of tests, of coverage, of checks of data and code. */
const otherParts: readonly JsonPath[] = [
  ['metadata', 'dbt_schema_version'],
  ['statistics', 'evaluated_expectations'],
  ['metrics', '_totals'],
  ['totals', 'percent_covered'],
  ['total', 'lines', 'pct'],
  ['groups', 0, 'rules'],
  ['tool', 'driver'],
];
/** More keys than any summary has. */
const mostKeys = 2_000;
const resultName = /metric|result|eval|score|report|summary|benchmark|accuracy|performance/i;
/** What is set, asked for or wanted. */
const settingsName =
  /config|setting|param|schema|manifest|package|tsconfig|threshold|criteria|expected|requirement/i;
/** What a run is given or held against; a result may be named after it. */
const givenName = /request|prompt|dataset|ground_?truth|golden|fixture|target|budget|baseline/i;
/** A name or a folder that says that what was given was run. */
const ranName = /(?:^|[-_.])(?:results?|reports?|summary|scores?)(?:[-_.]|$)/i;
const ranFolder = /(?:^|\/)(?:[^/]*[-_.])?(?:results?|reports?|runs?|outputs?)\/(?:[^/]*\/)?[^/]*$/i;

/** Whether something in a file was measured. */
export function isResult(facts: Facts, file: SourceFile): boolean {
  if (isOfOtherKind(facts)) return false;
  if (verdictsOf(facts).length > 0) return true;
  if (isYamlName(file)) return isHinted(file) && hasStrongMeasures(facts);
  if (outcomeOf(facts) !== undefined) return true;
  // What is to be reached looks like what was.
  if (isNamedAsGiven(file) && !saysOfRun(facts)) return false;
  const leaves = leavesOf(facts);
  const keys = leaves.map(({ path, metric }) => metric ?? String(path.at(-1)));
  if (keys.some(isStrongMetric)) return true;
  const isOfRun = saysOfRun(facts);
  // Measured, but without a number: NaN, or a run that failed.
  if (isOfRun && Object.entries(facts.map()).some(([key, each]) => each === null && isStrongMetric(key)))
    return true;
  if (keys.some(isWeakMetric)) return isOfRun || isHinted(file);
  if (leaves.length > 0) return isHinted(file) || (isOfRun && facts.at('metrics') !== undefined);
  return isOfRun && (hasScoredRows(facts) || hasModelsWithScores(facts));
}

function isOfOtherKind(facts: Facts): boolean {
  const { value } = facts.tree;
  if (!isJsonMap(value)) return !isJsonList(value) || !(isListOfModels(value) || hasStrongMeasures(facts));
  const keys = Object.keys(value);
  return (
    keys.length > mostKeys ||
    keys.some((key) => otherFiles.has(key) || isOfOtherShape(facts, key)) ||
    otherParts.some((path) => facts.at(...path) !== undefined)
  );
}

function isOfOtherShape(facts: Facts, key: string): boolean {
  const shape = Object.hasOwn(otherShapes, key) ? otherShapes[key] : undefined;
  if (shape === undefined) return false;
  if (shape.beside?.every((each) => facts.at(each) !== undefined) === true) return true;
  const value = facts.at(key);
  const parts = isJsonMap(value) ? Object.values(value) : listIn(value);
  return parts.slice(0, 20).some((part) => Object.keys(mapIn(part)).some((each) => shape.inside?.test(each)));
}

/** Whether there is a number in it whose name is that of a measure of quality. */
function hasStrongMeasures(facts: Facts): boolean {
  return leavesOf(facts).some(({ path, metric }) => isStrongMetric(metric ?? String(path.at(-1))));
}

function isHinted(file: SourceFile): boolean {
  return (resultName.test(file.name) || file.role === 'evaluation') && !isNamedAsGiven(file);
}

/** Whether its name is that of what a run is given, or of what is wanted of it, and not of what came out. */
function isNamedAsGiven({ name, path }: SourceFile): boolean {
  return settingsName.test(name) || (givenName.test(name) && !ranName.test(name) && !ranFolder.test(path));
}

/** Whether it says of a run when it was, or of which model, or on how many cases. */
function saysOfRun(facts: Facts): boolean {
  const keys = facts.keys().map(folded);
  const own =
    /^(?:run_at|run_date|timestamp|generated_at|created_at|evaluated_at|evaluation_date|date|model|model_name|model_id|n|n_cases|n_samples|num_samples|total_samples|num_questions|dataset|dataset_name|corpus)$/;
  return keys.some((key) => own.test(key)) || hasModelsWithScores(facts);
}

/** A map of each of several models, with what was measured of it somewhere in it. */
function hasModelsWithScores(facts: Facts): boolean {
  const parts = Object.values(facts.map());
  const named = parts.filter((part) => isJsonMap(part) && typeof keyed(part, 'model') === 'string');
  return named.length > 1 && named.length === parts.length && parts.some((part) => isScored(part, 8));
}

function isScored(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null || left === 0) return false;
  return Object.entries(value)
    .slice(0, 200)
    .some(([key, each]) => (typeof each === 'number' ? isStrongMetric(key) : isScored(each, left - 1)));
}

/** Whether a file describes a model: its name and version at the root, and nothing that was measured. */
export function isArtifact(facts: Facts): boolean {
  if (isJsonList(facts.tree.value) || isOfOtherKind(facts)) return false;
  return (
    artifactKey(facts, /^model_?name$/) !== undefined && artifactKey(facts, /^model_?version$/) !== undefined
  );
}

function artifactKey(facts: Facts, name: RegExp): string | undefined {
  return facts.keys().find((key) => name.test(folded(key)) && facts.text(key) !== undefined);
}

/** Name and version of a model. */
export function sayArtifact(facts: Facts): void {
  const [name, version] = [artifactKey(facts, /^model_?name$/), artifactKey(facts, /^model_?version$/)];
  if (name === undefined || version === undefined) return;
  facts.sayIf(modelIn(facts.text(name) ?? ''), [name], (value) => ({ fact: 'model.name', value }));
  facts.sayIf(facts.text(version), [version], (value) => ({ fact: 'model.version', value }));
}
