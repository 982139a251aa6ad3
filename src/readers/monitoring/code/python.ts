/** Metrics that Python creates: with the client of Prometheus, or OpenTelemetry. */
import { type Argument, argument, argumentsAt, constantsIn, type Known, knownText } from './arguments';
import type { Code } from './lexer';
import { type Created, createdAt, metricNamed, openTelemetryMetric } from './names';

export function pythonMetrics(code: Code): Created[] {
  return [...clientMetrics(code), ...openTelemetry(code)];
}

const classes: ReadonlyMap<string, string> = new Map([
  ['Counter', 'counter'],
  ['Gauge', 'gauge'],
  ['Histogram', 'histogram'],
  ['Summary', 'summary'],
  ['Info', 'info'],
  ['Enum', 'gauge'],
  ['CounterMetricFamily', 'counter'],
  ['GaugeMetricFamily', 'gauge'],
  ['HistogramMetricFamily', 'histogram'],
  ['SummaryMetricFamily', 'summary'],
]);

/** What the classes of the client are called in a file: `Counter` alone may be that of `collections`. */
function importedClasses({ text }: Code): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const [, list = ''] of text.matchAll(
    /^[ \t]*from[ \t]+(?:prometheus_client|aioprometheus)(?:\.\w{1,40})*[ \t]+import[ \t]+(\([^()]{0,2000}\)|[^\n(]{1,500})/gm,
  )) {
    for (const part of list.replace(/[()\\]/g, ' ').split(',')) {
      const [, name = '', alias = name] = /^\s*(\w+)(?:\s+as\s+(\w+))?\s*$/.exec(part) ?? [];
      const type = classes.get(name);
      if (type !== undefined) known.set(alias, type);
    }
  }
  for (const [, alias = 'prometheus_client'] of text.matchAll(
    /^[ \t]*import[ \t]+prometheus_client(?:[ \t]+as[ \t]+(\w{1,40}))?[ \t]*$/gm,
  ))
    for (const [name, type] of classes) known.set(`${alias}.${name}`, type);
  for (const [, list = ''] of text.matchAll(/^[ \t]*from[ \t]+collections[ \t]+import[ \t]+([^\n]{1,300})/gm))
    if (/\bCounter\b(?![ \t]+as\b)/.test(list)) known.delete('Counter');
  return known;
}

function clientMetrics(code: Code): Created[] {
  const known = importedClasses(code);
  if (known.size === 0) return [];
  const constants = constantsIn(code);
  return [...code.bare.matchAll(/(?<![\w.])((?:\w{1,40}\.)?\w{1,40})\s{0,5}\(/g)].flatMap((call) => {
    const type = known.get(call[1] ?? '');
    if (type === undefined || isDefinition(code.bare, call.index)) return [];
    const list = argumentsAt(code, call.index + call[0].length - 1) ?? [];
    const named = argument(list, 'name', 0);
    const name = withPrefixes(
      [argument(list, 'namespace'), argument(list, 'subsystem')],
      knownText(named, constants),
      constants,
    );
    const unit = knownText(argument(list, 'unit'), constants)?.text ?? '';
    const ending = type === 'counter' ? 'total' : type === 'info' ? 'info' : '';
    const value = metricNamed(name, { type, endings: [unit, ending] });
    return createdAt(named, value);
  });
}

function isDefinition(text: string, at: number): boolean {
  return /\b(?:def|class)\s+$/.test(text.slice(Math.max(0, at - 12), at));
}

/** A name behind its namespace and subsystem; where one of those is not known, the end of a name. */
export function withPrefixes(
  prefixes: readonly (Pick<Argument, 'text'> | undefined)[],
  name: Known | undefined,
  constants: ReadonlyMap<string, string>,
): Known | undefined {
  if (name === undefined) return undefined;
  return prefixes.reduceRight<Known>((tail, written) => {
    if (written === undefined || /^(?:""|''|None|nil|null)$/.test(written.text) || tail.isTail) return tail;
    const prefix = knownText(written, constants);
    if (prefix === undefined) return { text: `_${tail.text}`, isTail: true };
    return { text: `${prefix.text}_${tail.text}`, isTail: prefix.isTail };
  }, name);
}

function openTelemetry(code: Code): Created[] {
  const constants = constantsIn(code);
  const calls = code.bare.matchAll(
    /\.create_((?:observable_)?(?:up_down_counter|counter|gauge|histogram))\s{0,5}\(/g,
  );
  return [...calls].flatMap((call) => {
    const [whole, kind = ''] = call;
    const list = argumentsAt(code, call.index + whole.length - 1) ?? [];
    const named = argument(list, 'name', 0);
    const name = knownText(named, constants);
    // A second argument without a name may be the unit, or what is asked for the value.
    const unit = knownText(argument(list, 'unit', kind.startsWith('observable') ? 2 : 1), constants);
    const value = openTelemetryMetric(name, kind, unit?.text);
    return createdAt(named, value);
  });
}
