import type { Path } from '../base/path';
import { quoted, shorten } from '../base/shorten';
import { nameOf, type SchemaFault, typeNames } from '../schema/explain';
import { childOf, isFreeMap, type SchemaNode, schemaAt, typesOf } from '../schema/navigate';
import { childAt, copyOf } from '../schema/values';
import type { Node, ScalarNode } from '../text/tree';

/** The values of a manifest with its texts as they stand there, and what other readers of YAML take otherwise. */
interface AsWritten {
  readonly value: unknown;
  readonly faults: readonly SchemaFault[];
}

/** In a field for texts what stands there counts, whatever YAML takes it for: the version `3.10` is not 3.1. */
export function asWritten(text: string, root: Node | undefined, value: unknown): AsWritten {
  if (root === undefined) return { value, faults: [] };
  const reader = new Reader(text, value);
  return { value: reader.read(root, schemaAt([]), { value, path: [] }), faults: reader.faults };
}

interface Place {
  readonly value: unknown;
  readonly path: Path;
}

class Reader {
  readonly faults: SchemaFault[] = [];
  /** What is repeated by an alias is reported once, where it is written. */
  private readonly told = new Set<number>();

  constructor(
    private readonly text: string,
    private readonly manifest: unknown,
  ) {}

  read(node: Node, schema: SchemaNode | undefined, { value, path }: Place): unknown {
    if (schema === undefined) return value;
    if (node.kind === 'scalar') return this.scalar(node, schema, { value, path });
    const steps = node.kind === 'list' ? [...node.items.entries()] : this.entries(node, schema, path);
    let copy: ReturnType<typeof copyOf> | undefined;
    for (const [step, child] of steps) {
      const old = childAt(value, step);
      // What nearly every text is: it stands there as it is read.
      if (typeof old === 'string' && child.kind === 'scalar' && child.written === undefined) continue;
      const read = this.read(child, childOf(schema, step), { value: old, path: [...path, step] });
      if (read === old) continue;
      copy ??= copyOf(value);
      copy[step] = read;
    }
    return copy ?? value;
  }

  private entries(node: Node & { kind: 'map' }, schema: SchemaNode, path: Path): [string, Node][] {
    return node.entries.map(({ key, keyStart, misread, value }) => {
      if (misread && isFreeMap(schema)) {
        const message = `The id ${shorten(key)} is read by YAML as another word than stands here: put it in quotes.`;
        this.tell(keyStart, { message, path: [...path, key], target: 'key', severity: 'warning' });
      }
      return [key, value];
    });
  }

  private scalar(node: ScalarNode, schema: SchemaNode, { value, path }: Place): unknown {
    const isPlain = typeof value === 'number' || typeof value === 'boolean';
    if (!isPlain && node.written === undefined) return value;
    const types = typesOf(schema);
    const written = node.written ?? String(value);
    const name = String(path.at(-1));
    if (!types.includes('string')) {
      if (isCount(name, schema) && isGrouped(node, name))
        this.tell(
          node.start,
          { message: grouping(name, written, node.value), path, target: 'value', severity: 'warning' },
          'schema/bad-format',
        );
      return value;
    }
    if (typeof value === 'number' && schema['x-asWritten'] === true) return written;
    // The id is a number where it is defined as well: what stands at both places is the same.
    if (typeof value === 'number' && this.isDefined(written, schema)) return written;
    if (!types.includes(typeof value) || (typeof value === 'string' && node.written !== undefined)) {
      const expected = types.map((type) => typeNames[type] ?? type).join(' or ');
      const kind =
        typeof value === 'number' ? 'the number ' : typeof value === 'string' ? 'the numbers ' : '';
      const message = `${nameOf(path)} must be ${expected}, but is ${kind}${shorten(written)}. Put it in quotes.`;
      this.tell(node.start, { message, path, target: 'value' });
    }
    // In an amount or a threshold nobody means the digits.
    return written;
  }

  /** Whether a section that a place refers to has an entry of that id. */
  private isDefined(id: string, schema: SchemaNode): boolean {
    const sections = isRecord(this.manifest) ? this.manifest : {};
    return (schema['x-refersTo'] ?? []).some((name) => {
      const section = sections[name];
      return isRecord(section) && Object.hasOwn(section, id);
    });
  }

  private tell(
    start: number,
    fault: Pick<SchemaFault, 'message' | 'path' | 'target' | 'severity'>,
    code: SchemaFault['code'] = 'schema/wrong-type',
  ): void {
    if (this.text[start] === '*' || this.told.has(start)) return;
    this.told.add(start);
    this.faults.push({ ...fault, code, counts: true });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Cases, minutes, people: what nobody has a part of a thousandth of. */
function isCount(name: string, { minimum, maximum }: SchemaNode): boolean {
  return minimum === 0 && maximum === undefined && name !== '';
}

/** Whether a number has the form of thousands: `42.000`. Minutes and hours may have three decimals that are no zero. */
function isGrouped(node: ScalarNode, name: string): boolean {
  const text = node.written ?? String(node.value);
  const isTime = /minutes|hours/i.test(name) && node.written === undefined;
  return typeof node.value === 'number' && !isTime && /^[1-9]\d{0,2}\.\d{3}$/.test(text);
}

function grouping(name: string, written: string, value: unknown): string {
  return `${quoted(name)} is ${written}, which is read as ${String(value)}: is ${String(value)} meant, or ${written.replace('.', '')}?`;
}
