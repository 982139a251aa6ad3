/**
 * Texts in code that may be the name of a metric. Whoever says that nobody emits one must know all of them: code often
 * hands names through functions of its own, with dots instead of underscores, or behind a prefix that it computes.
 */
import { ShortPattern } from '../../../core/service';
import type { Code, Literal } from './lexer';

/** In files that use a client every such name counts, in others that speak of metrics the long ones, elsewhere what ends like one. */
const usesClient = /prometheus|prom-client|micrometer|MeterRegistry|statsd/i;
/** OpenTelemetry traces as well, and then names are those of spans. */
const usesMeter =
  /\bmeter|Meter\b|MeterProvider|get_meter|_meter\b|create_(?:\w{1,20}_)?(?:counter|gauge|histogram)/;
const speaksOfMetrics = /metric|telemetry/i;

/** What a metric is handed to. */
const taking =
  /(?:gauge|counter|count|histogram|summary|incr(?:ement)?|timing|timer|observe|metrics?|distribution)[ \t]{0,3}\([ \t]{0,20}$/i;

/** What takes names of attributes, spans, settings and of parts of the code; behind a comma what is asked for them. */
const takingOther =
  /(?:set_?attributes?|SetTag|set_tag|\battribute\.\w{1,20}|Attribute|(?:string|long|double|boolean)Key|in_span|start\w{0,20}_?span|StartActivity|environ\.get|getenv|GetEnvironmentVariable|(?:get|set)Entry\w{0,10}|\bMember|slog\.\w{1,20}|ServicePrincipal|import_module|loadSync|readFile\w{0,10}|require)[ \t]{0,3}\([ \t]{0,20}$|\b(?:has|get|set)attr\([\w. ]{1,40},[ \t]{0,5}$/i;

/** Hosts and files have dots as well, and modules of Maven colons. */
const otherwiseDotted = new ShortPattern(
  /\.(?:com|net|org|io|dev|cloud|local|internal|prompty|proto|json|jsonl|ya?ml|toml|txt|md|py|js|ts|html|csv|xml|sql|sh|log|env|pem|crt|key)$|\..*:/,
);

const ending =
  /_(?:total|seconds|milliseconds|bytes|ratio|score|rate|latency|accuracy|duration|drift|failures|errors|bucket|percent)$/;

/** More names in one file are a list of something else. */
const most = 300;

interface Mention {
  readonly name: string;
  readonly at: number;
}

export function mentionsIn({ text, literals }: Code): Mention[] {
  const isClient = usesClient.test(text) || (/opentelemetry/i.test(text) && usesMeter.test(text));
  const fewest = isClient ? 2 : speaksOfMetrics.test(text) ? 3 : 4;
  const found = new Map<string, Mention>();
  for (const literal of literals) {
    const name = nameIn(literal, text);
    if (name === undefined || found.has(name)) continue;
    if (!isLikely({ name, fewest, before: text.slice(Math.max(0, literal.at - 60), literal.at) })) continue;
    found.set(name, { name, at: literal.at });
    if (found.size >= most) break;
  }
  return [...found.values()];
}

function isLikely({
  name,
  fewest,
  before,
}: Readonly<{ name: string; fewest: number; before: string }>): boolean {
  const words = name.split('_').length;
  if (taking.test(before)) return words > 1;
  if (takingOther.test(before)) return false;
  return fewest < 4 ? words >= fewest : words > 2 && ending.test(name);
}

/** The name that a text may be; of one whose beginning is computed, its end. */
function nameIn({ text, hasParts, at }: Literal, code: string): string | undefined {
  const whole = hasParts ? text.slice(text.lastIndexOf('}') + 1) : text;
  if (whole.length < 5 || whole.length > 120 || !/^[_.]?[a-z][a-z\d]*(?:[._:][a-z\d]+)+$/.test(whole))
    return undefined;
  if (otherwiseDotted.test(whole)) return undefined;
  // Names with dots are those of modules, files and hosts just as well: only where something is done with them.
  const before = code.slice(Math.max(0, at - 40), at);
  if (
    whole.includes('.') &&
    (!/\(\s{0,20}$/.test(before) || /(?:meter|logger|tracer)\(\s{0,20}$/i.test(before))
  )
    return undefined;
  return whole.replace(/^[_.]/, '').replaceAll('.', '_');
}
