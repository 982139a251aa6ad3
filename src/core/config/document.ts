import type { ConfigFile } from '../schema/generated/config-file';
import { type SchemaFault, validateConfig } from '../schema/validate';
import { Lines } from '../text/lines';
import { parse } from '../text/parse';
import type { Parsed } from '../text/parsed';

/** One version of the text of an `ai-readiness.config.yaml`, read once. */
export interface ConfigDocument {
  readonly text: string;
  readonly lines: Lines;
  readonly parsed: Parsed;
  readonly faults: readonly SchemaFault[];
  /** What of it follows the schema: only that has an effect. */
  readonly config: ConfigFile;
}

/** Reads a text. Never throws; what cannot be read becomes problems and faults. */
export function readConfig(text: string): ConfigDocument {
  const parsed = parse(text);
  return { text, lines: new Lines(text), parsed, ...validateConfig(parsed.value) };
}
