/** Metrics that C#, Ruby, Rust and PHP create: with OpenTelemetry, or in C# and Ruby with the client of Prometheus. */
import { argument, argumentsAt, constantsIn, knownText } from './arguments';
import type { Code } from './lexer';
import { type Created, createdAt, metricNamed, openTelemetryMetric } from './names';

/** How a meter is asked for a metric. */
interface Form {
  readonly call: RegExp;
  /** What is in a file that has one. */
  readonly used: RegExp;
  /** Where the unit stands among what it is given, where it needs no name. */
  readonly unit?: number;
}

const kinds = '(?:Observable)?(?:UpDownCounter|Counter|Gauge|Histogram)';
const snakeKinds = '(?:observable_)?(?:up_down_counter|counter|gauge|histogram)';

const forms: Readonly<Record<string, Form>> = {
  cs: {
    call: new RegExp(`\\.Create(${kinds})(?:<[\\w<>, ?]{1,60}>)?\\s{0,5}\\(`, 'g'),
    used: /\bMeter\b|\bIMeterFactory\b/,
    unit: 1,
  },
  rb: { call: new RegExp(`\\.create_(${snakeKinds})\\s{0,5}\\(`, 'g'), used: /[mM]eter/ },
  php: { call: new RegExp(`->create(${kinds})\\s{0,5}\\(`, 'g'), used: /OpenTelemetry|[mM]eter/, unit: 1 },
  rs: { call: new RegExp(`\\.[uif]64_(${snakeKinds})\\s{0,5}\\(`, 'g'), used: /meter|opentelemetry/ },
};

export function meterMetrics(code: Code, ending: string): Created[] {
  const form = Object.hasOwn(forms, ending) ? forms[ending] : undefined;
  if (form === undefined) return [];
  const own = clientMetrics(code);
  if (!form.used.test(code.text)) return own;
  const constants = constantsIn(code);
  const byMeter = [...code.bare.matchAll(form.call)].flatMap((call) => {
    const [whole, kind = ''] = call;
    const open = call.index + whole.length - 1;
    const list = argumentsAt(code, open) ?? [];
    const named = argument(list, 'name', 0);
    const unit = knownText(argument(list, 'unit', form.unit), constants)?.text ?? chainedUnit(code, open);
    return createdAt(named, openTelemetryMetric(knownText(named, constants), kind, unit));
  });
  const known = new Set(own.map(({ at }) => at));
  return [...own, ...byMeter.filter(({ at }) => !known.has(at))];
}

/** `.u64_counter("x").with_unit("s")` */
function chainedUnit({ text }: Code, from: number): string | undefined {
  const [chain = ''] = text.slice(from, from + 400).split(';');
  return /\.with_unit\(\s{0,5}"([^"\n]{1,20})"/.exec(chain)?.[1];
}

/** `Metrics.CreateCounter("x", "…")`, `Prometheus::Client::Counter.new(:x, …)`: these clients leave names as they are. */
function clientMetrics(code: Code): Created[] {
  if (!/\bPrometheus\b/.test(code.text)) return [];
  const constants = constantsIn(code);
  const calls = code.bare.matchAll(
    /\bMetrics\.Create(Counter|Gauge|Histogram|Summary)\s{0,5}\(|\bPrometheus::Client::(Counter|Gauge|Histogram|Summary)\.new\s{0,5}\(/g,
  );
  return [...calls].flatMap((call) => {
    const [whole, net, ruby] = call;
    const [named] = argumentsAt(code, call.index + whole.length - 1) ?? [];
    const symbol = /^:([a-z]\w{2,100})$/.exec(named?.text ?? '')?.[1];
    const name = symbol === undefined ? knownText(named, constants) : { text: symbol, isTail: false };
    return createdAt(named, metricNamed(name, { type: (net ?? ruby ?? '').toLowerCase() }));
  });
}
