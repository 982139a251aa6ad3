import { quoted } from '../../base/shorten';
import { entries, holdersOf, isHighRiskProvider, isThirdParty, personalMark } from '../../facts/context';
import { pinOf } from '../../facts/model-ids';
import { all, type Check, type EarlySign, each, early, sign } from '../terms/check';
import {
  affectsPeople,
  evaluatedOtherwise,
  informsDecisions,
  outsideModel,
  outsideUser,
  resultsFor,
  tierHigh,
} from '../terms/checks';
import { results, written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, whole } from '../terms/item';
import {
  decisionLabels,
  deploysUnjudged,
  formForChanges,
  needsDecision,
  needsFilled,
  needsSlices,
  noBenchmark,
  noFailure,
  noLicenceFile,
  noOpenApprovals,
  noOpenList,
  noPartAlone,
  noRefusal,
  noTrainersCard,
  weakAlone,
} from '../terms/weighings';

const movers: Movers = ['legal', 'approver', 'outcome'];

const law = fields('risk', 'tier', 'role', 'jurisdictions', 'affectsPeople');
const released = fields('models', 'provider', 'name', 'version');

const personalData: Check<EarlySign> = ({ manifest }) =>
  entries(manifest.data).flatMap(([id, source]) => {
    const mark = personalMark(source);
    return mark === undefined
      ? []
      : [early('is-personal', `${quoted(id)} is ${mark.words}`, 'data', id, mark.key)];
  });

const boughtData: Check = ({ manifest }) =>
  entries(manifest.data).flatMap(([id, { origin }]) =>
    origin === 'third-party' ? [sign(`${quoted(id)} comes from a third party`, 'data', id, 'origin')] : [],
  );

const noJurisdiction: Check<EarlySign> = ({ manifest: { risk } }) =>
  risk !== undefined && (risk.jurisdictions ?? []).length === 0
    ? [early('no-jurisdiction', 'no jurisdiction is named', 'risk', 'jurisdictions')]
    : [];

const undecidedModel: Check<EarlySign> = ({ manifest }) =>
  entries(manifest.models).flatMap(([id, { provider, name }]) => {
    if (provider !== undefined && name !== undefined) return [];
    const open = provider === undefined ? 'provider' : 'name';
    return [early('is-undecided', `the ${open} of the model ${quoted(id)} is undecided`, 'models', id, open)];
  });

const highRiskProvider = 'you are the provider of a system with a high-risk class';

