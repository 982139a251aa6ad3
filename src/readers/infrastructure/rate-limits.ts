/** How often somebody may ask, where that is enforced in front of the product: firewall and gateway. */
import type { Said, TestimonyValues } from '../../core/service';
import { bicepResources } from '../source/bicep';
import {
  type CodeValue,
  type Entry,
  entryAt,
  entryIn,
  literalNumber,
  literalText,
  objectsIn,
} from '../source/code-value';
import type { SourceFile } from '../source/file';
import { attributeAt, attributeOf, blocksOf, type HclBlock, type HclBody, resourcesOf } from '../source/hcl';
import { factAt, measured, type Resolve, resolverOf, textFrom } from './measured';
import { windowOf } from './windows';

type RateLimit = TestimonyValues['iac.rate-limit'];

/** A limit as it stands, with what else is said of it. */
interface Limit {
  readonly entry: Entry | undefined;
  readonly window: string | undefined;
  readonly scope: RateLimit['scope'];
  readonly where: RateLimit['where'];
}

export function terraformRateLimits(file: SourceFile): Said[] {
  const resolve = resolverOf.terraform(file.hcl);
  const acls = resourcesOf(file.hcl, 'aws_wafv2_web_acl', 'aws_wafv2_rule_group').flatMap((block) =>
    blocksOf(block, 'rule').flatMap((rule) => firewallLimits(resolve, rule)),
  );
  const limits = [...acls, ...classicLimits(file), ...azureLimits(file), ...gatewayLimits(file)];
  return limits.flatMap((limit) => rateLimit(file, resolve, limit));
}

/** Those of one rule. A rule that only counts holds nobody back. */
function firewallLimits(resolve: Resolve, rule: HclBlock): Limit[] {
  if (blocksOf(rule, 'action').some((action) => blocksOf(action, 'count').length > 0)) return [];
  return statementsIn(rule).map((statement) => {
    const seconds = attributeOf(statement, 'evaluation_window_sec');
    const time = seconds === undefined ? 300 : (measured(resolve, seconds.value).number ?? undefined);
    return {
      entry: attributeOf(statement, 'limit'),
      window: time === undefined ? undefined : windowOf(time),
      scope: keyOf(textFrom(resolve, attributeOf(statement, 'aggregate_key_type')) ?? 'IP'),
      where: 'waf',
    };
  });
}

function keyOf(key: string): RateLimit['scope'] {
  return key === 'IP' || key === 'FORWARDED_IP' ? 'ip' : undefined;
}

/** The rate-based statements below a rule; the scanner bounds how deep they may stand. */
function statementsIn(body: HclBody): HclBlock[] {
  return body.blocks.flatMap((block) =>
    block.type === 'rate_based_statement' ? [block] : statementsIn(block),
  );
}

function classicLimits(file: SourceFile): Limit[] {
  return resourcesOf(file.hcl, 'aws_waf_rate_based_rule', 'aws_wafregional_rate_based_rule').map((block) => ({
    entry: attributeOf(block, 'rate_limit'),
    window: '5m',
    scope: keyOf(literalText(attributeOf(block, 'rate_key')?.value) ?? ''),
    where: 'waf',
  }));
}

/** Front Door and Application Gateway: rules that limit, unless they only write it down. */
function azureLimits(file: SourceFile): Limit[] {
  const policies = resourcesOf(
    file.hcl,
    'azurerm_web_application_firewall_policy',
    'azurerm_cdn_frontdoor_firewall_policy',
    'azurerm_frontdoor_firewall_policy',
  );
  return policies
    .flatMap((policy) => [...blocksOf(policy, 'custom_rules'), ...blocksOf(policy, 'custom_rule')])
    .filter(({ attributes }) =>
      isLimiting(
        entryIn(attributes, 'rule_type') ?? entryIn(attributes, 'type'),
        entryIn(attributes, 'action'),
      ),
    )
    .map(({ attributes }) => ({
      entry: entryIn(attributes, 'rate_limit_threshold'),
      window: azureWindow(
        entryIn(attributes, 'rate_limit_duration'),
        entryIn(attributes, 'rate_limit_duration_in_minutes'),
      ),
      scope: azureScope(entryIn(attributes, 'group_rate_limit_by')),
      where: 'waf',
    }));
}

