import { baselineAhead, reversedBaseline, targetBeforeBaseline } from '../../facts/measured';
import { need } from '../terms/asks';
import { all, type Check, lacking, missing, sign, toldBy } from '../terms/check';
import { results, written } from '../terms/evidence-kinds';
import { fields, type Movers, type Pointer, type RecordsOf, type SectionUse, whole } from '../terms/item';

const movers: Movers = ['outcome'];

const measured: readonly SectionUse[] = [whole('value'), whole('pilot')];

const ownerOfValue: Pointer = ({ value, signals }) =>
  value?.signal === undefined ? undefined : signals?.[value.signal]?.owner;

/** A baseline that cannot have been measured when it says. */
const impossibleBaseline: Check = (facts) => {
  const reversed = reversedBaseline(facts);
  const fault = reversed ?? baselineAhead(facts);
  const code = reversed === undefined ? 'value/in-the-future' : 'value/dates-reversed';
  return fault === undefined ? [] : [toldBy(code, sign(`the baseline ${fault.what}`, ...fault.path))];
};

const impossibleTarget: Check = (facts) => {
  const fault = baselineAhead(facts) === undefined ? targetBeforeBaseline(facts) : undefined;
  return fault === undefined
    ? []
    : [toldBy('value/dates-reversed', sign(`the target ${fault.what}`, ...fault.path))];
};

export const valueItems: RecordsOf<'value'> = {
  'value-baseline-measured': {
    startsAt: 5,
    firstStep: 'Measure the value today, and set a target.',
    restsOn: measured,
    asks: need(
      'value',
      'signal',
      'baseline.value',
      'baseline.from',
      'baseline.to',
      'target.value',
      'target.by',
    ),
    accepts: ['facts', 'notebook', 'table', ...written],
    refuses: ['test-report', 'scan', 'bill-of-materials', 'interface', 'model-card', 'picture'],
    prompts: /^(?:value|window from|window to)$/i,
    movers,
    pointsTo: ownerOfValue,
    whenMet: all(
      ({ manifest: { value } }) => {
        const code = 'value/baseline-missing';
        const what = missing(
          {
            'baseline value': value?.baseline?.value,
            'target value': value?.target?.value,
            'target date': value?.target?.by,
          },
          { 'baseline value': { code, at: value?.baseline === undefined ? [] : ['baseline'] } },
        );
        return what === undefined ? [] : [lacking({ name: 'the value section' }, what, 'value')];
      },
      impossibleBaseline,
      impossibleTarget,
    ),
  },
  'first-workflow-justified': {
    firstStep: 'Collect five to eight candidate workflows from the people who run operations.',
    restsOn: [
      fields('workflow', 'scope', 'volumePerMonth', 'minutesPerCase'),
      fields('value', 'valuePerUnit'),
    ],
    accepts: written,
    refuses: [...results, 'picture', 'repository'],
    prompts: /^(?:score per criterion|option)$/i,
    movers,
    whenNotApplicable: { noFact: 'The format does not say who asked for the workflow.' },
  },
  'value-realised': {
    firstStep: 'Run the baseline query again, unchanged but for its dates.',
    restsOn: measured,
    accepts: ['facts', 'notebook', 'table', ...written],
    refuses: [...results, 'picture'],
    movers,
    pointsTo: ownerOfValue,
    whenMet: impossibleBaseline,
  },
};
