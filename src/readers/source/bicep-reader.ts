import { isMarkToken, Unreadable } from './code-cursor';
import { ExpressionReader } from './code-expressions';
import type { CodeValue, Entry, UnreadPart } from './code-value';

export type BicepKind = 'param' | 'var' | 'resource' | 'module' | 'output';

/** `resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = { … }`. */
export interface BicepDeclaration {
  readonly kind: BicepKind;
  /** The name by which the file speaks of it. */
  readonly name: string;
  /** Of a resource, without its version; of a module, its path; of a parameter or output, the type as it is written. */
  readonly type: string;
  readonly version?: string;
  /** Of a parameter its default; of a resource or module the object, that of each where there are several. */
  readonly value?: CodeValue;
  readonly decorators: readonly BicepDecorator[];
  /** Whether it is only referred to, and made elsewhere. */
  readonly existing?: true;
  /** The condition under which it is there. */
  readonly condition?: string;
  /** Whether there is one for each of a list. */
  readonly loop?: true;
  /** The resource that it stands within. */
  readonly parent?: string;
  readonly start: number;
  readonly end: number;
}

interface BicepDecorator {
  /** Without `sys.`. */
  readonly name: string;
  readonly args: readonly CodeValue[];
}

export interface BicepFile {
  readonly declarations: readonly BicepDeclaration[];
  /** Its parameters and variables by their names. */
  readonly named: ReadonlyMap<string, BicepDeclaration>;
  readonly unread: readonly UnreadPart[];
}

/** What begins a statement. Of types and functions nothing is wanted; they are passed over. */
const statements = new Set([
  'param',
  'var',
  'resource',
  'module',
  'output',
  'type',
  'func',
  'metadata',
  'targetScope',
  'import',
  'using',
  'extension',
  'provider',
  'assert',
  'extends',
]);

const declared: Readonly<Record<string, BicepKind>> = {
  param: 'param',
  var: 'var',
  resource: 'resource',
  module: 'module',
  output: 'output',
};

/** What stands on the right of a declaration. */
type Made = Pick<BicepDeclaration, 'value' | 'existing' | 'condition' | 'loop'>;

export class BicepReader extends ExpressionReader {
  private readonly declarations: BicepDeclaration[] = [];
  private readonly unread: UnreadPart[] = [];
  /** The resources that the one at hand stands within. */
  private readonly parents: { readonly name: string; readonly type: string }[] = [];

  file(): BicepFile {
    for (this.skipBreaks(); this.token.kind !== 'end'; this.skipBreaks()) {
      const from = this.at;
      const { start } = this.token;
      const known = this.declarations.length;
      try {
        this.statement();
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.unread.push({ start, what: this.whatAt(from) });
        this.declarations.length = known;
        this.parents.length = 0;
        this.at = from;
        this.toNextStatement();
      }
    }
    const declarations = this.declarations.sort((one, other) => one.start - other.start);
    const named = declarations.flatMap((each) =>
      each.kind === 'param' || each.kind === 'var' ? [[each.name, each] as const] : [],
    );
    return { declarations, named: new Map(named), unread: this.unread };
  }

  /** The first word of the statement, behind its decorators. */
  private whatAt(from: number): string {
    for (let at = from; at < this.tokens.length && at <= this.at; at++) {
      const token = this.tokens[at];
      if (token?.kind === 'name' && statements.has(token.text)) return token.text;
    }
    return '';
  }

  /** As far as a line that begins with a statement's word or a decorator, without blanks before it. */
  private toNextStatement(): void {
    // Decorators belong to the statement that they stand before.
    let isBehindWord = this.token.kind === 'name';
    for (this.at++; this.token.kind !== 'end'; this.at++) {
      const { token } = this;
      if (token.start > 0 && this.text[token.start - 1] !== '\n') continue;
      const isWord = token.kind === 'name' && statements.has(token.text);
      if (isBehindWord && (isWord || isMarkToken(token, '@'))) return;
      isBehindWord ||= isWord;
    }
  }

  private statement(): void {
    const decorators = this.decorators();
    const { token } = this;
    if (token.kind !== 'name' || !statements.has(token.text)) throw new Unreadable();
    const kind = declared[token.text];
    if (kind === undefined) this.toNextStatement();
    else this.declaration(kind, decorators);
  }

