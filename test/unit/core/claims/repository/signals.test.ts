import type { Said, TestimonyValues } from '../../../../../src/core/facts/testimony';
import type { Signal } from '../../../../../src/core/schema/generated/manifest-file';
import { type Case, expectClaims, type File, file, say } from './support';

const differs = '(repository/differs, warning)';
const rules = 'monitoring/rules.yml';

type Alert = TestimonyValues['alert'];

function alert(name: string, metric: string, condition: string, more: Partial<Alert> = {}, line = 7): Said {
  const [operator = '', threshold = ''] = condition.split(' ');
  const value: Alert = {
    name,
    metrics: [metric],
    operator,
    threshold: Number(threshold),
    for: '5m',
    thresholdLine: line + 1,
    ...more,
  };
  return say('alert', value, line);
}

const alarm = (
  name: string,
  metric: string,
  condition: string,
  more: Partial<TestimonyValues['iac.alarm']> = {},
): Said => {
  const [operator = '', threshold = ''] = condition.split(' ');
  return say(
    'iac.alarm',
    { name, metric, operator, threshold: Number(threshold), actions: 'sns', thresholdLine: 34, ...more },
    30,
  );
};

const signal = (id: string, threshold: string, more: Signal = {}): Case['manifest'] => ({
  signals: { [id]: { threshold, ...more } },
});

const latency = alert('HighAPILatency', 'api_request_duration_seconds', '> 2', { quantile: 0.95 });
const accuracy = alert('ModelAccuracyLow', 'model_accuracy', '< 0.85');
const fallbacks = alert('FallbackSpike', 'fallbacks_total', '> 0.02', {
  metrics: ['fallbacks_total', 'requests_total'],
  ratio: true,
});

/** The manifest's id and threshold, what watches, and the verdict with what follows it. */
const table: readonly (readonly [
  id: string,
  threshold: string,
  watches: Said,
  expected: string | undefined,
])[] = [
  ['api-latency', '<= 2', latency, 'confirmed: the alert HighAPILatency fires above 2 s'],
  ['api-latency', '<= 2 s', latency, 'confirmed: the alert HighAPILatency fires above 2 s'],
  ['api-latency', '<= 2000ms', latency, 'confirmed: the alert HighAPILatency fires above 2 s'],
  ['api-latency', '< 2', latency, 'confirmed: the alert HighAPILatency fires above 2 s'],
  [
    'api-latency',
    '<= 0.5',
    latency,
    `contradicted ${differs}: the alert HighAPILatency fires only above 2 s, the manifest says <= 0.5`,
  ],
  [
    'api-latency',
    '<= 1900ms',
    latency,
    `contradicted ${differs}: the alert HighAPILatency fires only above 2 s, the manifest says <= 1900ms`,
  ],
  [
    'api-latency',
    '<= 3',
    latency,
    'contradicted (repository/differs, information): the alert HighAPILatency fires above 2 s, the manifest says <= 3',
  ],
  ['latency-p95', '<= 2', latency, 'confirmed: the alert HighAPILatency fires above 2 s'],
  ['latency-p99', '<= 1', latency, undefined],
  ['api-latency', '>= 0.5', latency, undefined],
  [
    'api-latency',
    '<= 5 EUR',
    latency,
    'cannot-tell: the alert HighAPILatency fires above 2 s, the manifest says <= 5 EUR',
  ],
  [
    'api-latency',
    '<= 500',
    latency,
    'cannot-tell: the alert HighAPILatency fires above 2 s, the manifest says <= 500',
  ],
  ['login-latency', '<= 0.5', latency, undefined],
  ['model-accuracy', '>= 0.85', accuracy, 'confirmed: the alert ModelAccuracyLow fires below 0.85'],
  [
    'model-accuracy',
    '>= 0.86',
    accuracy,
    `contradicted ${differs}: the alert ModelAccuracyLow fires only below 0.85, the manifest says >= 0.86`,
  ],
  [
    'model-accuracy',
    '>= 0.84',
    accuracy,
    'contradicted (repository/differs, information): the alert ModelAccuracyLow fires below 0.85, the manifest says >= 0.84',
  ],
  [
    'model-accuracy',
    '>= 85',
    accuracy,
    'cannot-tell: the alert ModelAccuracyLow fires below 0.85, the manifest says >= 85',
  ],
  ['model-accuracy', '0.85 .. 1', accuracy, 'confirmed: the alert ModelAccuracyLow fires below 0.85'],
  ['model-accuracy', 'good', accuracy, undefined],
  ['fallbacks', '<= 0.02', fallbacks, 'confirmed: the alert FallbackSpike fires above 0.02'],
  ['fallbacks', '<= 2 %', fallbacks, 'confirmed: the alert FallbackSpike fires above 0.02'],
  [
    'fallback-rate',
    '<= 1 %',
    fallbacks,
    `contradicted ${differs}: the alert FallbackSpike fires only above 0.02, the manifest says <= 1 %`,
  ],
  [
    'errors',
    '<= 5',
    alert('Errors', 'app_errors_total', '> 0.1'),
    'cannot-tell: the alert Errors fires above 0.1, the manifest says <= 5',
  ],
  [
    'failures',
    '<= 0',
    alert('Failures', 'failures', '>= 1'),
    'cannot-tell: the alert Failures fires from 1, the manifest says <= 0',
  ],
  [
    'failures',
    '<= 3',
    alert('Failures', 'failures', '>= 3'),
    'cannot-tell: the alert Failures fires from 3, the manifest says <= 3',
  ],
  ['service-up', '>= 1', alert('ServiceUp', 'up', '== 0'), undefined],
  [
    'queue',
    '<= 5',
    alert('QueueLong', 'queue_length', '> 9', { compound: true, metrics: ['queue_length', 'up'] }),
    undefined,
  ],
  [
    'cpu',
    '<= 80',
    alarm('high-cpu', 'performanceCounters/processCpuPercentage', '> 80'),
    'confirmed: the alert high-cpu fires above 80 %',
  ],
  [
    'cpu',
    '<= 60',
    alarm('high-cpu', 'performanceCounters/processCpuPercentage', '> 80'),
    `contradicted ${differs}: the alert high-cpu fires only above 80 %, the manifest says <= 60`,
  ],
  [
    'cpu',
    '<= 60',
    alarm('high-cpu', 'cpu_percent', '> 80', { default: true }),
    'cannot-tell: the alert high-cpu fires above 80 %, the manifest says <= 60',
  ],
];

