/** Checks that items of several pillars share. */
import { quoted } from '../../base/shorten';
import {
  decidesAboutPeople,
  entries,
  type Facts,
  hasReached,
  isThirdParty,
  outsideUsers,
  writes,
} from '../../facts/context';
import {
  criteriaFault,
  currentEvaluations,
  currentMetrics,
  type EvaluatedItem,
  isMet,
  otherReleases,
} from '../../facts/evaluations';
import { documentEvidence, type EvidenceEntry } from '../../facts/evidence';
import type { Manifest } from '../../schema/generated/manifest-file';
import { type Check, type EarlySign, early, sign, toldBy } from './check';

/** Whether an owner is known to be outside the build team. */
export const isOutsideTeam = ({ manifest }: Facts, owner: string | undefined): boolean =>
  owner !== undefined && manifest.owners?.[owner]?.outsideTeam === true;

export const affectsPeople: Check = ({ manifest }) => {
  const said = decidesAboutPeople(manifest);
  return said === undefined ? [] : [sign(said.words, 'risk', said.key)];
};

export const informsDecisions: Check<EarlySign> = ({ manifest }) => {
  const said = decidesAboutPeople(manifest);
  return said === undefined
    ? []
    : [early('affects-people', 'the output informs decisions about people', 'risk', said.key)];
};

export const tierHigh: Check<EarlySign> = ({ manifest }) =>
  manifest.risk?.tier === 'high' ? [early('tier-high', 'the risk tier is high', 'risk', 'tier')] : [];

export const anyWrite: Check = ({ manifest }) =>
  entries(manifest.integrations).flatMap(([id, integration]) =>
    writes(integration) ? [sign(`${quoted(id)} writes back`, 'integrations', id, 'direction')] : [],
  );

export const outsideModel: Check = ({ manifest }) =>
  entries(manifest.models).flatMap(([id, { provider }]) =>
    isThirdParty(provider) === true
      ? [sign(`the model ${quoted(id)} is from ${provider}`, 'models', id, 'provider')]
      : [],
  );

export const outsideUser: Check<EarlySign> = ({ manifest }) => {
  const outside = outsideUsers(manifest);
  return outside === undefined ? [] : [early('has-outside-user', outside.words, ...outside.path)];
};

/** What the evaluations of an item prove against it. Each has a finding at its own place. */
export const evaluatedOtherwise =
  (item: EvaluatedItem): Check =>
  (facts) => {
    const { manifest, today } = facts;
    const missed = currentMetrics(manifest)
      .filter((each) => each.item === item && isMet(each.metric) === false)
      .map(({ evaluation, id, metric: { value, threshold } }) =>
        toldBy(
          'evaluation/below-threshold',
          sign(
            `${quoted(id)} is ${value}, which misses ${quoted(String(threshold))}`,
            'evaluations',
            evaluation,
            'metrics',
            id,
            'value',
          ),
        ),
      );
    const late = currentEvaluations(manifest).flatMap(([id, evaluation]) => {
      const what = evaluation.item === item ? criteriaFault(evaluation, today) : undefined;
      return what === undefined
        ? []
        : [
            toldBy(
              'evaluation/criteria-after-result',
              sign(`the criteria of ${quoted(id)} ${what}`, 'evaluations', id, 'criteria', 'fixedOn'),
            ),
          ];
    });
    // What changes in operation is evaluated again: that was so for the release that went live.
    const other = hasReached(facts, 'operate') ? [] : otherReleases(facts);
    const differs = other
      .filter((each) => each.item === item && !each.isPart)
      .map(({ evaluation, what, path }) =>
        toldBy('evaluation/other-release', sign(`${quoted(evaluation)} ${what}`, ...path)),
      );
    return [...missed, ...late, ...differs].map((each) => ({ ...each, isTold: true }));
  };

/** The results of the evaluations of an item: evidence without being cited again. */
export const resultsFor =
  (item: EvaluatedItem) =>
  ({ evaluations }: Manifest): EvidenceEntry[] =>
    entries(evaluations).flatMap(([id, evaluation]) => {
      if (evaluation.item !== item) return [];
      const { result, metrics } = evaluation;
      const on = result?.on === undefined ? {} : { on: result.on };
      const path = ['evaluations', id];
      return [
        ...documentEvidence(result?.file, [...path, 'result', 'file']),
        ...entries(metrics).flatMap(([metric, { file }]) =>
          documentEvidence(file, [...path, 'metrics', metric, 'file']),
        ),
      ].map((entry) => ({ ...entry, ...on }));
    });
