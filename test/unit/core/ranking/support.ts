import {
  type Candidate,
  type Configuration,
  candidateOf,
  catalogue,
  evaluate,
  noConfiguration,
  type Ranking,
  rankingOf,
  readDocument,
} from '../../../../src/core/service';

export const today = '2026-11-23';

/** What a manifest that can be ranked says, by section; another text, or none, in the place of any. */
export interface Said {
  readonly workflow?: string;
  readonly risk?: string;
  readonly owners?: string;
  readonly systems?: string;
  readonly data?: string;
  readonly integrations?: string;
  readonly value?: string;
  readonly checklist?: string;
}

/** 1,000 cases · 3 EUR = 3,000 EUR a month; all data and integrations are ready. */
const ready: Said = {
  workflow: '{ name: Ready, volumePerMonth: 1000 }',
  owners: '{ ann: { roles: [outcome] }, bob: { roles: [performance] } }',
  systems: '{ crm: { owner: ann } }',
  data: '{ people: { system: crm, owner: ann, accessProvenOn: 2026-10-01, permitted: { decision: granted } } }',
  integrations: '{ read: { system: crm, direction: read } }',
  value: '{ unit: EUR, direction: decrease, baseline: { value: 5 }, target: { value: 2 } }',
};

export function manifest(said: Said = {}): string {
  const sections = Object.entries({ ...ready, ...said }).filter(([, text]) => text !== '');
  return `version: 1\nstage: diagnose\n${sections.map(([section, text]) => `${section}: ${text}\n`).join('')}`;
}

/** A checklist of which nothing is done, with the same estimate for all that blocks before go-live. */
export function estimated(days: string): string {
  const stages = (['diagnose', 'design', 'deploy'] as const).map((stage) => {
    const items = catalogue.filter((item) => item.stage === stage && item.gate === 'required');
    return `${stage}: { ${items.map(({ id }) => `${id}: { estimate: { likely: ${days} } }`).join(', ')} }`;
  });
  return `{ ${stages.join(', ')} }`;
}

export function candidate(
  text: string,
  path = 'ai-readiness.yaml',
  configuration: Partial<Configuration> = {},
): Candidate {
  const document = readDocument(text);
  const input = { today, configuration: { ...noConfiguration, ...configuration } };
  return candidateOf({ path, document, report: evaluate(document, input) });
}

/** Of some manifests, each called by its key. */
export function ranked(
  texts: Readonly<Record<string, string>>,
  configuration?: Partial<Configuration>,
): Ranking {
  return rankingOf(Object.entries(texts).map(([path, text]) => candidate(text, path, configuration)));
}
