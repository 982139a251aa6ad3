/** Who is told by an action group of Azure. Addresses are never shown. */
import type { Said, TestimonyValues } from '../../core/service';
import { bicepResources } from '../source/bicep';
import { type CodeValue, type Entry, entryAt, entryIn, literalText, objectsIn } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeOf, blocksOf, resourcesOf } from '../source/hcl';
import { receiverState } from '../source/receivers';
import { factAt, nameFrom, type Resolve, resolverOf } from './measured';

type Receiver = TestimonyValues['receiver'];

interface Form {
  readonly kind: string;
  /** In Terraform: the block, and its address; in Bicep: the list, and its address. */
  readonly terraform: readonly [block: string, address: string];
  readonly bicep: readonly [list: string, address: string];
}

const forms: readonly Form[] = [
  {
    kind: 'email',
    terraform: ['email_receiver', 'email_address'],
    bicep: ['emailReceivers', 'emailAddress'],
  },
  {
    kind: 'webhook',
    terraform: ['webhook_receiver', 'service_uri'],
    bicep: ['webhookReceivers', 'serviceUri'],
  },
  { kind: 'sms', terraform: ['sms_receiver', 'phone_number'], bicep: ['smsReceivers', 'phoneNumber'] },
];

export function terraformReceivers(file: SourceFile): Said[] {
  const resolve = resolverOf.terraform(file.hcl);
  return resourcesOf(file.hcl, 'azurerm_monitor_action_group').flatMap((group) =>
    forms.flatMap(({ kind, terraform: [block, address] }) =>
      blocksOf(group, block).flatMap((receiver) => {
        const name = nameFrom(resolve, attributeOf(receiver, 'name'), group.labels[1] ?? '');
        return told(file, resolve, { kind, name, address: attributeOf(receiver, address) });
      }),
    ),
  );
}

export function bicepReceivers(file: SourceFile): Said[] {
  const resolve = resolverOf.bicep(file.bicep);
  return bicepResources(file.bicep, 'Microsoft.Insights/actionGroups').flatMap((group) =>
    forms.flatMap(({ kind, bicep: [list, address] }) =>
      itemsOf(entryAt(group.value, 'properties', list)?.value).flatMap((entries) => {
        const name = nameFrom(resolve, entryIn(entries, 'name'), group.name);
        return told(file, resolve, { kind, name, address: entryIn(entries, address) });
      }),
    ),
  );
}

function itemsOf(value: CodeValue | undefined): (readonly Entry[])[] {
  return value?.kind === 'loop' && value.body.kind === 'object' ? [value.body.entries] : objectsIn(value);
}

interface Told {
  readonly kind: string;
  readonly name: string;
  readonly address: Entry | undefined;
}

function told(file: SourceFile, resolve: Resolve, { kind, name, address }: Told): Said[] {
  if (address === undefined) return [];
  const resolved = resolve(address.value);
  const text = resolved.default === true ? undefined : literalText(resolved.value);
  const value: Receiver = { name, kind, state: stateOf(text) };
  return [factAt(file, address.start, { fact: 'receiver', value })];
}

function stateOf(address: string | undefined): Receiver['state'] {
  if (address === undefined) return 'unknown';
  return address === '' ? 'nobody' : receiverState(address);
}
