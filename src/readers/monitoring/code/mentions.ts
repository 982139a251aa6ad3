/**
 * Texts in code that may be the name of a metric. Whoever says that nobody emits one must know all of them: code often
 * hands names through functions of its own, with dots instead of underscores, or behind a prefix that it computes.
 */
import type { Code, Literal } from './lexer';

/** In files that have to do with metrics every such name counts, elsewhere only what ends like one. */
const isAboutMetrics =
  /prometheus|prom-client|micrometer|MeterRegistry|opentelemetry|metric|statsd|telemetry/i;

const ending =
  /_(?:total|seconds|milliseconds|bytes|ratio|score|rate|latency|accuracy|duration|drift|failures|errors|bucket|percent)$/;

/** More names in one file are a list of something else. */
const most = 300;

export interface Mention {
  readonly name: string;
  readonly at: number;
}

export function mentionsIn({ text, literals }: Code): Mention[] {
  const isWide = isAboutMetrics.test(text);
  const found = new Map<string, Mention>();
  for (const literal of literals) {
    const name = nameIn(literal, text);
    if (name === undefined || found.has(name)) continue;
    const words = name.split('_').length;
    if (words < 2 || (!isWide && (words < 3 || !ending.test(name)))) continue;
    found.set(name, { name, at: literal.at });
    if (found.size >= most) break;
  }
  return [...found.values()];
}

/** The name that a text may be; of one whose beginning is computed, its end. */
function nameIn({ text, hasParts, at }: Literal, code: string): string | undefined {
  const whole = hasParts ? text.slice(text.lastIndexOf('}') + 1) : text;
  if (whole.length < 5 || whole.length > 120 || !/^[_.]?[a-z][a-z\d]*(?:[._:][a-z\d]+)+$/.test(whole))
    return undefined;
  // Names with dots are those of modules, files and hosts just as well: only where something is done with them.
  if (whole.includes('.') && !/\(\s{0,20}$/.test(code.slice(Math.max(0, at - 24), at))) return undefined;
  return whole.replace(/^[_.]/, '').replaceAll('.', '_');
}
