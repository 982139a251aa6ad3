/** Alerts that were tested, and are not there. */
import type { Claim } from '../../../facts/claim';
import { entries } from '../../../facts/context';
import type { Signal } from '../../../schema/generated/manifest-file';
import type { Look } from '../base/look';
import { contradicted, unclear } from '../base/made';
import { type Alarm, alarmsAnywhere, alarmsOf } from './alarms';
import { toolOf, type Watching, watching } from './matching';

export function testedClaims(look: Look): Claim[] {
  const all = alarmsOf(look);
  return entries(look.facts.manifest.signals).flatMap(([id, signal]) => {
    const watched = watching(look, id, signal, all);
    const off = switchedOff(id, watched);
    if (off.length > 0 || signal.alertTestedOn === undefined) return off;
    const path = ['signals', id, 'alertTestedOn'];
    return watched.alarms.length > 0 ? nobodyTold(path, watched) : withoutRule(look, path, signal, all);
  });
}

/** Alarms that stand there and watch nothing. */
function switchedOff(id: string, { alarms, isDeclared }: Watching): Claim[] {
  const off = alarms.filter(({ isOff, isProduct }) => isOff && (isDeclared || isProduct));
  const [first] = off;
  if (first === undefined || off.length < alarms.length) return [];
  return [
    contradicted({
      path: ['signals', id],
      target: 'key',
      reason: `the alarm ${first.name} is switched off`,
      places: off.map(({ place }) => place),
      severity: isDeclared ? 'error' : 'warning',
    }),
  ];
}

/** An alarm without an action may have one elsewhere: worth a finding where the manifest itself says that it is the one. */
function nobodyTold(path: Claim['path'], { alarms, isDeclared }: Watching): Claim[] {
  if (!alarms.every(({ tellsNobody }) => tellsNobody)) return [];
  return [
    unclear({
      path,
      reason: `the alarm ${alarms[0]?.name} has no action of its own${isDeclared ? ', so that nobody is told here' : ''}`,
      places: alarms.map(({ place }) => place),
      ...(isDeclared ? { code: 'repository/differs', severity: 'warning' } : {}),
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
