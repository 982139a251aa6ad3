import { daysOf } from '../../base/durations';
import { shortestLogs } from '../../base/limits';
import { quoted } from '../../base/shorten';
import { isDone } from '../../facts/context';
import { readThreshold } from '../../facts/threshold';
import { need } from '../terms/asks';
import { all, each, ifEmpty, missing, sign, toldBy } from '../terms/check';
import { results, written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, whole } from '../terms/item';
import { ownerAmong } from '../terms/pointers';
import { dayLabels, needsFilled, noRulesAlone } from '../terms/weighings';

const movers: Movers = ['performance', 'oncall'];

export const monitoringItems: RecordsOf<'monitoring'> = {
  'monitoring-plan-defined': {
    firstStep: 'Choose six to ten signals of quality, data, cost and value.',
    restsOn: [whole('signals')],
    asks: need('signals', 'threshold', 'owner', 'action'),
    accepts: ['facts', 'repository', ...written],
    refuses: [...results, 'model-card'],
    shows: ['alert', 'iac.alarm', 'metric'],
    movers,
    pointsTo: ({ signals }) =>
      ownerAmong(signals, ({ threshold, action }) => threshold === undefined || action === undefined),
    whenMet: all(
      ifEmpty('signals', 'signal'),
      each('signals', ({ threshold, owner, action }) =>
        missing({ threshold, owner, action }, { threshold: 'signal/no-threshold', owner: 'signal/no-owner' }),
      ),
      each('signals', ({ threshold }) =>
        threshold === undefined || readThreshold(threshold) !== undefined
          ? undefined
          : {
              what: `has a threshold that cannot be read (${quoted(String(threshold))})`,
              code: 'signal/unreadable-threshold',
              at: ['threshold'],
            },
      ),
    ),
  },
  'logging-enabled': {
    firstStep: 'Find one decision in the logs, and see whether it can be traced from input to human action.',
    restsOn: [fields('controls', 'logging.retention')],
    accepts: ['repository', 'record', 'table', ...written],
    refuses: [...results, 'picture'],
    shows: ['iac.log-retention', 'iac.log-export'],
    movers,
    whenMet({ manifest: { controls, risk } }) {
      const days = daysOf(controls?.logging?.retention);
      const logs = sign('logs are kept for less than six months', 'controls', 'logging', 'retention');
      return risk?.tier === 'high' && days !== undefined && days < shortestLogs
        ? [toldBy('controls/logs-too-short', logs)]
        : [];
    },
  },
  'monitoring-live': {
    firstStep: 'Open the source of every signal, and see when it last had a value.',
    restsOn: [fields('signals', 'source', 'interval', 'neededWithin', 'owner', 'alertTestedOn')],
    asks: need('signals', 'source', 'alertTestedOn'),
    accepts: ['repository', 'record', 'picture', ...written],
    refuses: results,
    weighs: [noRulesAlone],
    shows: ['alert', 'iac.alarm', 'metric', 'receiver', 'route'],
    movers,
    pointsTo: ({ signals }) => ownerAmong(signals, ({ alertTestedOn }) => alertTestedOn === undefined),
    whenMet: all(
      ifEmpty('signals', 'signal'),
      each('signals', ({ alertTestedOn }, { today }) =>
        isDone(alertTestedOn, today)
          ? undefined
          : {
              what: 'has no alertTestedOn in the past',
              code: 'signal/alert-untested',
              at: alertTestedOn === undefined ? [] : ['alertTestedOn'],
            },
      ),
    ),
  },
  'performance-reviewed': {
    firstStep: 'Put a monthly review in the calendar, led by whoever owns performance.',
    restsOn: [fields('signals', 'source', 'interval', 'threshold', 'owner', 'action')],
    accepts: ['record', ...written],
    refuses: ['picture', 'evaluation'],
    prompts: /^decision/i,
    weighs: [needsFilled(dayLabels, 'record.date')],
    movers,
  },
};
