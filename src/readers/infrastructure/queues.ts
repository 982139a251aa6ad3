/** How often a queue hands out a message before it gives up on it. */
import type { Said, TestimonyValues } from '../../core/service';
import { bicepResources } from '../source/bicep';
import { type Entry, entryAt } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeOf, type HclBlock, resourcesOf } from '../source/hcl';
import { factAt, measured, nameFrom, type Resolve, resolverOf } from './measured';

export function terraformQueues(file: SourceFile): Said[] {
  const resolve = resolverOf.terraform(file.hcl);
  const amazon = resourcesOf(file.hcl, 'aws_sqs_queue').flatMap((block) =>
    redrive(file, resolve, { policy: attributeOf(block, 'redrive_policy'), name: queueName(resolve, block) }),
  );
  const queues = new Map(resourcesOf(file.hcl, 'aws_sqs_queue').map((block) => [block.labels[1], block]));
  const apart = resourcesOf(file.hcl, 'aws_sqs_queue_redrive_policy').flatMap((block) => {
    const of = /aws_sqs_queue\.([\w-]+)/.exec(attributeOf(block, 'queue_url')?.value.text ?? '')?.[1];
    const queue = of === undefined ? undefined : queues.get(of);
    const name = queue === undefined ? of : queueName(resolve, queue);
    if (name === undefined) return [];
    return redrive(file, resolve, { policy: attributeOf(block, 'redrive_policy'), name });
  });
  const azure = resourcesOf(file.hcl, 'azurerm_servicebus_queue', 'azurerm_servicebus_subscription').flatMap(
    (block) =>
      queue(file, resolve, {
        entry: attributeOf(block, 'max_delivery_count'),
        name: queueName(resolve, block),
      }),
  );
  return [...amazon, ...apart, ...azure];
}

function queueName(resolve: Resolve, block: HclBlock): string {
  return nameFrom(resolve, attributeOf(block, 'name'), block.labels[1] ?? '');
}

interface Redrive {
  readonly policy: Entry | undefined;
  readonly name: string;
}

function redrive(file: SourceFile, resolve: Resolve, { policy, name }: Redrive): Said[] {
  const value = policy?.value;
  if (value?.kind === 'call' && value.name === 'jsonencode')
    return queue(file, resolve, { entry: entryAt(value.args[0], 'maxReceiveCount'), name });
  if (value?.kind !== 'string') return [];
  const found = /maxReceiveCount"\s{0,20}:\s{0,20}"?(\d{1,6})/.exec(value.value);
  const written = found ?? /maxReceiveCount\\"\s{0,20}:\s{0,20}(\d{1,6})/.exec(value.text);
  if (written === null) return [];
  // In a heredoc it has a line of its own.
  const offset =
    found !== null &&
    value.value === file.text.slice(value.contentStart, value.contentStart + value.value.length)
      ? value.contentStart + found.index
      : value.start + Math.max(0, value.text.indexOf('maxReceiveCount'));
  return received(file, offset, { name, maxReceive: Number(written[1]) });
}

export function bicepQueues(file: SourceFile): Said[] {
  const resolve = resolverOf.bicep(file.bicep);
  return bicepResources(
    file.bicep,
    'Microsoft.ServiceBus/namespaces/queues',
    'Microsoft.ServiceBus/namespaces/topics/subscriptions',
  ).flatMap((resource) => {
    // `namespace/queue` is how a queue is named outside of its namespace.
    const name = nameFrom(resolve, entryAt(resource.value, 'name'), resource.name).replace(/^.*\//s, '');
    return queue(file, resolve, { entry: entryAt(resource.value, 'properties', 'maxDeliveryCount'), name });
  });
}

interface Queue {
  readonly entry: Entry | undefined;
  readonly name: string;
}

function queue(file: SourceFile, resolve: Resolve, { entry, name }: Queue): Said[] {
  if (entry === undefined) return [];
  const { number, default: isDefault } = measured(resolve, entry.value);
  if (number === null) return [];
  return received(file, entry.start, {
    name,
    maxReceive: number,
    ...(isDefault === undefined ? {} : { default: isDefault }),
  });
}

function received(file: SourceFile, offset: number, value: TestimonyValues['iac.queue']): Said[] {
  return value.maxReceive >= 1 ? [factAt(file, offset, { fact: 'iac.queue', value })] : [];
}
