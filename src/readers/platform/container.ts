/** What is said of a container: that it is a system, a tool, or a part of the product. */
import type { FileRole, Said } from '../../core/service';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import type { Image } from './images';
import { kindOf } from './known-images';

interface Container {
  readonly name: string;
  readonly image?: Image | undefined;
  /** Whether it is built from what stands in the repository. */
  readonly built?: boolean;
  readonly profile?: string | undefined;
  /** Whether its file is written for development, by what else it starts. */
  readonly development?: boolean;
  /** What it is told to run, as far as that is written. */
  readonly command?: string;
  /** Whether it ends by itself. */
  readonly once?: boolean;
  readonly offset: number | undefined;
}

/** Clients of a system that are in its image as well. */
const client =
  /\b(?:psql|pg_dump|pg_dumpall|pg_restore|pg_basebackup|createdb|mysqldump|mongosh|mongodump|redis-cli|kafka-topics(?:\.sh)?|rabbitmqadmin|cqlsh|cypher-shell|ollama pull)\b/;
/** The systems themselves: what starts one is no client, whatever it runs besides. */
const server =
  /\b(?:mongod|redis-server|mysqld|ollama serve|rabbitmq-server|kafka-server-start|docker-entrypoint\.sh|neo4j console)\b|(?:^|[\s/"'])postgres(?:$|[\s"'])/;

export function containerSaid(file: SourceFile, container: Container): Said[] {
  const { name, image, built, offset } = container;
  const place = file.placeOf(offset);
  const role = foreignRole(stageRole(file));
  // What is built here is one's own, whatever it is named.
  const kind = built === true || image === undefined ? undefined : kindOf(image);
  if (kind === 'tool' || (kind !== undefined && isClient(container)))
    return [{ ...place, fact: 'tool', value: { name, ...role } }];
  if (kind !== undefined && image !== undefined)
    return [{ ...place, fact: 'system', value: system(file, container, { image, kind }) }];
  if (image === undefined)
    return [{ ...place, fact: 'component', value: { name, ...(built === true ? { built } : {}), ...role } }];
  const value = {
    name,
    image: image.name,
    tag: image.tag,
    ...(built === true ? { built } : {}),
    ...extras(image),
    ...role,
  };
  return [{ ...place, fact: 'component', value }];
}

/** What a service is for that ends when it has done it. */
const errand =
  /(?:^|[-_])(?:init|migrat(?:e|ions?)|setup|seed(?:er)?|bootstrap|backup|restore|create[-_]?(?:db|database|buckets?|topics?))(?:[-_]|$)/i;

function isClient({ name, command = '', once }: Container): boolean {
  if (once === true) return true;
  const isErrand = client.test(command) || (command !== '' && errand.test(name));
  return isErrand && !server.test(command);
}

interface Known {
  readonly image: Image;
  readonly kind: string;
}

function system(file: SourceFile, { name, profile, development }: Container, { image, kind }: Known) {
  return {
    name,
    kind,
    image: image.name,
    tag: image.tag,
    ...(profile === undefined ? {} : { profile }),
    ...extras(image),
    ...foreignRole(stageRole(file)),
    ...(development === true ? { development } : {}),
  };
}

function extras({ digest, overridable }: Image): Pick<Image, 'digest' | 'overridable'> {
  return {
    ...(digest === undefined ? {} : { digest }),
    ...(overridable === undefined ? {} : { overridable }),
  };
}

/** What a file is for, by its name as well: one for development or tests says nothing about production. */
function stageRole({ path, role, name }: SourceFile): FileRole {
  if (role !== 'product') return role;
  if (/(?:^|[._-])(?:tests?|testing|e2e|integration)(?:[._-]|$)/i.test(name)) return 'test';
  if (/(?:^|[._-])ci(?:[._-]|$)/i.test(name)) return 'ci';
  if (/(?:^|[._-])(?:examples?|samples?|demo|template)(?:[._-]|$)/i.test(name)) return 'example';
  if (/(?:^|[._-])(?:override|dev|development|local|debug)(?:[._-]|$)/i.test(name)) return 'tooling';
  return /(?:^|\/)(?:dev|development|local|test|testing|sandbox)\//i.test(path) ? 'tooling' : 'product';
}