describe('thresholds of signals against alerts', () => {
  for (const [id, threshold, watches, expected] of table)
    it(`${id} ${threshold} and ${JSON.stringify(watches.value)}`, () => {
      const line = watches.fact === 'alert' ? 8 : 34;
      const claims = expected === undefined ? [] : [`signals.${id}.threshold ${expected} @ ${rules}:${line}`];
      expectClaims({ manifest: signal(id, threshold), files: [file(rules, watches)] }, ...claims);
    });

  it('several alerts on one metric: only what all of them say', () => {
    const later = alert('AccuracyCritical', 'model_accuracy', '< 0.7', {}, 20);
    expectClaims(
      { manifest: signal('accuracy', '>= 0.8'), files: [file(rules, accuracy, later)] },
      `signals.accuracy.threshold cannot-tell: the alert ModelAccuracyLow fires below 0.85, the manifest says >= 0.8 @ ${rules}:8 ${rules}:21`,
    );
    expectClaims(
      { manifest: signal('accuracy', '>= 0.9'), files: [file(rules, accuracy, later)] },
      `signals.accuracy.threshold contradicted ${differs}: the alert ModelAccuracyLow fires only below 0.85, the manifest says >= 0.9 @ ${rules}:8 ${rules}:21`,
    );
    expectClaims(
      { manifest: signal('accuracy', '>= 0.7'), files: [file(rules, accuracy, later)] },
      `signals.accuracy.threshold confirmed: the alert AccuracyCritical fires below 0.7 @ ${rules}:21`,
    );
  });

  it('several metrics of the same words: nobody knows which', () => {
    const other = alert('LoginLatency', 'login_seconds', '> 9', {}, 20);
    expectClaims({ manifest: signal('latency', '<= 0.5'), files: [file(rules, latency, other)] });
  });

  it('the source is another monitoring', () => {
    expectClaims({
      manifest: signal('api-latency', '<= 0.5', { source: 'Datadog' }),
      files: [file(rules, latency)],
    });
  });

  it('rules of tests and of another folder', () => {
    expectClaims({
      manifest: signal('api-latency', '<= 0.5'),
      files: [{ path: 'tests/rules.yml', role: 'test', says: [latency] }, file('other/rules.yml', latency)],
      others: ['other'],
    });
    expectClaims(
      {
        manifest: signal('api-latency', '<= 0.5'),
        files: [file('rules.yml', latency), file('infra/rules.yml', latency)],
        folder: 'services/api',
      },
      'signals.api-latency.threshold cannot-tell: the alert HighAPILatency fires above 2 s, the manifest says <= 0.5 @ rules.yml:8',
    );
  });

  it('a declared alert is compared exactly', () => {
    const manifest = signal('speed', '<= 0.5', { declaredIn: `${rules}#HighAPILatency` });
    expectClaims(
      { manifest, files: [file(rules, latency, accuracy)] },
      `signals.speed.threshold contradicted (repository/differs, error): the alert HighAPILatency fires only above 2 s, the manifest says <= 0.5 @ ${rules}:8`,
    );
  });
});

