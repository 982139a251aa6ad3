/** Metrics that JavaScript and TypeScript create: with prom-client, or OpenTelemetry. */
import { argument, argumentsAt, constantsIn, entriesOf, knownText } from './arguments';
import type { Code } from './lexer';
import { type Created, createdAt, metricNamed, openTelemetryMetric } from './names';

export function javascriptMetrics(code: Code): Created[] {
  return [...clientMetrics(code), ...openTelemetry(code)];
}

const isClient = /["'](?:prom-client|@willsoto\/nestjs-prometheus|@promster\/[\w-]{1,30})["']/;

/** Such a client leaves names as they are. */
function clientMetrics(code: Code): Created[] {
  if (!isClient.test(code.text)) return [];
  const constants = constantsIn(code);
  const calls = code.bare.matchAll(
    /\bnew\s{1,5}(?:\w{1,40}\.)?(Counter|Gauge|Histogram|Summary)\s{0,5}(?:<[^<>()]{0,200}>)?\s{0,5}\(|\bmake(Counter|Gauge|Histogram|Summary)Provider\s{0,5}\(/g,
  );
  return [...calls].flatMap((call) => {
    const [whole, created, provided] = call;
    const [options] = argumentsAt(code, call.index + whole.length - 1) ?? [];
    const named = argument(entriesOf(options), 'name');
    const name = knownText(named, constants);
    const type = (created ?? provided ?? '').toLowerCase();
    const value = metricNamed(name, { type });
    return createdAt(named, value);
  });
}

function openTelemetry(code: Code): Created[] {
  const isUsed = code.text.includes('@opentelemetry/');
  const constants = constantsIn(code);
  const calls = code.bare.matchAll(
    /([\w)]{0,40})\s{0,40}\.create((?:Observable)?(?:UpDownCounter|Counter|Gauge|Histogram))\s{0,5}(?:<[^<>()]{0,200}>)?\(/g,
  );
  return [...calls].flatMap((call) => {
    const [whole, receiver = '', kind = ''] = call;
    if (!isUsed && !/meter$/i.test(receiver)) return [];
    const list = argumentsAt(code, call.index + whole.length - 1) ?? [];
    const named = argument(list, 'name', 0);
    const name = knownText(named, constants);
    const unit = knownText(argument(entriesOf(list[1]), 'unit'), constants);
    const value = openTelemetryMetric(name, kind, unit?.text);
    return createdAt(named, value);
  });
}