function isLimiting(type: Entry | undefined, action: Entry | undefined): boolean {
  return literalText(type?.value) === 'RateLimitRule' && literalText(action?.value) !== 'Log';
}

/** Written as a word by one service, and in minutes by the other. */
function azureWindow(word: Entry | undefined, minutes: Entry | undefined): string | undefined {
  const named = { OneMin: '1m', FiveMins: '5m' }[literalText(word?.value) ?? ''];
  const number = literalNumber(minutes?.value);
  return named ?? (number === undefined ? undefined : windowOf(number * 60));
}

function azureScope(entry: Entry | undefined): RateLimit['scope'] {
  return /^ClientAddr/.test(literalText(entry?.value) ?? '') ? 'ip' : undefined;
}

/** API Gateway: so many a second. */
function gatewayLimits(file: SourceFile): Limit[] {
  const settings = resourcesOf(file.hcl, 'aws_api_gateway_method_settings').map((block) =>
    attributeAt(block, 'settings', 'throttling_rate_limit'),
  );
  const stages = resourcesOf(file.hcl, 'aws_apigatewayv2_stage').flatMap((block) =>
    [...blocksOf(block, 'default_route_settings'), ...blocksOf(block, 'route_settings')].map((route) =>
      attributeOf(route, 'throttling_rate_limit'),
    ),
  );
  // A usage plan is for the key that a caller has.
  const plans = resourcesOf(file.hcl, 'aws_api_gateway_usage_plan').map((block) =>
    attributeAt(block, 'throttle_settings', 'rate_limit'),
  );
  const gateway = { window: '1s', where: 'gateway' } as const;
  return [
    ...[...settings, ...stages].map((entry) => ({ entry, scope: undefined, ...gateway })),
    ...plans.map((entry) => ({ entry, scope: 'key' as const, ...gateway })),
  ];
}

export function bicepRateLimits(file: SourceFile): Said[] {
  const resolve = resolverOf.bicep(file.bicep);
  const policies = bicepResources(
    file.bicep,
    'Microsoft.Network/frontDoorWebApplicationFirewallPolicies',
    'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies',
  );
  return policies
    .flatMap(({ value }) => rulesOf(value))
    .filter((rule) => isLimiting(entryIn(rule, 'ruleType'), entryIn(rule, 'action')))
    .flatMap((rule) =>
      rateLimit(file, resolve, {
        entry: entryIn(rule, 'rateLimitThreshold'),
        window: azureWindow(entryIn(rule, 'rateLimitDuration'), entryIn(rule, 'rateLimitDurationInMinutes')),
        scope: undefined,
        where: 'waf',
      }),
    );
}

function rulesOf(policy: CodeValue | undefined): (readonly Entry[])[] {
  return objectsIn(
    entryAt(policy, 'properties', 'customRules', 'rules')?.value ??
      entryAt(policy, 'properties', 'customRules')?.value,
  );
}

function rateLimit(file: SourceFile, resolve: Resolve, { entry, window, scope, where }: Limit): Said[] {
  if (entry === undefined) return [];
  const { number, ...how } = measured(resolve, entry.value);
  // Less than nothing is how a limit is switched off.
  if (number !== null && number <= 0) return [];
  const value: RateLimit = {
    limit: number,
    ...(window === undefined ? {} : { window }),
    ...(scope === undefined ? {} : { scope }),
    where,
    ...how,
  };
  return [factAt(file, entry.start, { fact: 'iac.rate-limit', value })];
}
