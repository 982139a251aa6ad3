/** Metrics that Java and Kotlin create: with Micrometer, the client of Prometheus, or OpenTelemetry. */
import { type Argument, argument, argumentsAt, constantsIn, type Known, knownText } from './arguments';
import type { Code } from './lexer';
import { type Created, createdAt, metricNamed, openTelemetryMetric } from './names';
import { withPrefixes } from './python';

export function javaMetrics(code: Code): Created[] {
  return [...micrometer(code), ...timedMethods(code), ...clientMetrics(code), ...openTelemetry(code)];
}

/** How Micrometer names a meter in Prometheus. */
const meters: ReadonlyMap<string, { readonly type: string; readonly ending: string }> = new Map([
  ['counter', { type: 'counter', ending: 'total' }],
  ['functioncounter', { type: 'counter', ending: 'total' }],
  ['timer', { type: 'timer', ending: 'seconds' }],
  ['functiontimer', { type: 'timer', ending: 'seconds' }],
  ['longtasktimer', { type: 'timer', ending: 'seconds' }],
  ['gauge', { type: 'gauge', ending: '' }],
  ['timegauge', { type: 'gauge', ending: 'seconds' }],
  ['summary', { type: 'summary', ending: '' }],
  ['distributionsummary', { type: 'summary', ending: '' }],
]);

const calls =
  /\b(Counter|Timer|Gauge|DistributionSummary|LongTaskTimer|FunctionCounter|FunctionTimer|TimeGauge)\s{0,40}\.builder\s{0,5}\(|\b(?:\w{0,40}[rR]egistry(?:\(\))?|Metrics)\s{0,40}\.(counter|timer|gauge|summary)\s{0,5}\(|(?<![\w.@] ?)(counter|timer|gauge|summary)\s{0,5}\(/g;

function micrometer(code: Code): Created[] {
  if (!/\bio\.micrometer\b|\bMeterRegistry\b/.test(code.text)) return [];
  const constants = constantsIn(code);
  const own = definedIn(code.text);
  return [...code.bare.matchAll(calls)].flatMap((call) => {
    const [whole, built, registered, helped] = call;
    const kind = (built ?? registered ?? helped ?? '').toLowerCase();
    // A method of the file's own that registers what it is given: it is defined here, with the type that it returns.
    if (helped !== undefined && !own.has(helped)) return [];
    const open = call.index + whole.length - 1;
    const named = argument(argumentsAt(code, open) ?? [], 'name', 0);
    const name = knownText(named, constants);
    const meter = meters.get(kind);
    if (name === undefined || meter === undefined) return [];
    const unit = built === undefined ? '' : baseUnit(code.text, open);
    const value = metricNamed(name, { type: meter.type, endings: [unit, meter.ending] });
    return createdAt(named, value);
  });
}

/** The methods of a file that may be helpers. */
function definedIn(text: string): ReadonlySet<string> {
  const definitions =
    /\b(?:Counter|Timer|Gauge|DistributionSummary|void|fun)\s{1,5}(counter|timer|gauge|summary)\s{0,5}\(/g;
  return new Set(Array.from(text.matchAll(definitions), ([, method = '']) => method));
}

/** The unit that a builder is given before it registers what it builds. */
function baseUnit(text: string, from: number): string {
  const [chain = ''] = text.slice(from, from + 800).split(/\.register\b|;/);
  const [, unit = ''] = /\.baseUnit\s{0,5}\(\s{0,5}"(\w{1,30})"/.exec(chain) ?? [];
  return unit;
}

function timedMethods(code: Code): Created[] {
  const constants = constantsIn(code);
  return [...code.bare.matchAll(/@(Timed|Counted)\s{0,5}\(/g)].flatMap((call) => {
    const [whole, annotation] = call;
    const list = argumentsAt(code, call.index + whole.length - 1) ?? [];
    const named = argument(list, 'value', 0);
    const name = knownText(named, constants);
    const isTimer = annotation === 'Timed';
    const naming = isTimer
      ? { type: 'timer', endings: ['seconds'] }
      : { type: 'counter', endings: ['total'] };
    const value = metricNamed(name, naming);
    return createdAt(named, value);
  });
}

/** The client of Prometheus: `Counter.build().name("x")`. Its counters end with `_total`. */
function clientMetrics(code: Code): Created[] {
  if (!/\bio\.prometheus\b/.test(code.text)) return [];
  const constants = constantsIn(code);
  return [
    ...code.bare.matchAll(/\b(Counter|Gauge|Histogram|Summary|Info)\s{0,40}\.build(?:er)?\s{0,5}\(/g),
  ].flatMap((call) => {
    const [whole, kind = ''] = call;
    const open = call.index + whole.length - 1;
    const chain = { code, open, ends: /\.(?:register|create)\b|;/ };
    const direct = argument(argumentsAt(code, open) ?? [], 'name', 0);
    const named = direct ?? chained(chain, 'name');
    const name: Known | undefined = withPrefixes(
      [chained(chain, 'namespace'), chained(chain, 'subsystem')],
      knownText(named, constants),
      constants,
    );
    const type = kind.toLowerCase();
    const value = metricNamed(name, { type, endings: type === 'counter' ? ['total'] : [] });
    return createdAt(named, value);
  });
}

/** A chain of calls behind the bracket at `open`, up to what ends it. */
interface Chain {
  readonly code: Code;
  readonly open: number;
  readonly ends: RegExp;
}

/** What a method of a chain is given. */
function chained({ code, open, ends }: Chain, method: string): Argument | undefined {
  const [chain = ''] = code.bare.slice(open, open + 1_000).split(ends);
  const call = [...chain.matchAll(/\.(\w{1,40})\s{0,5}\(\s{0,20}/g)].find(([, called]) => called === method);
  if (call === undefined) return undefined;
  const at = open + call.index + call[0].length;
  const [text = ''] = /^(?:"[^"\n]{0,200}"|[^()\n]{0,200})/.exec(code.text.slice(at, at + 300)) ?? [];
  return { name: undefined, text: text.trim(), at };
}

function openTelemetry(code: Code): Created[] {
  const constants = constantsIn(code);
  return [...code.bare.matchAll(/\.(upDownCounter|counter|histogram|gauge)Builder\s{0,5}\(/g)].flatMap(
    (call) => {
      const [whole, kind = ''] = call;
      const open = call.index + whole.length - 1;
      const named = argument(argumentsAt(code, open) ?? [], 'name', 0);
      const name = knownText(named, constants);
      const chain = { code, open, ends: /\.build\w{0,30}\(|;/ };
      const unit = knownText(chained(chain, 'setUnit'), constants)?.text;
      const value = openTelemetryMetric(name, kind, unit);
      return createdAt(named, value);
    },
  );
}
