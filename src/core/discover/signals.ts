/** Signals that somebody is already alerted on. Design: readers-repository.md, section 7. */

import { some } from '../claims/repository/base/made';
import { type Alarm, alarmsOf } from '../claims/repository/signals/alarms';
import { foreign, silenceOf } from '../claims/repository/signals/emitted';
import { narrowed, watching } from '../claims/repository/signals/matching';
import type { Signal } from '../schema/generated/manifest-file';
import { type Ground, named, namedIn } from './found';
import { Ids, idOf } from './ids';
import { type Field, type ProposedEntry, sourceOf } from './proposal';

/** A list of more is read by nobody: those of the product's own metrics are the first. */
const mostSignals = 12;

export function alertsOf({ look }: Ground): Alarm[] {
  return alarmsOf(look).filter(({ isProduct, name }) => isProduct && !/[$%{<]/.test(name));
}

export function proposedSignals(ground: Ground): ProposedEntry[] {
  const { look, manifest } = ground;
  const all = alarmsOf(look);
  const watched = new Set(
    Object.entries(manifest.signals ?? {}).flatMap(([id, signal]) =>
      watching(look, id, signal as Signal, all).alarms.map(keyOf),
    ),
  );
  const ids = new Ids(Object.keys(manifest.signals ?? {}));
  const free = alertsOf(ground).filter((alarm) => !watched.has(keyOf(alarm)) && !isListed(alarm, ground));
  const ordered = [...free].sort((one, other) => rankOf(one) - rankOf(other));
  const silent = new Map(silentAlerts(ground).map(({ alarm, metrics }) => [keyOf(alarm), metrics]));
  return ordered.slice(0, mostSignals).map((alarm) => {
    const metrics = silent.get(keyOf(alarm));
    const entry = entryOf(alarm, ids, ground);
    if (metrics === undefined) return entry;
    return { ...entry, question: `no code here emits ${some(metrics)}: where does it come from?` };
  });
}

/** Alerts on what nothing in the repository emits, as a check would say of a signal with their name: they will never fire. */
export function silentAlerts(
  ground: Ground,
): { readonly alarm: Alarm; readonly metrics: readonly string[] }[] {
  const silenceIn = silenceOf(ground.look);
  if (silenceIn === undefined) return [];
  return alertsOf(ground)
    .filter(({ tool }) => tool === 'prometheus')
    .map((alarm) => ({ alarm, watched: narrowed(idOf(alarm.name) ?? alarm.name, alarm) }))
    .filter(({ watched: { isCompound } }) => !isCompound)
    .map(({ alarm, watched }) => ({ alarm, metrics: silenceIn(watched) }))
    .filter(({ metrics }) => metrics.length > 0);
}

function keyOf({ place: { file, line }, name }: Alarm): string {
  return `${file}:${line ?? ''}:${name}`;
}

function isListed({ name }: Alarm, { manifest }: Ground): boolean {
  const ids = new Ids();
  return Object.hasOwn(manifest.signals ?? {}, ids.give('signal', name));
}

/** What the product itself measures comes before what every machine has. */
function rankOf(alarm: Alarm): number {
  const isOwn = alarm.metrics.some((metric) => !foreign.test(metric));
  return (isOwn ? 0 : 2) + (thresholdOf(alarm) === undefined ? 1 : 0);
}

/** What is still good where an alert begins to fire. */
const good: Readonly<Record<string, string>> = { '>': '<=', '>=': '<', '<': '>=', '<=': '>' };

function thresholdOf({ operator, threshold, isCompound, isDefault, metrics }: Alarm): string | undefined {
  const comparison = operator === undefined ? undefined : good[operator];
  if (comparison === undefined || threshold === undefined || isCompound || isDefault) return undefined;
  return metrics.length === 0 ? undefined : `${comparison} ${threshold}`;
}

/** The monitoring that an alarm is written for, where that is known. */
function sourceNameOf({ tool, name, place }: Alarm, { look }: Ground): string | undefined {
  if (tool === 'prometheus') return 'Prometheus';
  if (tool === 'azure') return 'Azure Monitor';
  if (tool === 'aws') return 'CloudWatch';
  const alarm = look
    .find('iac.alarm')
    .find(({ file, said: { value } }) => file === place.file && value.name === name);
  const by = alarm?.said.value.actions;
  return by === 'sns' ? 'CloudWatch' : by === 'action-group' ? 'Azure Monitor' : undefined;
}

function entryOf(alarm: Alarm, ids: Ids, ground: Ground): ProposedEntry {
  const { file, line } = alarm.place;
  const source = sourceOf({ file, said: line === undefined ? {} : { line } });
  const threshold = thresholdOf(alarm);
  const by = sourceNameOf(alarm, ground);
  const fields: Field[] = [
    ...(by === undefined ? [] : [{ key: 'source', value: by }]),
    ...(threshold === undefined
      ? []
      : [{ key: 'threshold', value: threshold, from: source, note: `${alarm.name} fires ${firing(alarm)}` }]),
    {
      key: 'declaredIn',
      value: /^[\w.-]+$/.test(alarm.name) ? namedIn(file, alarm.name, ground) : named(file, ground),
      ...(threshold === undefined ? { from: source } : {}),
    },
  ];
  return {
    section: 'signals',
    path: ['signals', ids.give('signal', alarm.name)],
    label: threshold === undefined ? alarm.name : `${alarm.name}, ${threshold}`,
    source,
    fields,
  };
}

function firing({ operator = '', threshold = 0 }: Alarm): string {
  const words = { '>': 'above', '>=': 'from', '<': 'below', '<=': 'at or below' }[operator] ?? operator;
  return `${words} ${threshold}`;
}
