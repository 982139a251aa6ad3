/** How and where a release is deployed, held against the workflow that the manifest names for it. */
import type { Claim } from '../../../facts/claim';
import type { Found, Look } from '../base/look';
import { confirmed, contradicted, placeOf, some, unclear } from '../base/made';

export function releaseClaims(look: Look): Claim[] {
  return [...deployedBy(look), ...environment(look), ...tagged(look), ...declaredVersion(look)];
}

/** What is read in the workflow that `release.deployedBy` names. */
function inDeployment<Name extends 'workflow.deploy' | 'workflow.deploys-tag' | 'workflow.call'>(
  look: Look,
  name: Name,
): Found<Name>[] {
  const reading = look.reading(look.facts.manifest.release?.deployedBy);
  return reading === undefined ? [] : look.in(reading, name);
}

function deployedBy(look: Look): Claim[] {
  const found = inDeployment(look, 'workflow.deploy');
  const [first] = found;
  if (first === undefined) return deploysNothing(look);
  const places = found.map((each) => placeOf(each, `job ${each.said.value.job}`));
  return [
    confirmed({ path: ['release', 'deployedBy'], reason: `the job ${first.said.value.job} deploys`, places }),
  ];
}

/** What a file is that is read as something else, and starts nothing. */
const startsNothing: readonly (readonly [fact: 'owner' | 'updates', is: string])[] = [
  ['owner', 'it says who reviews code'],
  ['updates', 'it says which dependencies are kept current'],
];

/** A file that is named as what deploys, and is known to be something else. Scripts and others' tools may well deploy. */
function deploysNothing(look: Look): Claim[] {
  const reading = look.reading(look.facts.manifest.release?.deployedBy);
  if (reading === undefined || reading.testimony.some(({ fact }) => fact.startsWith('workflow.'))) return [];
  const known = startsNothing.find(([fact]) => reading.testimony.some((each) => each.fact === fact));
  if (known === undefined) return [];
  const [, is] = known;
  return [
    contradicted({
      path: ['release', 'deployedBy'],
      reason: `nothing in it deploys; ${is}`,
      places: [{ file: reading.path, says: 'nothing deploys' }],
      severity: 'error',
    }),
  ];
}

/** Words of the names of environments, by the stage of delivery that they mean. */
const stages: readonly (readonly [stage: string, is: RegExp])[] = [
  ['staging', /^(?:staging|stage|stg|preprod(?:uction)?|uat|acceptance|qa)$/],
  ['production', /^(?:production|prod|prd|live)$/],
  ['development', /^(?:development|develop|dev|test|testing|sandbox|preview|demo|local|nonprod(?:uction)?)$/],
];

/** The only stage that a name speaks of: `prod-eu` → production; nothing for `test-prod`. */
export function stageOf(name: string): string | undefined {
  const joined = name.slice(0, 200).replace(/\b(pre|non)[-_ ](?=prod)/gi, '$1');
  const words = joined.toLowerCase().split(/[^a-z]+/);
  const found = stages.filter(([, is]) => words.some((word) => is.test(word))).map(([stage]) => stage);
  return found.length === 1 ? found[0] : undefined;
}

/** Contradicted only where the workflow that the manifest names deploys to another stage, and to none that is unknown. */
function environment(look: Look): Claim[] {
  const claim = look.facts.manifest.release?.environment;
  if (claim === undefined) return [];
  const path = ['release', 'environment'];
  const named = inDeployment(look, 'workflow.deploy');
  const deploys = named.length > 0 ? named : look.find('workflow.deploy').filter(isOfPipeline);
  const equal = deploys.filter(({ said: { value } }) => isSameEnvironment(value.environment, claim));
  const places = (from: readonly Found<'workflow.deploy'>[]): Claim['places'] =>
    from.map((each) => placeOf(each, `job ${each.said.value.job}: ${environmentOf(each)}`));
  const [first] = equal;
  if (first !== undefined)
    return [
      confirmed({
        path,
        reason: `the job ${first.said.value.job} deploys to ${environmentOf(first)}`,
        places: places(equal),
      }),
    ];
  if (named.length === 0) return [];
  const others = named.map(environmentOf);
  const reason = `the workflow deploys to ${some(others)}, the manifest says ${claim}`;
  const stage = stageOf(claim);
  const isSure =
    stage !== undefined &&
    inDeployment(look, 'workflow.call').length === 0 &&
    named.every(({ said: { value } }) => {
      const other = value.environment === null ? undefined : stageOf(value.environment);
      return other !== undefined && other !== stage;
    });
  return [(isSure ? contradicted : unclear)({ path, reason, places: places(named) })];
}

/** Pipelines stand in folders of their hosts, which are no product by their path. */
export function isOfPipeline({ role }: Found<'workflow.deploy'>): boolean {
  return role === 'product' || role === 'ci';
}

function isSameEnvironment(found: string | null, claim: string): boolean {
  if (found === null || found === 'unknown' || found === 'expression') return false;
  const stage = stageOf(claim);
  return (
    found.toLowerCase() === claim.trim().toLowerCase() || (stage !== undefined && stageOf(found) === stage)
  );
}

function environmentOf({ said: { value } }: Found<'workflow.deploy'>): string {
  if (value.environment === null) return 'no environment of the host';
  if (value.environment === 'unknown') return 'what a workflow elsewhere says';
  return value.environment === 'expression' ? 'what an expression says' : value.environment;
}

/** A tag that moves is another version tomorrow, whatever the manifest says. */
function tagged(look: Look): Claim[] {
  const version = look.facts.manifest.release?.version;
  const found = inDeployment(look, 'workflow.deploys-tag');
  const [first] = found;
  if (version === undefined || first === undefined) return [];
  const { tag } = first.said.value;
  if (tag === version) return [];
  return [
    unclear({
      path: ['release', 'version'],
      reason: `the workflow deploys the tag ${tag}, whichever version bears it`,
      places: found.map((each) => placeOf(each, each.said.value.tag)),
      code: 'repository/differs',
      severity: 'information',
    }),
  ];
}

/** The version in the file that the manifest names for the release: the tag of an image there. */
function declaredVersion(look: Look): Claim[] {
  const { version, declaredIn } = look.facts.manifest.release ?? {};
  if (version === undefined) return [];
  const found = look.declared(declaredIn, ['release']).flatMap(({ reading, name }) => {
    const components = reading === undefined ? [] : look.in(reading, 'component');
    return name === undefined ? components : components.filter(({ said: { value } }) => value.name === name);
  });
  const tags = found.flatMap((each) => {
    const { tag, overridable } = each.said.value;
    return tag == null || overridable !== undefined ? [] : [{ each, tag }];
  });
  const distinct = [...new Set(tags.map(({ tag }) => plain(tag)))];
  const places = tags.map(({ each, tag }) => placeOf(each, tag));
  const path = ['release', 'version'];
  if (distinct.includes(plain(version)))
    return [confirmed({ path, reason: `the declared file has the tag ${version}`, places })];
  if (distinct.length !== 1) return [];
  const reason = `the declared file has the tag ${tags[0]?.tag}, the manifest says ${version}`;
  const isMoving = /^(?:latest|main|stable|dev|edge)$/.test(distinct[0] ?? '');
  return [
    isMoving
      ? unclear({ path, reason, places })
      : contradicted({ path, reason, places, found: tags[0]?.tag ?? '', severity: 'error' }),
  ];
}

function plain(version: string): string {
  return version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '');
}