export const governanceItems: RecordsOf<'governance'> = {
  'privacy-controls-designed': {
    firstStep: 'List every place that keeps personal data, your own and those of suppliers.',
    restsOn: [
      fields('data', 'classification', 'personal', 'specialCategory', 'permitted.purpose'),
      fields('models', 'provider', 'region', 'receives', 'retention', 'trainsOnInputs'),
    ],
    accepts: ['repository', 'decision', ...written],
    refuses: [...results, 'picture'],
    weighs: [noRefusal],
    shows: ['iac.log-retention', 'iac.secret-store', 'iac.permission', 'iac.region'],
    prompts: /^(?:kept by the model provider|remaining risks and who accepted)/i,
    movers,
    whenNotApplicable: personalData,
    earlySignal: personalData,
  },
  'legal-obligations-mapped': {
    firstStep: 'Walk through the process with counsel, and write down each duty where it arises.',
    restsOn: [law],
    accepts: ['table', ...written],
    refuses: [...results, 'picture', 'interface'],
    weighs: [noLicenceFile],
    movers,
    earlySignal: all(tierHigh, noJurisdiction),
  },
  'impact-assessed': {
    firstStep: 'List the groups that are affected, including those who never see a screen.',
    restsOn: [law],
    accepts: ['decision', ...written],
    refuses: [...results, 'picture', 'interface'],
    weighs: [
      noRefusal,
      noOpenApprovals,
      needsFilled(
        /^(?:signed|approved|decided|decision maker|decider)/,
        'document.decidedBy',
        'document.approvals',
        'document.decision',
      ),
    ],
    prompts: /^approval$/i,
    movers,
    whenNotApplicable: affectsPeople,
    earlySignal: informsDecisions,
  },
  'third-parties-vetted': {
    firstStep: 'List everything that is bought or downloaded, with the terms that apply to it.',
    restsOn: [whole('models')],
    accepts: ['facts', 'bill-of-materials', 'model-card', 'decision', ...written],
    refuses: ['test-report', 'evaluation', 'picture'],
    weighs: [
      noTrainersCard,
      noRefusal,
      needsFilled(decisionLabels, 'document.decision', 'document.approvals'),
      weakAlone(
        'bill-of-materials',
        'a bill of materials lists what is used, and not that anybody has vetted it',
      ),
    ],
    movers: ['legal', 'security', 'approver'],
    whenMet: each('models', (model) => {
      const pinned = pinOf(model);
      if (isThirdParty(model.provider) === false || pinned.pin !== 'moving') return undefined;
      const at = pinned.by === 'missing' ? [] : [pinned.by === 'name' ? 'name' : 'version'];
      return { what: 'has no pinned version', fact: 'pinned version', code: 'model/floating-version', at };
    }),
    whenNotApplicable: all(outsideModel, boughtData),
    earlySignal: undecidedModel,
  },
  'fairness-evaluated': {
    firstStep: 'Decide which groups a wrong answer can hurt, and which gap would be too large.',
    restsOn: [law, whole('evaluations')],
    accepts: ['evaluation', 'notebook', ...written],
    refuses: ['test-report', 'scan', 'bill-of-materials', 'picture'],
    weighs: [noBenchmark, needsSlices],
    prompts: /^fixed, accepted/i,
    evidencedBy: resultsFor('fairness-evaluated'),
    movers,
    whenMet: evaluatedOtherwise('fairness-evaluated'),
    whenNotApplicable: affectsPeople,
    earlySignal: informsDecisions,
  },
  'users-informed': {
    firstStep: 'Write one notice each for those who use the output, talk to it, or are judged by it.',
    restsOn: [fields('workflow', 'users', 'audience')],
    accepts: ['model-card', ...written, 'picture'],
    refuses: [...results, 'interface'],
    weighs: [noTrainersCard],
    movers: ['outcome'],
    whenNotApplicable: outsideUser,
    earlySignal: outsideUser,
  },
  'technical-file-current': {
    firstStep: 'Keep the file in the repository, and generate what a script can fill in.',
    restsOn: [released],
    accepts: [...written, 'bill-of-materials', 'model-card'],
    refuses: ['picture', 'test-report'],
    prompts: /^(?:release|version)/i,
    movers: ['performance'],
    whenNotApplicable: ({ manifest: { risk } }) =>
      risk?.tier === undefined || risk.tier === 'minimal'
        ? []
        : [sign(`risk.tier is ${quoted(risk.tier)}`, 'risk', 'tier')],
    earlySignal: tierHigh,
  },
  'conformity-completed': {
    firstStep: 'Ask counsel which procedure is due, and who may sign the declaration.',
    restsOn: [fields('risk', 'role', 'roles', 'jurisdictions', 'euAiAct.class', 'euAiAct.annexIII')],
    accepts: ['decision', ...written],
    refuses: [...results, 'repository', 'picture'],
    weighs: [noRefusal],
    prompts: /^(?:procedure|signed by|signed on|number)$/i,
    movers: ['legal', 'approver', 'outcome'],
    whenNotApplicable: ({ manifest }) =>
      isHighRiskProvider(manifest) ? [sign(highRiskProvider, 'risk', 'euAiAct', 'class')] : [],
    earlySignal: ({ manifest }) =>
      isHighRiskProvider(manifest)
        ? [early('is-high-risk-provider', highRiskProvider, 'risk', 'euAiAct', 'class')]
        : [],
  },
  'go-live-approved': {
    firstStep: 'Write one page with the results, the open waivers and the residual risks.',
    restsOn: [fields('owners', 'handle', 'roles')],
    accepts: ['decision', ...written],
    refuses: ['repository', 'evaluation', 'test-report', 'scan', 'picture'],
    weighs: [
      noOpenList,
      noRefusal,
      noFailure,
      noPartAlone,
      needsDecision,
      needsFilled(decisionLabels, 'document.decision', 'document.approvals'),
      needsFilled(
        /^(?:signed|approved|decided|decision maker|decider)/,
        'document.decidedBy',
        'document.approvals',
      ),
    ],
    prompts: /^(?:decision|signed by)/i,
    movers: ['outcome', 'approver'],
    earlySignal: ({ manifest }) =>
      entries(manifest.owners).length > 0 && holdersOf(manifest, 'approver').length === 0
        ? [early('no-approver', 'no owner has the role "approver"', 'owners')]
        : [],
  },
  'changes-re-evaluated': {
    firstStep: 'Write down what counts as a change, and pin the version of every model.',
    restsOn: [released, whole('release')],
    accepts: ['repository', 'evaluation', 'decision', ...written],
    refuses: ['scan', 'picture'],
    asForm: formForChanges,
    shows: ['workflow.evaluation'],
    leavesOpen: deploysUnjudged,
    movers: ['performance'],
    earlySignal: ({ manifest }) =>
      entries(manifest.models).flatMap(([id, model]) =>
        // A model that is undecided has no version yet; that is said once.
        isThirdParty(model.provider) === true && model.name !== undefined && pinOf(model).pin === 'moving'
          ? [
              early(
                'not-pinned',
                `the version of the model ${quoted(id)} is not pinned`,
                'models',
                id,
                'version',
              ),
            ]
          : [],
      ),
  },
  'retirement-criteria-set': {
    firstStep: 'Write four to six measurable conditions under which the workflow is switched off.',
    restsOn: [],
    accepts: written,
    refuses: [...results, 'picture'],
    movers: ['outcome'],
    earlySignal: { noFact: 'The format has no field for a contract with a supplier or for its end.' },
  },
};
