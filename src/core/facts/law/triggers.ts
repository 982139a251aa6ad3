/** What has to hold for a duty to bind, by the facts of a manifest. */
import type { Path } from '../../base/path';
import type { Manifest, Risk } from '../../schema/generated/manifest-file';
import type { Trigger } from '../../schema/generated/references';
import { decisionsAboutPeople, entries } from '../context';
import { hasPersonalData, hasSpecialCategory, leavesArea, type Maybe, usesProcessor } from './personal';
import { annexPoint } from './situation';

interface TriggerFact {
  /** Whether it holds; `area` is that of the law that asks. */
  readonly holds: (manifest: Manifest, area: string) => Maybe;
  /** The field that says it. */
  readonly field: Path;
}

type Context = NonNullable<Risk['contexts']>[number];
type Transparency = NonNullable<NonNullable<Risk['euAiAct']>['transparency']>[number];

/** Once the list is there, what is not in it does not hold. */
function context(...words: readonly Context[]): TriggerFact {
  return {
    holds: ({ risk }) => risk?.contexts?.some((each) => words.includes(each)),
    field: ['risk', 'contexts'],
  };
}

function transparency(...words: readonly Transparency[]): TriggerFact {
  return {
    holds: ({ risk }) => risk?.euAiAct?.transparency?.some((each) => words.includes(each)),
    field: ['risk', 'euAiAct', 'transparency'],
  };
}

/** Whether some model is of a kind; not so only where every model says its kind. */
function someModel({ models }: Manifest, is: (kind: string) => boolean): Maybe {
  const kinds = entries(models).map(([, { kind }]) => kind);
  if (kinds.some((kind) => kind !== undefined && is(kind))) return true;
  return kinds.length > 0 && !kinds.includes(undefined) ? false : undefined;
}

function someRetrieval({ data }: Manifest): Maybe {
  const uses = entries(data).map(([, { usedFor }]) => usedFor);
  if (uses.some((each) => each?.some((use) => use === 'retrieval'))) return true;
  return uses.length > 0 && !uses.includes(undefined) ? false : undefined;
}

/** Whether a deployer assesses the impact on fundamental rights. */
function needsRightsAssessment(manifest: Manifest): Maybe {
  const point = annexPoint(manifest);
  if (point?.includes('2')) return false;
  if (point?.some((each) => each === '5(b)' || each === '5(c)')) return true;
  const isPublic = manifest.risk?.contexts?.some(
    (each) => each === 'public-body' || each === 'public-service',
  );
  return isPublic === false && point === undefined ? undefined : isPublic;
}

function impactAssessed({ risk }: Manifest): Maybe {
  const status = risk?.privacy?.dpia?.status;
  return status === undefined ? undefined : status !== 'not-needed';
}

function isHighRiskLeft({ risk }: Manifest): Maybe {
  const { status, residualRisk } = risk?.privacy?.dpia ?? {};
  if (residualRisk !== undefined) return residualRisk === 'high';
  return status === 'not-needed' ? false : undefined;
}

function decisions(is: (said: 'none' | 'supports' | 'automated') => boolean): TriggerFact {
  return {
    holds(manifest) {
      const said = decisionsAboutPeople(manifest);
      return said === undefined ? undefined : is(said);
    },
    field: ['risk', 'decisions'],
  };
}

/** By the ids of the data: one that is missing does not compile. */
export const triggerFacts: Readonly<Record<Trigger, TriggerFact>> = {
  'personal-data': { holds: hasPersonalData, field: ['data', '*', 'personal'] },
  'special-category': { holds: hasSpecialCategory, field: ['data', '*', 'specialCategory'] },
  dpia: { holds: impactAssessed, field: ['risk', 'privacy', 'dpia', 'status'] },
  'dpia-high-risk-left': { holds: isHighRiskLeft, field: ['risk', 'privacy', 'dpia', 'residualRisk'] },
  'third-country-transfer': { holds: leavesArea, field: ['models', '*', 'region'] },
  'processor-used': { holds: usesProcessor, field: ['risk', 'privacy', 'processors'] },
  'solely-automated-decision': decisions((said) => said === 'automated'),
  'decisions-about-people': decisions((said) => said !== 'none'),
  'bias-correction-special-category': {
    holds: ({ risk }) => risk?.privacy?.biasCorrection,
    field: ['risk', 'privacy', 'biasCorrection'],
  },
  'generates-content': transparency('generates-content'),
  'interacts-with-people': transparency('interacts'),
  'emotion-or-biometric': transparency('emotion-recognition', 'biometric-categorisation'),
  'deep-fake-or-public-text': transparency('deep-fake', 'public-interest-text'),
  'workplace-use': context('workplace'),
  'public-body': context('public-body'),
  'fria-deployer': { holds: needsRightsAssessment, field: ['risk', 'contexts'] },
  'provider-outside-union': context('provider-outside-union'),
  'nis2-entity': context('nis2-entity'),
  'financial-entity': context('financial-entity'),
  'uk-central-government': context('uk-central-government'),
  'consequential-decision': context('consequential-decision'),
  'employment-decision': context('employment-decision'),
  // An agent is driven by a generative model.
  generative: {
    holds: (manifest) => someModel(manifest, (kind) => kind !== 'predictive'),
    field: ['models', '*', 'kind'],
  },
  retrieval: { holds: someRetrieval, field: ['data', '*', 'usedFor'] },
  agent: {
    holds: (manifest) => manifest.agent !== undefined || someModel(manifest, (kind) => kind === 'agent'),
    field: ['agent'],
  },
};
