/** Metrics that the code of a product creates, and the names of metrics that it mentions. */
import type { MetricTestimony, Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import { goMetrics } from './code/go';
import { javaMetrics } from './code/java';
import { javascriptMetrics } from './code/javascript';
import { type Code, codeOf } from './code/lexer';
import { mentionsIn } from './code/mentions';
import { meterMetrics } from './code/meters';
import type { Created } from './code/names';
import { pythonMetrics } from './code/python';

export const metrics: RepositoryReader = {
  name: 'metrics',
  looksAt: (path) =>
    /\.(?:py|java|kt|kts|[cm]?[jt]sx?|go|rb|rs|cs|scala|php)$/i.test(path) &&
    !/\.d\.[cm]?ts$|\.min\.js$|\.gradle\.kts$|(?:^|\/)(?:setup|noxfile|docs\/(?:source\/)?conf)\.py$/i.test(
      path,
    ),
  read: (file) => ({ said: mayHaveMetrics(file) ? factsOf(file) : [] }),
};

const creators: ReadonlyMap<string, (code: Code) => Created[]> = new Map([
  ['py', pythonMetrics],
  ['java', javaMetrics],
  ['kt', javaMetrics],
  ['kts', javaMetrics],
  ['go', goMetrics],
  ...['cs', 'rb', 'rs', 'php'].map((ending) => [ending, (code: Code) => meterMetrics(code, ending)] as const),
  ...['js', 'jsx', 'ts', 'tsx', 'mjs', 'cjs', 'mts', 'cts'].map(
    (ending) => [ending, javascriptMetrics] as const,
  ),
]);

/** A cheap question before the code is taken apart. */
function mayHaveMetrics({ text }: SourceFile): boolean {
  return /prom(?:etheus|auto|-client)|micrometer|MeterRegistry|opentelemetry|metric|[mM]eter\b|statsd|_(?:total|seconds|milliseconds|bytes|ratio|score|rate|latency|accuracy|duration|drift|failures|errors|bucket|percent)["'`]/i.test(
    text,
  );
}

function factsOf(file: SourceFile): Said[] {
  const code = codeOf(file);
  const role = foreignRole(file.role);
  const created = creators.get(file.ending)?.(code) ?? [];
  const mentioned = mentionsIn(code).filter(
    ({ name }) => !created.some(({ value }) => isPartOf(name, value)),
  );
  return [
    ...created.map(({ at, value }) => ({
      fact: 'metric' as const,
      value: { ...value, ...role },
      ...file.placeOf(at),
    })),
    ...mentioned.map(({ at, name }) => ({
      fact: 'metric-mentioned' as const,
      value: { name, ...role },
      ...file.placeOf(at),
    })),
  ].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

/** Whether a text is the name of a metric that is created, or what stands in the code for it or for its end. */
function isPartOf(name: string, { name: whole, from = whole }: MetricTestimony): boolean {
  const written = from.replace(/\W/g, '_');
  return [whole, whole.replace(/_(?:total|seconds|milliseconds|bytes|info)$/, ''), written].some(
    (each) => each === name || each.endsWith(`_${name}`),
  );
}
