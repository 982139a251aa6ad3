/** The closed list of what a container of the public registries is. */
import { type Image, lastPart } from './images';

/** The kinds of systems, each with the last parts of the images that are one. */
const systems: Readonly<Record<string, readonly string[]>> = {
  database: [
    'postgres',
    'postgresql',
    'postgis',
    'pgvector',
    'timescaledb',
    'timescaledb-ha',
    'mysql',
    'mysql-server',
    'mariadb',
    'mongo',
    'mongodb',
    'mongodb-community-server',
    'mongodb-atlas-local',
    'neo4j',
    'clickhouse',
    'clickhouse-server',
    'cockroach',
    'cassandra',
    'scylla',
    'couchdb',
    'arangodb',
    'influxdb',
    'memgraph',
    'falkordb',
    'surrealdb',
    'azure-sql-edge',
  ],
  'key-value': ['redis', 'redis-stack', 'redis-stack-server', 'valkey', 'memcached', 'keydb', 'dragonfly'],
  'vector-store': ['qdrant', 'weaviate', 'chroma', 'chromadb', 'milvus', 'vespa'],
  search: ['elasticsearch', 'opensearch', 'meilisearch', 'typesense', 'solr'],
  queue: [
    'kafka',
    'cp-kafka',
    'cp-server',
    'redpanda',
    'rabbitmq',
    'nats',
    'pulsar',
    'activemq',
    'activemq-artemis',
  ],
  'object-store': ['minio', 'azurite', 'seaweedfs'],
  identity: ['keycloak', 'zitadel'],
  'model-server': [
    'ollama',
    'vllm',
    'vllm-openai',
    'text-embeddings-inference',
    'text-generation-inference',
    'tei',
    'nim',
    'litellm',
    'litellm-database',
    'litellm-non_root',
    'sglang',
    'tritonserver',
    'localai',
    'xinference',
  ],
};

/** What helps to develop, to watch or to reach the product, or runs once; and what a system needs beside itself. */
const tools: ReadonlySet<string> = new Set([
  // Clients that run once.
  'mc',
  'busybox',
  'alpine',
  'curl',
  'wait-for-it',
  'dockerize',
  'kubectl',
  'os-shell',
  'flyway',
  'liquibase',
  // Aids to development.
  'maildev',
  'mailhog',
  'mailpit',
  'mailcatcher',
  'smtp4dev',
  'fake-smtp-server',
  'pgadmin',
  'pgadmin4',
  'pgweb',
  'adminer',
  'phpmyadmin',
  'kafka-ui',
  'akhq',
  'kafdrop',
  'kafka-magic',
  'redisinsight',
  'redis-commander',
  'mongo-express',
  'localstack',
  'dynamodb-local',
  'fake-gcs-server',
  'attu',
  'kibana',
  'opensearch-dashboards',
  'wiremock',
  'mockserver',
  'portainer',
  'portainer-ce',
  'watchtower',
  'autoheal',
  'dozzle',
  // What watches.
  'prometheus',
  'alertmanager',
  'pushgateway',
  'grafana',
  'loki',
  'promtail',
  'tempo',
  'mimir',
  'jaeger',
  'zipkin',
  'opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'otel-lgtm',
  'cadvisor',
  'fluentd',
  'fluent-bit',
  'statsd',
  // Proxies.
  'nginx',
  'nginx-unprivileged',
  'traefik',
  'caddy',
  'haproxy',
  'envoy',
  'nginx-proxy',
  'nginx-proxy-manager',
  'certbot',
  'cloudflared',
  'oauth2-proxy',
  'ngrok',
  // What a system needs.
  'zookeeper',
  'cp-zookeeper',
  'etcd',
  'cp-schema-registry',
  'schema-registry',
]);

/** Of the makers of some images only the part before the last says what it is. */
const byFolder: readonly (readonly [kind: string, path: RegExp])[] = [
  ['database', /(?:^|\/)mssql\/server$/],
  ['database', /(?:^|\/)database\/(?:free|express|enterprise)$/],
  [
    'tool',
    /(?:^|\/)(?:jaegertracing\/all-in-one|redpandadata\/console|timberio\/vector|grafana\/alloy|migrate\/migrate)$/,
  ],
  ['model-server', /(?:^|\/)nvcr\.io\/nim\//],
];

/** What a container is: the kind of a system, a tool, or undefined where nobody knows it. */
export function kindOf(image: Image): string | undefined {
  const folder = byFolder.find(([, path]) => path.test(image.name.toLowerCase()));
  if (folder !== undefined) return folder[0];
  const last = lastPart(image);
  if (tools.has(last) || /[-_]exporter$/.test(last)) return 'tool';
  return Object.entries(systems).find(([, names]) => names.includes(last))?.[0];
}

/** What charts of the public registries are called besides the images that they start. */
const charts = /^(?:common|kube-state-metrics|ingress-nginx|cert-manager|[\w-]*-operator|[\w-]*-crds)$/;

/** Whether a chart by this name is one of the public registries. */
export function isPublicName(name: string): boolean {
  return charts.test(name) || kindOf({ name, tag: null }) !== undefined;
}
