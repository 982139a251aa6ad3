/** Where logs go besides: what is kept elsewhere may be kept for longer than the store of logs says. */
import type { Said } from '../../core/service';
import { bicepResources, declarationsOf } from '../source/bicep';
import { type CodeValue, entryAt } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeOf, resourcesOf } from '../source/hcl';
import { factAt } from './measured';

/** What a diagnostic setting names as its goal, in either language, and what that is. */
const goals: Readonly<Record<string, string>> = {
  storage_account_id: 'storage',
  storageAccountId: 'storage',
  eventhub_authorization_rule_id: 'event-hub',
  eventHubAuthorizationRuleId: 'event-hub',
};

export function terraformExports(file: SourceFile): Said[] {
  const { hcl } = file;
  const settings = resourcesOf(hcl, 'azurerm_monitor_diagnostic_setting').flatMap((block) =>
    Object.entries(goals).flatMap(([key, to]) => exported(file, attributeOf(block, key), to)),
  );
  const rules = resourcesOf(hcl, 'azurerm_log_analytics_data_export_rule').flatMap((block) =>
    exported(file, attributeOf(block, 'destination_resource_id'), 'storage'),
  );
  const filters = resourcesOf(hcl, 'aws_cloudwatch_log_subscription_filter').flatMap((block) => {
    const goal = attributeOf(block, 'destination_arn');
    const text = goal?.value.text ?? '';
    const to = ['firehose', 'kinesis', 'lambda'].find((each) => text.toLowerCase().includes(each));
    return exported(file, goal, to ?? 'elsewhere');
  });
  const sinks = resourcesOf(hcl, 'google_logging_project_sink').flatMap((block) => {
    const goal = attributeOf(block, 'destination');
    const to = /storage|bigquery|pubsub/i.exec(goal?.value.text ?? '')?.[0].toLowerCase();
    return exported(file, goal, to ?? 'elsewhere');
  });
  const tables = resourcesOf(hcl, 'azurerm_log_analytics_workspace_table').flatMap((block) =>
    exported(file, attributeOf(block, 'total_retention_in_days'), 'archive'),
  );
  const buckets = resourcesOf(hcl, 'aws_s3_bucket_lifecycle_configuration').flatMap((block) => {
    const bucket = attributeOf(block, 'bucket');
    const names = `${block.labels.at(-1) ?? ''} ${bucket?.value.text ?? ''}`;
    return /(?<![a-z])logs?(?![a-z])|audit|decision/i.test(names) ? exported(file, bucket, 'storage') : [];
  });
  return [...settings, ...rules, ...filters, ...sinks, ...tables, ...buckets];
}

export function bicepExports(file: SourceFile): Said[] {
  const { bicep } = file;
  const settings = bicepResources(bicep, 'Microsoft.Insights/diagnosticSettings').flatMap(({ value }) =>
    Object.entries(goals).flatMap(([key, to]) => exported(file, entryAt(value, 'properties', key), to)),
  );
  const rules = bicepResources(bicep, 'Microsoft.OperationalInsights/workspaces/dataExports').flatMap(
    ({ value }) => exported(file, entryAt(value, 'properties', 'destination', 'resourceId'), 'storage'),
  );
  const tables = declarationsOf(bicep, 'resource')
    .filter(({ type }) => /^microsoft\.operationalinsights\/workspaces(?:\/tables)?$/i.test(type))
    .flatMap(({ value }) => exported(file, entryAt(value, 'properties', 'totalRetentionInDays'), 'archive'));
  return [...settings, ...rules, ...tables];
}

function exported(
  file: SourceFile,
  entry: { readonly start: number; readonly value: CodeValue } | undefined,
  to: string,
): Said[] {
  if (entry === undefined || entry.value.kind === 'null' || entry.value.text === "''") return [];
  // What a module of a library is perhaps given, and is left out otherwise.
  if (entry.value.text.includes('.?')) return [];
  return [factAt(file, entry.start, { fact: 'iac.log-export', value: { to } })];
}
