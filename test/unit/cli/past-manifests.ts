/** Manifests whose Diagnose gate is passed or not, by what is asked of them. */
import { catalogue } from '../../../src/core/service';
import { prose } from './support';

const waivable = [
  'workflow-scoped',
  'value-baseline-measured',
  'systems-inventoried',
  'data-sources-inventoried',
  'data-access-proven',
  'data-use-permitted',
  'risks-registered',
];

interface Wanted {
  readonly stage?: string;
  /** Until when its waivers hold; those of some items may end on another day, or be gone. */
  readonly until?: string;
  readonly others?: Readonly<Record<string, string | null>>;
  /** What both items that cannot be waived cite. */
  readonly cites?: string;
  readonly name?: string;
  readonly more?: string;
}

/** A manifest that has passed Diagnose while its waivers hold and its evidence is there. */
export function passing({
  stage = 'diagnose',
  until = '2026-12-01',
  others = {},
  cites = 'docs/risks.md',
  name = 'Calm',
  more = '',
}: Wanted = {}): string {
  const waivers = waivable.flatMap((id) => {
    const end = id in others ? others[id] : until;
    return end === null
      ? []
      : [
          `    ${id}: { status: waived, reason: The pilot has none yet, approver: bob, expires: ${end}, by: ann }`,
        ];
  });
  const met = ['risk-tier-assigned', 'owners-named'].map(
    (id) => `    ${id}: { status: met, on: 2026-09-01, by: ann, evidence: [${cites}] }`,
  );
  return `version: 1
stage: ${stage}
workflow: { name: ${name} }
owners:
  ann: { name: Ann, handle: ann@example.com, roles: [outcome, performance], deputy: bob }
  bob: { name: Bob, handle: bob@example.com, roles: [approver, overseer, data, legal, security, oncall], deputy: ann }
risk: { tier: minimal, roles: [deployer], reasoning: It sorts notes and decides about nobody in any way }
checklist:
  diagnose:
${[...waivers, ...met].join('\n')}
${more}`;
}

/** One that has not, since nothing is met. */
export const begun = 'version: 1\nstage: diagnose\nworkflow: { name: Calm }\n';

/** What is open of a stage, with an estimate for all of it: `longest` for the first one, two days for the others. */
export function estimates(stage: 'diagnose' | 'design' | 'deploy', longest: string): string {
  const items = catalogue.filter((item) => item.stage === stage && item.gate === 'required');
  const lines = items.map(
    ({ id }, at) => `    ${id}: { status: unmet, estimate: { likely: ${at === 0 ? longest : '2d'} } }\n`,
  );
  return `  ${stage}:\n${lines.join('')}`;
}

export const named = 'ai-readiness.yaml';
export const risks = { 'docs/risks.md': prose };
