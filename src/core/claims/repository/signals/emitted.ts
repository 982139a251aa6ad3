/**
 * Signals whose metric nothing in the repository emits. Searching for the name alone accuses two of six repositories
 * falsely: every condition here was needed. Design: readers-repository.md, section 7.
 */
import type { Claim } from '../../../facts/claim';
import { entries } from '../../../facts/context';
import type { Look } from '../base/look';
import { contradicted, some } from '../base/made';
import { type Alarm, alarmsOf } from './alarms';
import { watching } from './matching';

/** Of exporters, frameworks and clouds: nobody writes them himself. */
export const foreign =
  /^(?:up$|absent$|ALERTS|scrape_|prometheus_|alertmanager_|probe_|node_|container_|kube_|kubelet_|cadvisor_|machine_|apiserver_|etcd_|coredns_|process_|go_|python_|jvm_|nodejs_|dotnet_|http_|https_|nginx_|traefik_|envoy_|haproxy_|redis_|pg_|postgres_|postgresql_|mysql_|mongodb_|elasticsearch_|kafka_|rabbitmq_|otel_|otelcol_|istio_|grpc_|celery_|flower_|gunicorn_|uvicorn_|django_|flask_|fastapi_|starlette_|spring_|hikaricp_|tomcat_|logback_|system_|disk_|executor_|resilience4j_|vllm[:_]|tgi_|triton_|nv_|DCGM_|ray_|litellm_|ollama_|qdrant_|milvus_|minio_|aws_|azure_|gcp_|stackdriver_|cloudwatch_|fluentd_|fluentbit_|loki_|tempo_|cert_manager_|certmanager_|argocd_|keda_|velero_|airflow_|mlflow_|bentoml_|kubernetes_)/;

/** Says of an alarm on which of its metrics nothing reports; undefined where that cannot be told of any. */
export function silenceOf(look: Look): ((alarm: Pick<Alarm, 'metrics'>) => string[]) | undefined {
  // What was not looked at may emit it.
  const emitted = look.index.isWhole ? look.once('emitted names', () => emittedNames(look)) : undefined;
  return emitted && (({ metrics }) => metrics.filter((each) => isSilent(each, emitted)));
}

export function emissionClaims(look: Look): Claim[] {
  const silenceIn = silenceOf(look);
  if (silenceIn === undefined) return [];
  const all = alarmsOf(look).filter(({ tool }) => tool === 'prometheus');
  return entries(look.facts.manifest.signals).flatMap(([id, signal]) => {
    const { alarms, isDeclared } = watching(look, id, signal, all);
    const silent = alarms
      .filter(({ isProduct, isCompound }) => isProduct && !isCompound)
      .map((alarm) => ({ alarm, missing: silenceIn(alarm) }))
      .filter(({ missing }) => missing.length > 0);
    const [first] = silent;
    if (first === undefined || silent.length < alarms.length) return [];
    const names = some(silent.flatMap(({ missing }) => missing));
    return [
      contradicted({
        path: ['signals', id],
        target: 'key',
        reason: `nothing in the repository emits ${names}, on which the alert ${first.alarm.name} rests`,
        places: silent.map(({ alarm }) => alarm.place),
        severity: isDeclared ? 'error' : 'warning',
      }),
    ];
  });
}

interface Emitted {
  readonly names: ReadonlySet<string>;
  /** What follows a prefix that is computed. */
  readonly tails: readonly string[];
}

/** Every name that code emits or only mentions, in each of its spellings; undefined where it emits none literally. */
function emittedNames(look: Look): Emitted | undefined {
  const metrics = look.anywhere('metric').filter(({ file }) => !isResult(file));
  const own = metrics.filter(
    // Metrics of another product in the repository say nothing of how this one reports.
    ({ isProduct, said: { value } }) => isProduct && value.type !== undefined && value.computed !== true,
  );
  const dotted = metrics.filter(({ isProduct, said: { value } }) => isProduct && value.from !== undefined);
  if (own.length + dotted.length === 0) return undefined;
  const mentioned = look.anywhere('metric-mentioned').map(({ said: { value } }) => value.name);
  const names = metrics.flatMap(({ said: { value } }) => [
    value.name,
    ...(value.from === undefined ? [] : [value.from]),
  ]);
  const tails = metrics.flatMap(({ said: { value } }) => {
    const tail = value.suffix ?? (value.computed === true ? value.name : undefined);
    return tail === undefined ? [] : [plain(tail)];
  });
  return {
    names: new Set([...names, ...mentioned].flatMap(spellings)),
    tails: tails.filter((tail) => tail.length > 3),
  };
}

/** Facts of that name also come of results, which emit nothing. */
function isResult(file: string): boolean {
  return /\.(?:json|jsonl|csv|xml|md|ipynb)$/i.test(file);
}

function isSilent(metric: string, { names, tails }: Emitted): boolean {
  // A recording rule has a colon in its name.
  if (metric.includes(':') || foreign.test(metric) || !metric.includes('_')) return false;
  if (spellings(metric).some((each) => names.has(each))) return false;
  const whole = plain(metric);
  return !tails.some((tail) => whole.endsWith(tail) || stemOf(whole).endsWith(stemOf(tail)));
}

/** A name as Prometheus, code and OpenTelemetry write it, with and without what is put behind it. */
export function spellings(name: string): string[] {
  const whole = plain(name);
  return [...new Set([whole, stemOf(whole)])];
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

function stemOf(name: string): string {
  let stem = name;
  for (let left = 3; left > 0; left--)
    stem = stem.replace(
      /_(?:bucket|sum|count|total|created|info|max|seconds|milliseconds|bytes|ratio|percent)$/,
      '',
    );
  return stem;
}
