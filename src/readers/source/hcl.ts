/** Terraform and other files in HCL: blocks, attributes and values with their places. Nothing of it is run. */

import { isMarkToken, Unreadable } from './code-cursor';
import { ExpressionReader } from './code-expressions';
import { type Token, tokensOf } from './code-tokens';
import { type CodeValue, type Entry, entryIn, type Resolved, type UnreadPart } from './code-value';

export interface HclBody {
  readonly attributes: readonly Entry[];
  readonly blocks: readonly HclBlock[];
}

/** `resource "aws_sqs_queue" "llm" { … }`. */
export interface HclBlock extends HclBody {
  readonly type: string;
  readonly labels: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A file: its blocks, or, in `*.tfvars`, its attributes. */
export interface HclFile extends HclBody {
  /** The defaults of its variables, and the values of its locals, by their names. */
  readonly defaults: ReadonlyMap<string, CodeValue>;
  readonly locals: ReadonlyMap<string, CodeValue>;
  readonly unread: readonly UnreadPart[];
}

/** Reads a file in HCL. What cannot be read is named, and everything else is read. Never throws. */
export function readHcl(text: string): HclFile {
  const file = new HclReader(text, tokensOf(text, 'hcl')).file();
  const defaults = blocksOf(file, 'variable').flatMap(({ labels, attributes }) => {
    const value = entryIn(attributes, 'default')?.value;
    return value === undefined || value.kind === 'null' ? [] : [[labels[0] ?? '', value] as const];
  });
  const locals = blocksOf(file, 'locals').flatMap(({ attributes }) =>
    attributes.map(({ key, value }) => [key, value] as const),
  );
  return { ...file, defaults: new Map(defaults), locals: new Map(locals) };
}

/** An attribute of a block. */
export function attributeOf(body: HclBody | undefined, key: string): Entry | undefined {
  return body === undefined ? undefined : entryIn(body.attributes, key);
}

/** The blocks of a type directly in a body: `blocksOf(file, 'resource')`, `blocksOf(resource, 'action')`. */
export function blocksOf(body: HclBody | undefined, type: string): HclBlock[] {
  return body?.blocks.filter((block) => block.type === type) ?? [];
}

/** The resources of a type, or of one of several. */
export function resourcesOf(file: HclFile, ...types: readonly string[]): HclBlock[] {
  return blocksOf(file, 'resource').filter(({ labels }) => types.includes(labels[0] ?? ''));
}

/** The attribute that a path leads to: through blocks, the first of each name, and an attribute at last. */
export function attributeAt(body: HclBody, ...path: readonly string[]): Entry | undefined {
  let at: HclBody | undefined = body;
  for (const type of path.slice(0, -1)) at = blocksOf(at, type)[0];
  return attributeOf(at, path.at(-1) ?? '');
}

/**
 * What a value is, where the same file says it: that of a local, and the default of a variable, which is said to be
 * one. Anything else is handed back as it is.
 */
export function resolveHcl(file: HclFile, value: CodeValue): Resolved {
  if (value.kind !== 'reference') return { value };
  const [kind, name = '', ...rest] = value.text.split('.');
  if (rest.length > 0) return { value, variable: value.text };
  if (kind === 'local') {
    const found = file.locals.get(name);
    if (found === undefined) return { value, variable: value.text };
    return found.kind === 'reference' && found.text.startsWith('var.')
      ? resolveHcl(file, found)
      : { value: found };
  }
  if (kind !== 'var') return { value, variable: value.text };
  const found = file.defaults.get(name);
  if (found === undefined) return { value, variable: name };
  return { value: found, default: true, variable: name };
}

class HclReader extends ExpressionReader {
  private readonly unread: UnreadPart[] = [];

  file(): HclBody & { readonly unread: readonly UnreadPart[] } {
    const attributes: Entry[] = [];
    const blocks: HclBlock[] = [];
    for (this.skipBreaks(); this.token.kind !== 'end'; this.skipBreaks()) {
      const { start } = this.token;
      const from = this.at;
      const what = this.token.kind === 'name' ? this.token.text : '';
      try {
        this.bodyPart(attributes, blocks);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.unread.push({ start, what });
        this.at = from;
        this.toNextStatement();
      }
    }
    return { attributes, blocks, unread: this.unread };
  }

  /** As far as a line that begins with a word, without blanks before it: there the next block begins. */
  private toNextStatement(): void {
    do this.at++;
    while (this.token.kind !== 'end' && !this.isStatement());
  }

  private isStatement(): boolean {
    const next = this.peek(1);
    return (
      this.token.kind === 'name' &&
      (this.token.start === 0 || this.text[this.token.start - 1] === '\n') &&
      (next?.kind === 'string' || next?.kind === 'name' || isMarkToken(next, '{') || isMarkToken(next, '='))
    );
  }

  private bodyPart(attributes: Entry[], blocks: HclBlock[]): void {
    const { token } = this;
    if (token.kind !== 'name') throw new Unreadable();
    if (!isMarkToken(this.peek(1), '=')) {
      blocks.push(this.nested(() => this.block(token)));
      return;
    }
    this.at += 2;
    attributes.push({ key: token.text, start: token.start, value: this.expression() });
    this.lineEnd();
  }

  private lineEnd(): void {
    if (this.token.kind !== 'break' && this.token.kind !== 'end' && !this.isMark('}')) throw new Unreadable();
  }

  private block({ text: type, start }: Token & { kind: 'name' | 'mark' }): HclBlock {
    this.at++;
    const labels: string[] = [];
    for (; !this.isMark('{'); this.at++) {
      const { token } = this;
      if (token.kind === 'string') labels.push(token.string.value);
      else if (token.kind === 'name') labels.push(token.text);
      else throw new Unreadable();
    }
    this.take('{');
    const attributes: Entry[] = [];
    const blocks: HclBlock[] = [];
    for (this.skipBreaks(); !this.isMark('}'); this.skipBreaks()) this.bodyPart(attributes, blocks);
    this.at++;
    return { type, labels, attributes, blocks, start, end: this.behind };
  }
}
