import type { Path, PlainValue, TestimonyPlace } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { JsonDocument } from '../source/json';
import type { YamlDocument } from '../source/yaml';

export type Values = { readonly [key: string]: PlainValue };

/** A tree of values with positions: a document of JSON or YAML. */
export class Tree {
  constructor(
    readonly file: SourceFile,
    private readonly document: JsonDocument | YamlDocument,
  ) {}

  get value(): PlainValue | undefined {
    return this.document.value;
  }

  /** Where the value at a path stands. */
  place(path: Path): TestimonyPlace {
    return this.file.placeOf(this.document.offsetOf(path));
  }

  /** A scalar as it is written: `0613`, which is no number. */
  text(value: PlainValue | undefined, path: Path): string | undefined {
    if (typeof value === 'string') return value;
    if (typeof value !== 'number') return undefined;
    const node = 'node' in this.document ? this.document.node(...path) : undefined;
    return (node?.kind === 'scalar' ? node.written : undefined) ?? String(value);
  }
}
