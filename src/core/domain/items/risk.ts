import { asksFor, need } from '../terms/asks';
import { type Asks, lacking, missing } from '../terms/check';
import { evaluatedOtherwise, resultsFor } from '../terms/checks';
import { results, written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, whole } from '../terms/item';
import { noBenchmark, noRefusal } from '../terms/weighings';

const movers: Movers = ['approver', 'outcome'];

/** Stated by either of two keys. */
const needLegalRole: Asks = ({ manifest: { risk } }) => [
  risk?.role !== undefined || (risk?.roles ?? []).length > 0
    ? 'stated'
    : { name: 'risk.roles', path: ['risk', 'roles'] },
];

export const riskItems: RecordsOf<'risk'> = {
  'risk-tier-assigned': {
    startsAt: 4,
    firstStep: 'Decide on the risk tier, your role and the jurisdictions.',
    restsOn: [whole('risk')],
    asks: asksFor(need('risk', 'tier', 'reasoning'), needLegalRole),
    accepts: ['facts', 'decision', ...written],
    refuses: [...results, 'picture', 'repository'],
    weighs: [noRefusal],
    prompts: /^(?:tier|roles$|area$|applies$)/i,
    movers,
    whenMet({ manifest: { risk } }) {
      const what = missing({ tier: risk?.tier, role: risk?.role ?? risk?.roles?.[0] });
      return what === undefined ? [] : [lacking({ name: 'the risk section' }, what, 'risk')];
    },
    notWaivable: true,
  },
  'risks-registered': {
    firstStep: 'Imagine that it was switched off after six months, and let everyone write down why.',
    restsOn: [fields('risk', 'tier', 'reasoning')],
    accepts: ['table', ...written],
    refuses: [...results, 'picture', 'interface'],
    movers,
  },
  'acceptance-criteria-fixed': {
    firstStep: 'Put a cost on each kind of error, and fix a threshold for each.',
    restsOn: [
      fields('signals', 'source', 'threshold', 'owner'),
      fields('value', 'target.value', 'target.by'),
    ],
    accepts: ['facts', ...written],
    refuses: [...results, 'picture'],
    prompts: /^(?:go at|metric)$/i,
    movers,
  },
  'evaluation-passed': {
    firstStep: 'Draw test cases from recent real work that was never used for tuning.',
    restsOn: [whole('evaluations'), whole('pilot')],
    accepts: ['evaluation', 'attack-test', 'notebook', ...written],
    refuses: [
      'test-report',
      'scan',
      'bill-of-materials',
      'model-card',
      'data-quality',
      'picture',
      'repository',
    ],
    weighs: [noBenchmark],
    prompts: /^(?:result|met)$/i,
    evidencedBy: resultsFor('evaluation-passed'),
    movers: ['performance'],
    whenMet: evaluatedOtherwise('evaluation-passed'),
  },
};
