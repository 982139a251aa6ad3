import { stageIndex } from '../base/stages';
import {
  entries,
  type Facts,
  holdersOf,
  isFloating,
  isPersonal,
  isThirdParty,
  outsideUsers,
  writes,
} from '../facts/context';
import type { Contradiction } from '../facts/report';
import type { CatalogueItem } from '../schema/catalogue';

/** A fact that shows today what an item of a later stage will run into. */
export type EarlySign = Contradiction;

type Detector = (facts: Facts) => EarlySign[];

const sign = (message: string, ...path: (string | number)[]): EarlySign => ({ message, path });

const ownerOutside = ({ manifest }: Facts, owner: string | undefined): boolean =>
  owner !== undefined && manifest.owners?.[owner]?.outsideTeam === true;

const affectsPeople: Detector = ({ manifest }) =>
  manifest.risk?.affectsPeople === true
    ? [sign('the output informs decisions about people', 'risk', 'affectsPeople')]
    : [];

const tierHigh: Detector = ({ manifest }) =>
  manifest.risk?.tier === 'high' ? [sign('the risk tier is high', 'risk', 'tier')] : [];

const detectors: Readonly<Record<string, Detector>> = {
  'integration-contracts-defined': (facts) => {
    const { manifest } = facts;
    const integrations = entries(manifest.integrations).flatMap(([id, integration]) => {
      if (writes(integration)) return [sign(`"${id}" writes back`, 'integrations', id)];
      return ownerOutside(facts, integration.owner)
        ? [sign(`the owner of "${id}" is outside the team`, 'integrations', id)]
        : [];
    });
    const served = new Set(entries(manifest.integrations).map(([, { system }]) => system));
    const systems = entries(manifest.systems).flatMap(([id, { access, owner }]) => {
      // A system with integrations of its own is judged by those.
      if (served.has(id)) return [];
      if (access === 'write' || access === 'read-write')
        return [sign(`the workflow writes back to "${id}"`, 'systems', id)];
      return ownerOutside(facts, owner)
        ? [sign(`the owner of "${id}" is outside the team`, 'systems', id)]
        : [];
    });
    return [...integrations, ...systems];
  },
  'data-contract-agreed': (facts) =>
    entries(facts.manifest.data).flatMap(([id, { owner }]) => {
      if (owner === undefined) return [sign(`"${id}" has no owner`, 'data', id)];
      return ownerOutside(facts, owner) ? [sign(`the owner of "${id}" is outside the team`, 'data', id)] : [];
    }),
  'data-quality-baselined': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, { accessProvenOn, freshness }]) => {
      const gaps = [
        ...(accessProvenOn === undefined ? ['no sample of it was read yet'] : []),
        ...(freshness === undefined ? ['its freshness is not known'] : []),
      ];
      return gaps.length === 0 ? [] : [sign(`"${id}": ${gaps.join(', and ')}`, 'data', id)];
    }),
  'data-provenance-recorded': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, { origin }]) =>
      origin === undefined || origin === 'internal'
        ? []
        : [sign(`"${id}" is ${origin}`, 'data', id, 'origin')],
    ),
  'privacy-controls-designed': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, source]) =>
      isPersonal(source) ? [sign(`"${id}" is ${source.classification}`, 'data', id, 'classification')] : [],
    ),
  'legal-obligations-mapped': (facts) => {
    const { risk } = facts.manifest;
    const nowhere = risk !== undefined && (risk.jurisdictions ?? []).length === 0;
    return [
      ...tierHigh(facts),
      ...(nowhere ? [sign('no jurisdiction is named', 'risk', 'jurisdictions')] : []),
    ];
  },
  'impact-assessed': affectsPeople,
  'fairness-evaluated': affectsPeople,
  'human-oversight-designed': (facts) => {
    const { manifest } = facts;
    const nobody = manifest.oversight?.overseer === undefined && holdersOf(manifest, 'overseer').length === 0;
    return nobody
      ? tierHigh(facts).map(({ path }) =>
          sign('the risk tier is high, and nobody has the role "overseer"', ...path),
        )
      : [];
  },
  'escalation-path-defined': ({ manifest }) => {
    const owners = entries(manifest.owners);
    // Only where every owner says so: most manifests leave it open who is in the team.
    return owners.length > 0 && owners.every(([, { outsideTeam }]) => outsideTeam === false)
      ? [sign('every owner is in the build team', 'owners')]
      : [];
  },
  'third-parties-vetted': ({ manifest }) =>
    entries(manifest.models).flatMap(([id, { provider, name }]) => {
      if (provider !== undefined && name !== undefined) return [];
      return [
        sign(
          `the ${provider === undefined ? 'provider' : 'name'} of the model "${id}" is undecided`,
          'models',
          id,
        ),
      ];
    }),
  'users-informed': ({ manifest }) => {
    const outside = outsideUsers(manifest);
    return outside === undefined ? [] : [sign(outside.words, ...outside.path)];
  },
  'technical-file-current': tierHigh,
  'go-live-approved': ({ manifest }) =>
    entries(manifest.owners).length > 0 && holdersOf(manifest, 'approver').length === 0
      ? [sign('no owner has the role "approver"', 'owners')]
      : [],
  'data-health-reviewed': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, { freshness, owner }]) => {
      const gaps = [
        ...(freshness === undefined ? ['freshness'] : []),
        ...(owner === undefined ? ['owner'] : []),
      ];
      return gaps.length === 0 ? [] : [sign(`"${id}" has no ${gaps.join(' and no ')}`, 'data', id)];
    }),
  'changes-re-evaluated': ({ manifest }) =>
    entries(manifest.models).flatMap(([id, { provider, version }]) =>
      isThirdParty(provider) === true && isFloating(version)
        ? [sign(`the version of the model "${id}" is not pinned`, 'models', id)]
        : [],
    ),
};

/**
 * What today's facts show of an item of a later stage than the claimed one; none where they show nothing, where no
 * stage is claimed, or once the item's own stage has begun (then the item itself is open work).
 * The catalogue's signal of `retirement-criteria-set`, a vendor contract with an end date, is no fact of the format.
 */
export function earlySignsOf(item: CatalogueItem, facts: Facts): EarlySign[] {
  if (facts.stage === undefined || stageIndex(facts.stage) >= stageIndex(item.stage)) return [];
  return (detectors[item.id]?.(facts) ?? []).filter(({ path }) => !facts.unread(path));
}
