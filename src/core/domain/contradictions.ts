import { daysOf } from '../base/durations';
import { entries, type Facts, holdersOf, isDone, isFloating, isThirdParty, listed } from '../facts/context';
import { escalationDeadEnd, unresolvedTargets } from '../facts/escalation';
import { feasibility, lacksOversight } from '../facts/oversight';
import type { Contradiction } from '../facts/report';
import { readThreshold } from '../facts/threshold';
import type { Manifest } from '../schema/generated/manifest-file';
import { all, type Check, contradiction } from './check';
import { whenNotApplicable } from './not-applicable';

/** One contradiction for each entry of a section that lacks what the item says of all of them. */
function each<T>(
  section: keyof Manifest,
  of: (m: Manifest) => Record<string, T> | undefined,
  lacks: (entry: T, facts: Facts) => string | undefined,
): Check {
  return (facts) =>
    entries(of(facts.manifest)).flatMap(([id, entry]) => {
      const what = lacks(entry, facts);
      return what === undefined ? [] : [contradiction(`"${id}" ${what}`, section, id)];
    });
}

/** `has no owner and no freshness`, or undefined where nothing is missing. */
function missing(parts: Record<string, unknown>): string | undefined {
  const names = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [name] : []));
  return names.length === 0 ? undefined : `has no ${names.join(', no ')}`;
}

