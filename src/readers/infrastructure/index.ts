import type { Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { UnreadPart } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { bicepAlarms, terraformAlarms } from './alarms';
import { policyLimits } from './api-management';
import { bicepExports, terraformExports } from './log-export';
import { bicepRetention, terraformRetention } from './log-retention';
import { inOrder } from './measured';
import { permissions } from './permissions';
import { bicepQueues, terraformQueues } from './queues';
import { bicepRateLimits, terraformRateLimits } from './rate-limits';
import { bicepReceivers, terraformReceivers } from './receivers';
import { bicepRegions, givenRegions, parameterRegions, terraformRegions } from './regions';
import { bicepSecretStores, terraformSecretStores } from './secret-stores';
import { secretReader } from './secrets';
import { bicepSettings, terraformSettings } from './settings';

type Look = (file: SourceFile) => readonly Said[];

const terraform: readonly Look[] = [
  (file) => unread(file, file.hcl.unread),
  terraformRegions,
  terraformRetention,
  terraformExports,
  terraformAlarms,
  terraformReceivers,
  terraformRateLimits,
  policyLimits,
  permissions,
  terraformSecretStores,
  terraformQueues,
  terraformSettings,
];

const bicep: readonly Look[] = [
  (file) => unread(file, file.bicep.unread),
  bicepRegions,
  bicepRetention,
  bicepExports,
  bicepAlarms,
  bicepReceivers,
  bicepRateLimits,
  policyLimits,
  bicepSecretStores,
  bicepQueues,
  bicepSettings,
];

/** Regions, logs, alarms, limits, permissions, secrets and queues, from Terraform and Bicep; and secrets wherever they stand. */
export const infrastructureReaders: readonly RepositoryReader[] = [
  { name: 'terraform', looksAt: (path) => /\.tf$/i.test(path), read: readerOf(terraform) },
  { name: 'terraform-variables', looksAt: (path) => /\.tfvars$/i.test(path), read: readerOf([givenRegions]) },
  { name: 'bicep', looksAt: (path) => /\.bicep$/i.test(path), read: readerOf(bicep) },
  {
    name: 'bicep-parameters',
    looksAt: (path) => /\.bicepparam$/i.test(path),
    read: readerOf([bicepRegions]),
  },
  {
    name: 'deployment-parameters',
    looksAt: (path) => /\.parameters(?:\.[\w-]+)?\.json$/i.test(path),
    read: readerOf([parameterRegions]),
  },
  { name: 'api-management', looksAt: (path) => /\.xml$/i.test(path), read: readerOf([policyLimits]) },
  secretReader,
];

function readerOf(looks: readonly Look[]): RepositoryReader['read'] {
  return (file) => ({ said: inOrder(looks.flatMap((look) => look(file))) });
}

/** What could have held a fact; of an output nothing is wanted. */
const wanted: ReadonlySet<string> = new Set([
  'resource',
  'data',
  'module',
  'variable',
  'locals',
  'provider',
  'param',
  'var',
]);
/** More than that is no file of the language at all. */
const mostUnread = 10;

function unread(file: SourceFile, parts: readonly UnreadPart[]): Said[] {
  return parts
    .filter(({ what }) => wanted.has(what))
    .slice(0, mostUnread)
    .map(({ start, what }) => ({
      ...file.placeOf(start),
      fact: 'unread',
      value: `this ${what} is written in a way that is not known`,
    }));
}
