import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonPath } from '../source/json';
import { type Facts, keyed } from './facts';
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
    '$schema apiVersion openapi swagger asyncapi services jobs dependencies devDependencies scripts compilerOptions ' +
    'mcpServers servers bomFormat spdxVersion SchemaVersion nbformat cells lockfileVersion auditReportVersion ' +
    'vulnerabilities dataContractSpecification panels dashboard resources @context properties architectures ' +
    'model_type torch_dtype messages stages route receivers extends plugins entryPoints trigger pool volumes networks ' +
    'hooks repos workflows tool_calls choices numTotalTests testResults suites exitcode root_group lighthouseVersion ' +
    'paths terraform_version'
  ).split(' '),
);
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
const settingsName =
  /config|setting|param|schema|manifest|package|tsconfig|request|prompt|dataset|ground_?truth|golden|fixture|threshold|criteria|target|budget|expected|baseline|requirement/i;

/** Whether something in a file was measured. */
export function isResult(facts: Facts, file: SourceFile): boolean {
  if (isOfOtherKind(facts)) return false;
  if (verdictsOf(facts).length > 0) return true;
  if (isYamlName(file)) return isHinted(file) && hasStrongMeasures(facts);
  if (outcomeOf(facts) !== undefined) return true;
  // What is to be reached looks like what was.
  if (settingsName.test(file.name) && !saysOfRun(facts)) return false;
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
    keys.some((key) => otherFiles.has(key)) ||
    otherParts.some((path) => facts.at(...path) !== undefined)
  );
}

/** Whether there is a number in it whose name is that of a measure of quality. */
function hasStrongMeasures(facts: Facts): boolean {
  return leavesOf(facts).some(({ path, metric }) => isStrongMetric(metric ?? String(path.at(-1))));
}

function isHinted({ name, role }: SourceFile): boolean {
  return (resultName.test(name) || role === 'evaluation') && !settingsName.test(name);
}

/** Whether it says of a run when it was, or of which model, or on how many cases. */
function saysOfRun(facts: Facts): boolean {
  const keys = facts.keys().map(folded);
  const own =
    /^(?:run_at|timestamp|generated_at|created_at|evaluated_at|evaluation_date|date|model|model_name|model_id|n|n_cases|n_samples|num_samples|total_samples|num_questions|dataset|dataset_name|corpus)$/;
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