  private decorators(): BicepDecorator[] {
    const decorators: BicepDecorator[] = [];
    for (this.skipBreaks(); this.isMark('@'); this.skipBreaks()) {
      this.at++;
      const value = this.expression();
      if (value.kind !== 'call') throw new Unreadable();
      decorators.push({ name: value.name.replace(/^sys\./, ''), args: value.args });
    }
    return decorators;
  }

  private declaration(kind: BicepKind, decorators: readonly BicepDecorator[]): void {
    const { start } = this.token;
    const named = this.peek(1);
    if (named?.kind !== 'name') throw new Unreadable();
    this.at += 2;
    const type = kind === 'resource' || kind === 'module' ? this.path() : { type: this.valueType() };
    const name = named.text;
    const parent = this.parents.at(-1);
    const whole = kind === 'resource' && parent !== undefined && !type.type.includes('.');
    const full = whole ? { ...type, type: `${parent.type}/${type.type}` } : type;
    const made = this.made(kind, { name, type: full.type });
    const end = this.behind;
    if (this.token.kind !== 'break' && this.token.kind !== 'end' && !this.isMark('}')) throw new Unreadable();
    const within = parent === undefined ? {} : { parent: parent.name };
    this.declarations.push({ kind, name, ...full, ...made, decorators, ...within, start, end });
  }

  private path(): Pick<BicepDeclaration, 'type' | 'version'> {
    const { token } = this;
    if (token.kind !== 'string') throw new Unreadable();
    this.at++;
    const [, type = '', version] = /^([^@]*)(?:@(.*))?$/s.exec(token.string.value) ?? [];
    return version === undefined || version === '' ? { type } : { type, version };
  }

  /** The type of a parameter or output, as far as `=` or the end of the line. */
  private valueType(): string {
    const { start } = this.token;
    const from = this.at;
    while (!this.isMark('=') && this.token.kind !== 'end') {
      const { token } = this;
      if (token.kind === 'bad') throw new Unreadable();
      // A choice may go on in the line below.
      if (token.kind === 'break' && !this.goesOnWith('|')) break;
      if (this.isOpening()) this.skipBrackets();
      else this.at++;
    }
    return this.at === from ? '' : this.text.slice(start, this.behind).trim();
  }

  private goesOnWith(mark: string): boolean {
    let ahead = 1;
    while (this.peek(ahead)?.kind === 'break') ahead++;
    return isMarkToken(this.peek(ahead), mark);
  }

  private made(kind: BicepKind, maker: { readonly name: string; readonly type: string }): Made {
    const existing = this.isName('existing');
    if (existing) this.at++;
    if (!this.isMark('=')) {
      if (kind !== 'param') throw new Unreadable();
      return {};
    }
    this.at++;
    this.skipBreaks();
    if (kind !== 'resource' && kind !== 'module') return { value: this.expression() };
    this.parents.push(maker);
    const condition = this.condition();
    const value = this.expression();
    this.parents.pop();
    const conditions = condition === undefined ? {} : { condition };
    const made = { ...conditions, ...(existing ? { existing } : {}) };
    if (value.kind !== 'loop') return { value, ...made };
    const each = value.condition === undefined ? {} : { condition: value.condition };
    return { value: value.body, loop: true, ...each, ...made };
  }

  /** `if (…)`; without the brackets. */
  private condition(): string | undefined {
    if (!this.isName('if') || !isMarkToken(this.peek(1), '(')) return undefined;
    this.at++;
    const { end: from } = this.token;
    this.skipBrackets();
    const text = this.text.slice(from, this.behind - 1).trim();
    this.skipBreaks();
    return text;
  }

  protected override loop(start: number): CodeValue {
    while (!this.isMark(':')) {
      if (this.token.kind === 'end' || this.token.kind === 'bad') throw new Unreadable();
      if (this.isOpening()) this.skipBrackets();
      else this.at++;
    }
    this.at++;
    this.skipBreaks();
    const condition = this.condition();
    const body = this.expression();
    this.skipBreaks();
    this.take(']');
    return { kind: 'loop', body, ...(condition === undefined ? {} : { condition }), ...this.span(start) };
  }

  /** Within a resource others may stand, with decorators of their own. */
  protected override entry(): Entry | undefined {
    const next = this.peek(1);
    const isResource = this.isName('resource') && next?.kind === 'name';
    if (!isResource && !this.isMark('@')) return super.entry();
    const decorators = this.decorators();
    if (!this.isName('resource')) throw new Unreadable();
    this.nested(() => this.declaration('resource', decorators));
    return undefined;
  }
}
