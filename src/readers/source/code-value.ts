/**
 * Values as Terraform and Bicep write them. What can be read without running it has its value; everything else is kept
 * as it is written. Offsets are UTF-16 code units from the start of the file; ends are exclusive.
 */

interface Written {
  readonly start: number;
  readonly end: number;
  /** As it stands in the file. */
  readonly text: string;
}

interface StringValue extends Written {
  readonly kind: 'string';
  /** Without quotes and escapes; as it is written where something is filled in. */
  readonly value: string;
  /** Whether it says the same wherever it is used: nothing is filled in. */
  readonly literal: boolean;
  /** Where its content begins: behind the quote, or on the line below a heredoc's mark. */
  readonly contentStart: number;
}

interface ListValue extends Written {
  readonly kind: 'list';
  readonly items: readonly CodeValue[];
}

export interface ObjectValue extends Written {
  readonly kind: 'object';
  readonly entries: readonly Entry[];
}

interface CallValue extends Written {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly CodeValue[];
}

interface ConditionalValue extends Written {
  readonly kind: 'conditional';
  readonly condition: string;
  readonly yes: CodeValue;
  readonly no: CodeValue;
}

export type CodeValue =
  | StringValue
  | ListValue
  | ObjectValue
  | CallValue
  | ConditionalValue
  | (Written & { readonly kind: 'number'; readonly value: number })
  | (Written & { readonly kind: 'bool'; readonly value: boolean })
  | (Written & { readonly kind: 'null' })
  /** A name, with what is taken of it: `var.location`, `workspace.id`, `aws_sqs_queue.llm[0].arn`. */
  | (Written & { readonly kind: 'reference' })
  /** `[for x in xs: value]` of Bicep. */
  | (Written & { readonly kind: 'loop'; readonly condition?: string; readonly body: CodeValue })
  | (Written & { readonly kind: 'expression' });

export interface Entry {
  readonly key: string;
  /** Where the key begins. */
  readonly start: number;
  readonly value: CodeValue;
}

/** A value with the step that led to it. */
export interface Resolved {
  readonly value: CodeValue;
  /** Whether it is the default of a variable or parameter: something else may be given. */
  readonly default?: true;
  /** The variable or parameter that decides; also where it has no default here. */
  readonly variable?: string;
}

/** A part of a file that cannot be read. */
export interface UnreadPart {
  readonly start: number;
  /** What it declares, as far as that is known: `resource`, `param`. */
  readonly what: string;
}

/** The entry of a key; names of properties are compared without regard to case, as Azure does. */
export function entryIn(entries: readonly Entry[], key: string): Entry | undefined {
  const wanted = key.toLowerCase();
  return entries.find((entry) => entry.key.toLowerCase() === wanted);
}

/** The entry that a path of keys leads to through objects; undefined where it ends early. */
export function entryAt(value: CodeValue | undefined, ...path: readonly string[]): Entry | undefined {
  let found: Entry | undefined;
  let at = value;
  for (const key of path) {
    found = at?.kind === 'object' ? entryIn(at.entries, key) : undefined;
    at = found?.value;
  }
  return found;
}

/** The entries of each object in a list; none where it is no list. */
export function objectsIn(value: CodeValue | undefined): (readonly Entry[])[] {
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => (item.kind === 'object' ? [item.entries] : []));
}

/** The text of a string in which nothing is filled in. */
export function literalText(value: CodeValue | undefined): string | undefined {
  return value?.kind === 'string' && value.literal ? value.value : undefined;
}

/** A number, also where it is written as a string: `"30"`. */
export function literalNumber(value: CodeValue | undefined): number | undefined {
  if (value?.kind === 'number') return value.value;
  const text = literalText(value);
  return text !== undefined && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

/** `true` or `false`, also where it is written as a string. */
export function literalFlag(value: CodeValue | undefined): boolean | undefined {
  if (value?.kind === 'bool') return value.value;
  const text = literalText(value);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