describe('alarms that the manifest names', () => {
  const main = 'infra/main.tf';
  const named = (threshold: string, name: string): Case['manifest'] =>
    signal('load', threshold, { declaredIn: `${main}#${name}`, alertTestedOn: '2026-05-01' });
  const throttles = (condition: string, more: Partial<TestimonyValues['iac.alarm']> = {}): Said =>
    alarm('bedrock-throttles', 'InvocationThrottles', condition, more);
  const sure = '(repository/differs, error)';

  const cases: readonly (readonly [
    why: string,
    threshold: string,
    watches: Said,
    ...expected: readonly string[],
  ])[] = [
    [
      'it fires where all is well',
      '<= 5',
      throttles('< 5'),
      `threshold contradicted ${sure}: the alert bedrock-throttles fires below 5, where all is well by the manifest (<= 5) @ ${main}:34`,
    ],
    [
      'another number on the other side may be of a share',
      '<= 5',
      throttles('< 95'),
      `threshold cannot-tell: the alert bedrock-throttles fires below 95, where all is well by the manifest (<= 5) @ ${main}:34`,
    ],
    [
      'a half is the rest of a half',
      '>= 0.5',
      throttles('> 0.5'),
      `threshold cannot-tell: the alert bedrock-throttles fires above 0.5, where all is well by the manifest (>= 0.5) @ ${main}:34`,
    ],
    [
      'it tells nobody',
      '<= 5',
      throttles('> 5', { actions: 'none' }),
      `threshold confirmed: the alert bedrock-throttles fires above 5 @ ${main}:34`,
      `alertTestedOn cannot-tell (repository/differs, warning): the alarm bedrock-throttles has no action of its own, so that nobody is told here @ ${main}:34`,
    ],
  ];
  for (const [why, threshold, watches, ...expected] of cases)
    it(why, () =>
      expectClaims(
        { manifest: named(threshold, 'throttles'), files: [file(main, watches)] },
        ...expected.map((each) => `signals.load.${each}`),
      ),
    );

  it('it is switched off', () =>
    expectClaims(
      { manifest: named('<= 5', 'throttles'), files: [file(main, throttles('> 5', { enabled: false }))] },
      `signals.load contradicted ${sure}: the alarm bedrock-throttles is switched off @ ${main}:34`,
    ));

  it('another one beside it is on', () =>
    expectClaims(
      {
        manifest: named('<= 5', 'bedrock-throttles'),
        files: [file(main, throttles('> 5', { enabled: false }), throttles('> 5'))],
      },
      `signals.load.threshold confirmed: the alert bedrock-throttles fires above 5 @ ${main}:34`,
    ));

  it('it is gone, and one with more words is another', () =>
    expectClaims(
      {
        manifest: signal('accuracy', '>= 0.85', { declaredIn: `${rules}#ModelAccuracy` }),
        files: [file(rules, accuracy)],
      },
      `signals.accuracy.declaredIn cannot-tell (repository/declaration-missing, warning): "${rules}#ModelAccuracy" has no alert "ModelAccuracy"; it has ModelAccuracyLow`,
    ));

  const counted: readonly (readonly [
    threshold: string,
    metric: string,
    more: Partial<Alert>,
    expected: string,
  ])[] = [
    [
      '<= 45 EUR',
      'spend_today_eur',
      {},
      `contradicted ${sure}: the alert Watched fires only above 90, the manifest says <= 45 EUR`,
    ],
    [
      '<= 45 EUR',
      'spend_today_cents',
      {},
      'cannot-tell: the alert Watched fires above 90, the manifest says <= 45 EUR',
    ],
    [
      '<= 60',
      'escalated_total',
      { functions: ['rate'] },
      `contradicted ${sure}: the alert Watched fires only above 90, the manifest says <= 60`,
    ],
    [
      '<= 1',
      'escalated_total',
      { functions: ['rate'] },
      'cannot-tell: the alert Watched fires above 90, the manifest says <= 1',
    ],
  ];
  for (const [threshold, metric, more, expected] of counted)
    it(`${threshold} and ${metric}`, () =>
      expectClaims(
        {
          manifest: signal('watched', threshold, { declaredIn: `${rules}#Watched` }),
          files: [file(rules, alert('Watched', metric, '> 90', more))],
        },
        `signals.watched.threshold ${expected} @ ${rules}:8`,
      ));

  it('a metric by itself is a share of it', () =>
    expectClaims(
      {
        manifest: signal('rejected', '<= 15 %', { declaredIn: `${rules}#Rejected` }),
        files: [
          file(
            rules,
            alert('Rejected', 'drafts_total', '> 0.5', { ratio: true, functions: ['sum', 'rate'] }),
          ),
        ],
      },
      `signals.rejected.threshold contradicted ${sure}: the alert Rejected fires only above 0.5, the manifest says <= 15 % @ ${rules}:8`,
    ));
});

