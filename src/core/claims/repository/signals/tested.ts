/** Alerts that were tested, and are not there. */
import type { Claim } from '../../../facts/claim';
import { entries } from '../../../facts/context';
import type { Signal } from '../../../schema/generated/manifest-file';
import type { Look } from '../base/look';
import { contradicted, unclear } from '../base/made';
import { type Alarm, alarmsAnywhere, alarmsOf } from './alarms';
import { toolOf, watching } from './matching';

export function testedClaims(look: Look): Claim[] {
  const all = alarmsOf(look);
  return entries(look.facts.manifest.signals).flatMap(([id, signal]) => {
    if (signal.alertTestedOn === undefined) return [];
    const path = ['signals', id, 'alertTestedOn'];
    const { alarms } = watching(look, id, signal, all);
    if (alarms.length > 0) return nobodyTold(path, alarms);
    return withoutRule(look, path, signal, all);
  });
}

/** An alarm without an action may have one elsewhere. */
function nobodyTold(path: Claim['path'], alarms: readonly Alarm[]): Claim[] {
  if (!alarms.every(({ tellsNobody }) => tellsNobody)) return [];
  return [
    unclear({
      path,
      reason: `the alarm ${alarms[0]?.name} has no action of its own`,
      places: alarms.map(({ place }) => place),
    }),
  ];
}

/** Only where the source is the monitoring whose rules are here. */
function withoutRule(look: Look, path: Claim['path'], signal: Signal, all: readonly Alarm[]): Claim[] {
  const tool = toolOf(signal);
  const own = all.filter(
    (alarm) => alarm.isProduct && (alarm.tool === tool || (alarm.tool === 'cloud' && tool === 'aws')),
  );
  if (own.length === 0 || !look.index.isWhole) return [];
  const metric = tool === 'prometheus' ? metricIn(signal.source ?? '') : undefined;
  if (metric === undefined)
    return [unclear({ path, reason: 'no alert of the repository has the words of this signal', places: [] })];
  const everywhere = alarmsAnywhere(look);
  if (everywhere.some(({ metrics, name }) => name === metric || metrics.some((each) => isOne(each, metric))))
    return [];
  const reason = `no alert of the repository is on ${metric}`;
  return [contradicted({ path, reason, places: own.map(({ place }) => place) })];
}

/** The metric that a source names: `Prometheus fraud_drift_score`. */
function metricIn(source: string): string | undefined {
  const names = source.slice(0, 300).match(/\b[a-z][a-z\d]*(?:_[a-z\d]+)+\b/g) ?? [];
  return new Set(names).size === 1 ? names[0] : undefined;
}

function isOne(one: string, other: string): boolean {
  const plain = (name: string): string => name.replace(/_(?:bucket|sum|count|total|created)$/, '');
  return plain(one) === plain(other);
}