/** What proves that an item which is said to be met is not. */
const whenMet: Readonly<Record<string, Check>> = {
  'owners-named': ({ manifest }) =>
    (['outcome', 'performance'] as const).flatMap((role) =>
      holdersOf(manifest, role).length > 0
        ? []
        : [contradiction(`no owner has the role "${role}"`, 'owners')],
    ),
  'risk-tier-assigned': ({ manifest: { risk } }) => {
    const what = missing({ tier: risk?.tier, role: risk?.role });
    return what === undefined ? [] : [contradiction(`the risk section ${what}`, 'risk')];
  },
  'value-baseline-measured': ({ manifest: { value } }) => {
    const what = missing({
      'baseline value': value?.baseline?.value,
      'target value': value?.target?.value,
      'target date': value?.target?.by,
    });
    return what === undefined ? [] : [contradiction(`the value section ${what}`, 'value')];
  },
  'systems-inventoried': all(
    ({ manifest }) =>
      entries(manifest.systems).length > 0 ? [] : [contradiction('no system is listed', 'systems')],
    each(
      'systems',
      (m) => m.systems,
      (system) => missing({ owner: system.owner }),
    ),
  ),
  'data-sources-inventoried': all(
    ({ manifest }) =>
      entries(manifest.data).length > 0 ? [] : [contradiction('no data source is listed', 'data')],
    each(
      'data',
      (m) => m.data,
      (source) =>
        missing({
          owner: source.owner,
          system: source.system,
          classification: source.classification,
          freshness: source.freshness,
        }),
    ),
  ),
  'data-access-proven': each(
    'data',
    (m) => m.data,
    (source, { today }) =>
      isDone(source.accessProvenOn, today) ? undefined : 'has no accessProvenOn that lies in the past',
  ),
  'data-use-permitted': each(
    'data',
    (m) => m.data,
    ({ permitted }) =>
      permitted?.decision === undefined || permitted.decision === 'granted'
        ? undefined
        : `has the decision "${permitted.decision}"`,
  ),
  'integration-contracts-defined': each(
    'integrations',
    (m) => m.integrations,
    ({ direction, contract, timeout, retry, fallback }) =>
      missing({ direction, contract, timeout, retry, fallback }),
  ),
  'data-contract-agreed': each(
    'data',
    (m) => m.data,
    ({ owner }) => missing({ 'owner to accept a contract': owner }),
  ),
  'human-oversight-designed': (facts) => {
    const found: Contradiction[] = [];
    if (lacksOversight(facts.manifest) !== undefined)
      found.push(contradiction('oversight.mode is "none"', 'oversight', 'mode'));
    const sum = feasibility(facts.manifest);
    if (sum !== undefined && sum.needed > sum.available)
      found.push(contradiction('the reviews take more hours than there are', 'oversight', 'hoursPerWeek'));
    return found;
  },
  'escalation-path-defined': ({ manifest }) => {
    if (manifest.escalation !== undefined && listed(manifest.escalation).length === 0)
      return [contradiction('escalation has no steps', 'escalation')];
    const found = unresolvedTargets(manifest).map(({ index, target }) =>
      contradiction(`"${target}" is nobody`, 'escalation', index, 'to'),
    );
    const end = escalationDeadEnd(manifest);
    if (end !== undefined)
      found.push(
        contradiction(`the last step has no ${end.lacks.join(' and no ')}`, 'escalation', end.index),
      );
    return found;
  },
  'third-parties-vetted': each(
    'models',
    (m) => m.models,
    ({ provider, version }) =>
      isThirdParty(provider) === false || !isFloating(version) ? undefined : 'has no pinned version',
  ),
  'monitoring-plan-defined': all(
    ({ manifest }) =>
      entries(manifest.signals).length > 0 ? [] : [contradiction('no signal is listed', 'signals')],
    each(
      'signals',
      (m) => m.signals,
      ({ threshold, owner, action }) => missing({ threshold, owner, action }),
    ),
    each(
      'signals',
      (m) => m.signals,
      ({ threshold }) =>
        threshold === undefined || readThreshold(threshold) !== undefined
          ? undefined
          : `has a threshold that cannot be read ("${threshold}")`,
    ),
  ),
  'rollback-rehearsed': ({ manifest: { controls }, today }) =>
    isDone(controls?.rollback?.rehearsedOn, today)
      ? []
      : [
          contradiction(
            'controls.rollback has no rehearsedOn that lies in the past',
            'controls',
            'rollback',
            'rehearsedOn',
          ),
        ],
  'stop-control-tested': ({ manifest: { controls }, today }) => [
    ...(isDone(controls?.stop?.testedOn, today)
      ? []
      : [
          contradiction(
            'controls.stop has no testedOn that lies in the past',
            'controls',
            'stop',
            'testedOn',
          ),
        ]),
    ...(controls?.stop?.by === undefined
      ? [contradiction('controls.stop names nobody who can halt it', 'controls', 'stop')]
      : []),
  ],
  'logging-enabled': ({ manifest: { controls, risk } }) => {
    const days = daysOf(controls?.logging?.retention);
    return risk?.tier === 'high' && days !== undefined && days < shortestLogs
      ? [contradiction('logs are kept for less than six months', 'controls', 'logging', 'retention')]
      : [];
  },
  'monitoring-live': all(
    ({ manifest }) =>
      entries(manifest.signals).length > 0 ? [] : [contradiction('no signal is listed', 'signals')],
    each(
      'signals',
      (m) => m.signals,
      ({ alertTestedOn }, { today }) =>
        isDone(alertTestedOn, today) ? undefined : 'has no alertTestedOn that lies in the past',
    ),
  ),
  'capability-retained': ({ manifest }) =>
    entries(manifest.owners).length === 1 ? [contradiction('only one owner is named', 'owners')] : [],
};

/** Days in the shortest six months: at least so long must logs of a high-risk system be kept (EU AI Act, 19 and 26(6)). */
export const shortestLogs = 181;

/** The first of many reasons, and how many more there are. */
export function atMost(reasons: readonly string[], most = 4): string {
  const more = reasons.length > most ? [`${reasons.length - most} more`] : [];
  return [...reasons.slice(0, most), ...more].join('; ');
}

/** Facts that prove the opposite of `status` for an item; none where the facts are silent. */
export function contradictionsOf(
  item: { readonly id: string; readonly notApplicableWhen: string | null },
  status: string,
  facts: Facts,
): Contradiction[] {
  const check =
    status === 'met'
      ? whenMet[item.id]
      : status === 'not-applicable'
        ? whenNotApplicable[item.notApplicableWhen ?? '']
        : undefined;
  return (check?.(facts) ?? []).filter(({ path }) => !facts.unread(path));
}
