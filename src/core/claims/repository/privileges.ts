/** What a pipeline or a role may do, held against the item that says that privileges are minimal. */
import type { Claim } from '../../facts/claim';
import { type CitedReading, claimOf } from '../lookup';
import type { Found, Look } from './base/look';
import { contradicted, placeOf, some, unclear } from './base/made';

export function privilegeClaims(look: Look): Claim[] {
  const cited = look.cited('privileges-minimised');
  const said = cited.flatMap((each) => citedFile(look, each));
  return [...said, ...wideElsewhere(look, new Set(cited.map(({ reading }) => reading.path)))];
}

/** One claim for each cited file: the worst of what it says. */
function citedFile(look: Look, { path, reading }: CitedReading): Claim[] {
  const tokens = look.in(reading, 'workflow.permissions');
  const all = tokens.filter(({ said: { value } }) => value.value === 'write-all');
  const places = (from: readonly Found<'workflow.permissions'>[]): Claim['places'] =>
    from.map((each) => placeOf(each, `permissions: ${each.said.value.value}`));
  const weight = {
    code: 'evidence/contradicted',
    severity: 'warning',
    items: ['privileges-minimised'],
  } as const;
  if (all.length > 0)
    return [
      contradicted({
        path,
        reason: 'a job may write everything (write-all)',
        places: places(all),
        ...weight,
      }),
    ];
  const permissions = look.in(reading, 'iac.permission');
  const admin = permissions.filter(isAdministrator);
  const of = (from: readonly Found<'iac.permission'>[]): Claim['places'] =>
    from.map((each) => placeOf(each, actionsOf(each)));
  if (admin.length > 0)
    return [
      contradicted({
        path,
        reason: `a role may do everything (${actionsOf(admin[0])})`,
        places: of(admin),
        ...weight,
      }),
    ];
  const wide = permissions.filter(isWide);
  if (wide.length > 0)
    return [
      unclear({
        path,
        reason: `a role may use ${actionsOf(wide[0])} on every resource`,
        places: of(wide),
        code: 'repository/differs',
        severity: 'warning',
      }),
    ];
  if (tokens.length === 0 && look.in(reading, 'workflow.security-scan').length === 0) return [];
  return [partly(look, { path, reading, tokens })];
}

/** Good as far as it goes: the token of a pipeline, or a scan for secrets, is only one half. */
function partly(
  look: Look,
  {
    path,
    reading,
    tokens,
  }: Pick<CitedReading, 'path' | 'reading'> & { readonly tokens: readonly Found<'workflow.permissions'>[] },
): Claim {
  const scans = look
    .in(reading, 'workflow.security-scan')
    .filter(({ said: { value } }) => value.kind === 'secrets');
  const [token] = tokens;
  const [scan] = scans;
  if (scan !== undefined) {
    const { blocks } = scan.said.value;
    const how = blocks === undefined ? 'may stop on one' : blocks ? 'stops on one' : 'stops nothing';
    return unclear({
      path,
      reason: `${scan.said.value.tool} looks for secrets and ${how}; what the product may do is not in it`,
      places: scans.map((each) => placeOf(each, each.said.value.tool)),
    });
  }
  const reason = `the pipeline has the permissions ${some(tokens.map(({ said: { value } }) => value.value))}; what the product may do is not in it`;
  return unclear({
    path,
    reason,
    places: token === undefined ? [] : [placeOf(token, token.said.value.value)],
  });
}

/** Wide permissions in files that nobody cites: information, where the item is said to be met. */
function wideElsewhere(look: Look, cited: ReadonlySet<string>): Claim[] {
  const claim = claimOf(look.facts, 'privileges-minimised');
  if (claim?.item.status !== 'met') return [];
  const found = look
    .find('iac.permission')
    .filter((each) => each.isProduct && !cited.has(each.file) && (isAdministrator(each) || isWide(each)));
  const [first] = found;
  if (first === undefined) return [];
  return [
    unclear({
      path: claim.path,
      target: 'key',
      reason: `a role may use ${actionsOf(first)} on every resource`,
      places: found.map((each) => placeOf(each, actionsOf(each))),
      code: 'repository/differs',
      severity: 'information',
    }),
  ];
}

function isAdministrator({ said: { value } }: Found<'iac.permission'>): boolean {
  const isEverything = value.actions.includes('*') && [value.resources ?? []].flat().includes('*');
  return isEverything || /(?:^|\/)AdministratorAccess$/.test(value.policy ?? '');
}

/** Models have no narrower resource where many are used, and the policy of a key is about that key. */
function isWide({ said: { value } }: Found<'iac.permission'>): boolean {
  return (
    value.wide &&
    value.actions.length > 0 &&
    !value.actions.every((each) => /^(?:bedrock|kms|logs|xray|cloudwatch):/i.test(each))
  );
}

function actionsOf(found: Found<'iac.permission'> | undefined): string {
  if (found === undefined) return '';
  const { actions, policy } = found.said.value;
  return actions.length === 0 ? (policy ?? 'a policy') : some(actions);
}
