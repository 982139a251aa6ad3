/** Receivers of alerts: whether anybody is behind them. */
import type { Said } from '../../core/service';
import { foreignRole } from '../role';
import { type ReceiverState, receiverState } from '../source/receivers';
import type { Tree } from '../source/tree';
import type { Embedded } from './embedded';

interface Kind {
  readonly kind: string;
  /** The keys that say where it goes, the one that decides first. */
  readonly addresses: readonly string[];
  /** The key that says so for all receivers. */
  readonly shared?: string;
}

/** By the key of the list, without `_configs`; the resources of Kubernetes write the same in another case. */
const kinds: ReadonlyMap<string, Kind> = new Map([
  ['email', { kind: 'email', addresses: ['to'] }],
  ['slack', { kind: 'slack', addresses: ['api_url'], shared: 'slack_api_url' }],
  ['webhook', { kind: 'webhook', addresses: ['url'] }],
  ['pagerduty', { kind: 'pagerduty', addresses: ['routing_key', 'service_key'] }],
  ['opsgenie', { kind: 'opsgenie', addresses: ['api_key'], shared: 'opsgenie_api_key' }],
  ['victorops', { kind: 'victorops', addresses: ['api_key'], shared: 'victorops_api_key' }],
  ['pushover', { kind: 'pushover', addresses: ['user_key', 'token'] }],
  ['sns', { kind: 'sns', addresses: ['topic_arn', 'phone_number', 'target_arn'] }],
  ['telegram', { kind: 'telegram', addresses: ['bot_token'] }],
  ['discord', { kind: 'discord', addresses: ['webhook_url'] }],
  ['msteams', { kind: 'msteams', addresses: ['webhook_url'] }],
  ['msteamsv2', { kind: 'msteams', addresses: ['webhook_url'] }],
  ['webex', { kind: 'webex', addresses: ['room_id'] }],
  ['wechat', { kind: 'wechat', addresses: ['to_user', 'to_party', 'corp_id'] }],
  ['rocketchat', { kind: 'rocketchat', addresses: ['channel'] }],
  ['jira', { kind: 'jira', addresses: ['api_url', 'project'] }],
]);

/** One fact for each way by which a receiver is reached. */
export function receiverFacts(part: Embedded, receiver: Tree, common: Tree | undefined): Said[] {
  const name = receiver.get('name');
  if (name?.text === undefined) return [];
  const said = receiver.entries.flatMap((list) => {
    const [, written = ''] = /^(\w{2,20}?)_?configs$/i.exec(list.key) ?? [];
    if (written === '' || !list.isList) return [];
    return list.items.map((way) => wayFact(part, { name, way, written: written.toLowerCase(), common }));
  });
  return said.length > 0
    ? said
    : [
        {
          fact: 'receiver',
          value: { name: name.text, kind: null, state: 'nobody', ...foreignRole(part.file.role) },
          line: part.lineOf(name.keyAt),
        },
      ];
}

interface Way {
  readonly name: Tree;
  readonly way: Tree;
  readonly written: string;
  readonly common: Tree | undefined;
}

function wayFact(part: Embedded, { name, way, written, common }: Way): Said {
  const known = kinds.get(written);
  const own = known?.addresses.map((key) => keyed(way, key)).find((address) => address !== undefined);
  const shared = known?.shared === undefined ? undefined : keyed(common, known.shared);
  const address = own ?? shared;
  return {
    fact: 'receiver',
    value: {
      name: name.text ?? '',
      kind: known?.kind ?? written,
      state: address === undefined ? 'unknown' : stateOf(address.scalar),
      ...foreignRole(part.file.role),
    },
    line: part.lineOf((own ?? name).keyAt),
  };
}

/** A value by its key, as it is written in a file or in a resource: `api_url`, `apiURL`. */
function keyed(map: Tree | undefined, key: string): Tree | undefined {
  return map?.entries.find((entry) => folded(entry.key) === folded(key));
}

function folded(key: string): string {
  return key.replaceAll('_', '').toLowerCase();
}

function stateOf(address: Tree['scalar']): ReceiverState {
  return typeof address === 'string' || typeof address === 'number'
    ? receiverState(String(address))
    : 'unknown';
}
