/** Alarms of the clouds: what they watch, and whether anybody is told. */
import type { Said, TestimonyValues } from '../../core/service';
import { bicepResources } from '../source/bicep';
import { type CodeValue, type Entry, entryAt, entryIn, literalFlag } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeOf, blocksOf, type HclBlock, resourcesOf } from '../source/hcl';
import { factAt, measured, nameFrom, type Resolve, resolverOf, textFrom } from './measured';

type Alarm = TestimonyValues['iac.alarm'];
type Actions = Alarm['actions'];

const operators: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '>=',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '<=',
  GreaterThan: '>',
  GreaterThanOrEqual: '>=',
  GreaterOrLessThan: '!=',
  LessThan: '<',
  LessThanOrEqual: '<=',
  Equals: '==',
};

/** What stands of an alarm in one place, in either language. */
interface Watched {
  readonly name: string;
  readonly metric: Entry | undefined;
  readonly namespace: Entry | undefined;
  readonly operator: Entry | undefined;
  readonly threshold: Entry | undefined;
  readonly actions: Actions;
  /** Whether it is switched off, as it is written. */
  readonly enabled: CodeValue | undefined;
  /** Where it is told of if it names no metric. */
  readonly start: number;
}

export function terraformAlarms(file: SourceFile): Said[] {
  const resolve = resolverOf.terraform(file.hcl);
  const amazon = resourcesOf(file.hcl, 'aws_cloudwatch_metric_alarm').flatMap((block) => {
    const actions = amazonActions(block);
    if (actions === undefined) return [];
    const watched = watchedBy(block, ['metric_name', 'comparison_operator', 'threshold']);
    const name = nameFrom(resolve, attributeOf(block, 'alarm_name'), block.labels[1] ?? '');
    // The namespace of AWS is that of a service, and stands wherever.
    return alarm(file, resolve, { ...watched, name, namespace: undefined, actions, enabled: undefined });
  });
  const azure = resourcesOf(file.hcl, 'azurerm_monitor_metric_alert').flatMap((block) => {
    const name = nameFrom(resolve, attributeOf(block, 'name'), block.labels[1] ?? '');
    const actions = azureActions(block);
    const enabled = attributeOf(block, 'enabled')?.value;
    return blocksOf(block, 'criteria').flatMap((criteria) => {
      const watched = watchedBy(criteria, ['metric_name', 'operator', 'threshold']);
      return alarm(file, resolve, { ...watched, name, actions, enabled });
    });
  });
  return [...amazon, ...azure];
}

function watchedBy(
  block: HclBlock,
  [metric, operator, threshold]: readonly [string, string, string],
): Omit<Watched, 'name' | 'actions' | 'enabled'> {
  return {
    metric: attributeOf(block, metric),
    namespace: attributeOf(block, 'metric_namespace'),
    operator: attributeOf(block, operator),
    threshold: attributeOf(block, threshold),
    start: block.start,
  };
}

/** Who is told; undefined where the alarm scales something, and nobody is meant to be told. */
function amazonActions(block: HclBlock): Actions | undefined {
  if (literalFlag(attributeOf(block, 'actions_enabled')?.value) === false) return 'none';
  const value = attributeOf(block, 'alarm_actions')?.value;
  if (value === undefined || value.kind === 'null') return 'none';
  if (value.kind !== 'list') return 'conditional';
  if (value.items.length === 0) return 'none';
  const texts = value.items.map(({ text }) => text);
  if (texts.some((text) => /aws_sns_topic\.|\bmodule\.\w*(?:sns|topic)\w*\.|arn:aws[\w-]*:sns:/.test(text)))
    return 'sns';
  if (texts.every((text) => /autoscaling|appautoscaling|:automate:|aws_lambda_function/.test(text)))
    return undefined;
  return 'conditional';
}

function azureActions(block: HclBlock): Actions {
  const given = blocksOf(block, 'action');
  if (given.length === 0)
    return blocksOf(block, 'dynamic').some(({ labels }) => labels[0] === 'action') ? 'conditional' : 'none';
  const isMade = given.some((action) =>
    /azurerm_monitor_action_group\./.test(attributeOf(action, 'action_group_id')?.value.text ?? ''),
  );
  return isMade ? 'action-group' : 'conditional';
}

export function bicepAlarms(file: SourceFile): Said[] {
  const resolve = resolverOf.bicep(file.bicep);
  return bicepResources(file.bicep, 'Microsoft.Insights/metricAlerts').flatMap((resource) => {
    const name = nameFrom(resolve, entryAt(resource.value, 'name'), resource.name);
    const properties = entryAt(resource.value, 'properties')?.value;
    const actions = bicepActions(entryAt(properties, 'actions')?.value);
    const enabled = entryAt(properties, 'enabled')?.value;
    const criteria = entryAt(properties, 'criteria', 'allOf')?.value;
    if (criteria?.kind !== 'list') return [];
    return criteria.items.flatMap((item) => {
      if (item.kind !== 'object') return [];
      const { entries } = item;
      const [metric, namespace] = [entryIn(entries, 'metricName'), entryIn(entries, 'metricNamespace')];
      const [operator, threshold] = [entryIn(entries, 'operator'), entryIn(entries, 'threshold')];
      return alarm(file, resolve, {
        name,
        metric,
        namespace,
        operator,
        threshold,
        actions,
        enabled,
        start: item.start,
      });
    });
  });
}

function bicepActions(value: CodeValue | undefined): Actions {
  if (value === undefined || value.kind === 'null') return 'none';
  if (value.kind !== 'list') return 'conditional';
  if (value.items.length === 0) return 'none';
  const isMade = value.items.some(
    (item) => item.kind === 'object' && isGroup(entryIn(item.entries, 'actionGroupId')),
  );
  return isMade ? 'action-group' : 'conditional';
}

/** The id of a group that is made or named here; a parameter may be empty. */
function isGroup(entry: Entry | undefined): boolean {
  return /^[A-Za-z_]\w*\.(?:id|outputs\.\w+)$|actionGroups/i.test(entry?.value.text ?? '');
}

function alarm(file: SourceFile, resolve: Resolve, watched: Watched): Said[] {
  const { name, metric, namespace, actions } = watched;
  const named = textFrom(resolve, metric);
  const sign = operators[textFrom(resolve, watched.operator) ?? ''];
  const limit = watched.threshold === undefined ? undefined : measured(resolve, watched.threshold.value);
  const value: Alarm = {
    name,
    ...(named === undefined ? {} : { metric: named }),
    ...(sign === undefined ? {} : { operator: sign }),
    ...(limit === undefined ? {} : { threshold: limit.number }),
    actions,
    // A parameter may say otherwise.
    ...(literalFlag(watched.enabled) === false ? { enabled: false } : {}),
    ...(limit?.default === undefined ? {} : { default: limit.default }),
    ...(watched.threshold === undefined
      ? {}
      : { thresholdLine: (file.placeOf(watched.threshold.start).line ?? 0) + 1 }),
  };
  // It stands where the metric is named: by its namespace where that comes first.
  const first = Math.min(
    metric?.start ?? Number.POSITIVE_INFINITY,
    namespace?.start ?? Number.POSITIVE_INFINITY,
  );
  const start = Number.isFinite(first) ? first : watched.start;
  return [factAt(file, start, { fact: 'iac.alarm', value })];
}
