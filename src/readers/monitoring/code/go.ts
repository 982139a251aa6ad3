/** Metrics that Go creates: with the client of Prometheus, or OpenTelemetry. */
import {
  type Argument,
  argument,
  argumentsAt,
  constantsIn,
  entriesOf,
  type Known,
  knownText,
} from './arguments';
import type { Code } from './lexer';
import { type Created, createdAt, metricNamed, openTelemetryMetric } from './names';
import { withPrefixes } from './python';

export function goMetrics(code: Code): Created[] {
  return [...clientMetrics(code), ...descriptions(code), ...openTelemetry(code)];
}

/** The client leaves names as they are. */
function clientMetrics(code: Code): Created[] {
  if (!/\bprom(?:etheus|auto)\b/.test(code.text)) return [];
  const constants = constantsIn(code);
  return [...code.bare.matchAll(/\.New(Counter|Gauge|Histogram|Summary)(?:Vec|Func)?\s{0,5}\(/g)].flatMap(
    (call) => {
      const [whole, kind = ''] = call;
      const [options] = argumentsAt(code, call.index + whole.length - 1) ?? [];
      if (options === undefined || !/Opts\s{0,5}\{/.test(options.text.slice(0, 80))) return [];
      const entries = entriesOf(options);
      const named = argument(entries, 'Name');
      const name = withPrefixes(
        [argument(entries, 'Namespace'), argument(entries, 'Subsystem')],
        knownText(named, constants),
        constants,
      );
      const value = metricNamed(name, { type: kind.toLowerCase() });
      return createdAt(named, value);
    },
  );
}

/** What a collector of its own describes; its type is said elsewhere. */
function descriptions(code: Code): Created[] {
  const constants = constantsIn(code);
  return [...code.bare.matchAll(/\bprometheus\.NewDesc\s{0,5}\(/g)].flatMap((call) => {
    const [named] = argumentsAt(code, call.index + call[0].length - 1) ?? [];
    const name = named === undefined ? undefined : describedName(named, constants);
    const value = metricNamed(name, {});
    return createdAt(named, value);
  });
}

function describedName(named: Argument, constants: ReadonlyMap<string, string>): Known | undefined {
  const open = /^(?:prometheus\.)?BuildFQName\s{0,5}\(/.exec(named.text)?.[0].length;
  if (open === undefined) return knownText(named, constants);
  const [namespace, subsystem, name] = argumentsAt(named, open - 1) ?? [];
  return withPrefixes([namespace, subsystem], knownText(name, constants), constants);
}

function openTelemetry(code: Code): Created[] {
  const constants = constantsIn(code);
  const calls = code.bare.matchAll(
    /\.(?:Int64|Float64)((?:Observable)?(?:UpDownCounter|Counter|Gauge|Histogram))\s{0,5}\(/g,
  );
  return [...calls].flatMap((call) => {
    const [whole, kind = ''] = call;
    const list = argumentsAt(code, call.index + whole.length - 1) ?? [];
    const named = argument(list, 'name', 0);
    const name = knownText(named, constants);
    const unit = list.flatMap(({ text }) => /\.WithUnit\(\s{0,5}"([^"\n]{1,20})"/.exec(text)?.[1] ?? [])[0];
    const value = openTelemetryMetric(name, kind, unit);
    return createdAt(named, value);
  });
}