describe('signals whose metric nothing emits', () => {
  const drift = alert('DriftHigh', 'fraud_drift_score', '> 0.7', {}, 11);
  const metric = (value: TestimonyValues['metric'], line = 4): Said => say('metric', value, line);
  const code = (...says: readonly Said[]): File =>
    file('src/metrics.py', metric({ name: 'fraud_requests_total', type: 'counter' }), ...says);
  const manifest: Case['manifest'] = { signals: { drift: { alertTestedOn: '2026-05-01' } } };
  const accused = `signals.drift contradicted ${differs}: nothing in the repository emits fraud_drift_score, on which the alert DriftHigh rests @ ${rules}:12`;

  it('is said where code emits others', () => {
    expectClaims({ manifest, files: [file(rules, drift), code()] }, accused);
    expectClaims(
      {
        manifest,
        files: [file(rules, drift), code(metric({ name: 'drift_detection_score', type: 'gauge' }))],
      },
      accused,
    );
  });

  const silent: readonly (readonly [why: string, given: Partial<Case> & Pick<Case, 'files'>])[] = [
    [
      'code emits it',
      { files: [file(rules, drift), code(metric({ name: 'fraud_drift_score', type: 'gauge' }))] },
    ],
    [
      'code mentions it',
      { files: [file(rules, drift), code(say('metric-mentioned', { name: 'fraud_drift_score' }))] },
    ],
    [
      'code emits it by its dotted name',
      { files: [file(rules, drift), code(metric({ name: 'fraud_drift', from: 'fraud.drift.score' }))] },
    ],
    [
      'code puts a computed prefix before it',
      {
        files: [
          file(rules, drift),
          code(metric({ name: '_drift_score', suffix: '_drift_score', computed: true, type: 'gauge' })),
        ],
      },
    ],
    [
      'code emits its stem',
      { files: [file(rules, drift), code(metric({ name: 'fraud_drift_score_total', type: 'counter' }))] },
    ],
    ['no code emits anything', { files: [file(rules, drift)] }],
    [
      'only a result has metrics',
      { files: [file(rules, drift), file('results.json', metric({ name: 'accuracy', value: 0.9 }))] },
    ],
    [
      "another manifest's folder emits it",
      {
        files: [
          file(rules, drift),
          code(),
          file('other/metrics.py', metric({ name: 'fraud_drift_score', type: 'gauge' })),
        ],
        others: ['other'],
      },
    ],
    ['not every file was read', { files: [file(rules, drift), code()], isWhole: false }],
    [
      'it is a recording rule',
      { files: [file(rules, alert('DriftHigh', 'fraud:drift_score:avg', '> 1')), code()] },
    ],
    ['an exporter has it', { files: [file(rules, alert('DriftHigh', 'node_drift_seconds', '> 1')), code()] }],
  ];
  for (const [why, given] of silent)
    it(`is not said where ${why}`, () => expectClaims({ manifest, ...given }));
});

describe('tested alerts', () => {
  const manifest = (source?: string): Case['manifest'] => ({
    signals: { 'dead-letters': { alertTestedOn: '2026-05-01', ...(source === undefined ? {} : { source }) } },
  });
  const path = 'signals.dead-letters.alertTestedOn';

  it('no rule has the metric that the source names', () => {
    expectClaims(
      { manifest: manifest('Prometheus, dead_letters_total'), files: [file(rules, latency)] },
      `${path} contradicted ${differs}: no alert of the repository is on dead_letters_total @ ${rules}:8`,
    );
    expectClaims({
      manifest: manifest('Prometheus, api_request_duration_seconds'),
      files: [file(rules, latency)],
    });
  });

  it('the words of an id may be others than those of a rule', () => {
    expectClaims(
      { manifest: manifest('Prometheus'), files: [file(rules, latency)] },
      `${path} cannot-tell: no alert of the repository has the words of this signal`,
    );
    expectClaims({ manifest: manifest(), files: [file(rules, latency)] });
    expectClaims({ manifest: manifest('Datadog dead_letters_total'), files: [file(rules, latency)] });
  });

  it('an alarm without an action', () => {
    expectClaims(
      {
        manifest: manifest(),
        files: [file('sqs.tf', alarm('dead-letters', 'Messages', '> 0', { actions: 'none' }))],
      },
      `${path} cannot-tell: the alarm dead-letters has no action of its own @ sqs.tf:34`,
    );
  });
});

