/** The format of `ai-readiness.config.yaml`. */
import schema from 'virtual:config-schema';
import type { Path } from '../base/path';
import type { Format } from './explain';
import { childOf, type SchemaNode } from './navigate';

const root = schema as SchemaNode;

/** What the schema says of the value at `path`. Its definitions are those of the manifest's schema. */
export function configSchemaAt(path: Path): SchemaNode | undefined {
  return path.reduce<SchemaNode | undefined>(childOf, root);
}

export const configFormat: Format = { noun: 'configuration', describedAt: configSchemaAt };