describe('who hears an alert', () => {
  it('a receiver that nobody defines', () => {
    expectClaims(
      {
        manifest: {
          checklist: { deploy: { 'monitoring-live': { status: 'met', evidence: ['alertmanager.yml'] } } },
        },
        files: [
          file(
            'alertmanager.yml',
            say('route', { default: 'mail' }, 2),
            say('route', { for: 'critical', receiver: 'pager' }, 4),
            say('receiver', { name: 'mail', kind: 'email', state: 'set' }, 6),
          ),
        ],
      },
      'checklist.deploy.monitoring-live.evidence.0 contradicted (evidence/contradicted, error, monitoring-live): alerts go to pager, which is not among the receivers of the file @ alertmanager.yml:4',
    );
  });

  type State = TestimonyValues['receiver']['state'];
  const config = 'alertmanager.yml';
  const receiver = (name: string, state: State, line: number): Said =>
    say('receiver', { name, kind: 'email', state }, line);
  const route = say('route', { default: 'mail' }, 7);
  const critical = say('route', { for: 'critical', receiver: 'pager' }, 9);
  const manifest: Case['manifest'] = {
    checklist: { deploy: { 'monitoring-live': { status: 'met', evidence: [config] } } },
  };
  const path = 'checklist.deploy.monitoring-live.evidence.0';
  const opposite = '(evidence/contradicted, error, monitoring-live)';

  const receivers: readonly (readonly [says: readonly Said[], ...expected: string[]])[] = [
    [
      [route, receiver('mail', 'placeholder', 19)],
      `contradicted ${opposite}: alerts go to mail, which is still a placeholder @ ${config}:19`,
    ],
    [
      [route, receiver('mail', 'nobody', 19)],
      `contradicted ${opposite}: alerts go to mail, which is a receiver that tells nobody @ ${config}:19`,
    ],
    [
      [route, receiver('mail', 'local', 19)],
      `contradicted ${opposite}: alerts go to mail, which is only on the machine itself @ ${config}:19`,
    ],
    [
      [route, receiver('mail', 'unknown', 19)],
      `cannot-tell: where alerts end is not in the file @ ${config}:19`,
    ],
    [
      [route, receiver('mail', 'set', 19), receiver('null', 'nobody', 30)],
      `confirmed: alerts go to mail (email) @ ${config}:19`,
    ],
    [
      [route, critical, receiver('mail', 'set', 19), receiver('pager', 'placeholder', 22)],
      `contradicted ${opposite}: alerts go to pager, which is still a placeholder @ ${config}:22`,
    ],
    [
      [receiver('one', 'placeholder', 19), receiver('two', 'set', 22)],
      `cannot-tell: where alerts end is not in the file @ ${config}:19 ${config}:22`,
    ],
    [
      [receiver('one', 'placeholder', 19)],
      `contradicted ${opposite}: alerts go to one, which is still a placeholder @ ${config}:19`,
    ],
    [[latency]],
  ];
  for (const [says, ...expected] of receivers)
    it(JSON.stringify(says.map(({ value }) => value)), () =>
      expectClaims(
        { manifest, files: [file(config, ...says)] },
        ...expected.map((each) => `${path} ${each}`),
      ),
    );

  it('is asked only where the item is said to be met', () => {
    const open: Case['manifest'] = {
      checklist: { deploy: { 'monitoring-live': { status: 'in-progress', evidence: [config] } } },
    };
    expectClaims({ manifest: open, files: [file(config, route, receiver('mail', 'placeholder', 19))] });
  });

  it('is not contradicted by one file where another confirms it', () => {
    const both: Case['manifest'] = {
      checklist: { deploy: { 'monitoring-live': { status: 'met', evidence: ['old.yml', config] } } },
    };
    expectClaims(
      {
        manifest: both,
        files: [
          file('old.yml', route, receiver('mail', 'placeholder', 19)),
          file(config, route, receiver('mail', 'set', 19)),
        ],
      },
      'checklist.deploy.monitoring-live.evidence.0 cannot-tell: alerts go to mail, which is still a placeholder @ old.yml:19',
      `checklist.deploy.monitoring-live.evidence.1 confirmed: alerts go to mail (email) @ ${config}:19`,
    );
  });
});
