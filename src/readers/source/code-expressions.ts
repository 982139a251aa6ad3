/**
 * Expressions of Terraform and Bicep. Values that can be read without running them are; of the rest only the text is
 * kept. The two languages differ in their words, and hardly in how these are put together.
 */

import { CodeCursor, closing, isMarkToken, Unreadable } from './code-cursor';
import type { Token } from './code-tokens';
import type { CodeValue, Entry } from './code-value';

/** What may stand first on a line and still belongs to the expression above. */
const goesOn = new Set(['?', '&&', '||', '??', '==', '!=', '.', '.?']);
const ends = new Set([',', ')', ']', '}', ':', '=', '=>', '...']);

export class ExpressionReader extends CodeCursor {
  protected expression(): CodeValue {
    return this.nested(() => this.readExpression());
  }

  private readExpression(): CodeValue {
    const { start } = this.token;
    const from = this.at;
    const first = this.primary();
    if (first !== undefined && this.isAtEnd()) return first;
    if (!this.isMark('?')) this.skipOperators();
    if (this.at === from) throw new Unreadable();
    if (!this.isMark('?')) return { kind: 'expression', ...this.span(start) };
    return this.conditional(start);
  }

  private conditional(start: number): CodeValue {
    const condition = this.text.slice(start, this.behind).trim();
    this.take('?');
    this.skipBreaks();
    const yes = this.expression();
    this.skipBreaks();
    this.take(':');
    this.skipBreaks();
    const no = this.expression();
    return { kind: 'conditional', condition, yes, no, ...this.span(start) };
  }

  /** Whether the expression ends here. What goes on in the line below is stepped to. */
  private isAtEnd(): boolean {
    const { token } = this;
    if (token.kind === 'end') return true;
    if (token.kind === 'mark') return ends.has(token.text);
    if (token.kind !== 'break') return false;
    let ahead = this.at;
    while (this.tokens[ahead]?.kind === 'break') ahead++;
    const next = this.tokens[ahead];
    if (next?.kind !== 'mark' || !goesOn.has(next.text)) return true;
    this.at = ahead;
    return false;
  }

  /** Behind operators and what they are used on, as far as the end or a question mark. */
  private skipOperators(): void {
    let before: Token | undefined = this.tokens[this.at - 1];
    while (!this.isMark('?')) {
      if (before !== undefined && isOperator(before)) this.skipBreaks();
      if (this.isAtEnd() || this.isMark('?')) return;
      if (this.token.kind === 'bad') throw new Unreadable();
      if (this.isOpening()) this.skipBrackets();
      else this.at++;
      before = this.tokens[this.at - 1];
    }
  }

  /** A value that stands alone; undefined where an operator begins. */
  private primary(): CodeValue | undefined {
    const { token } = this;
    if (token.kind === 'number') return this.numeric(token.start, token.value);
    if (token.kind === 'string') return this.string(token);
    if (token.kind === 'name') return this.named(token);
    if (token.kind !== 'mark') throw new Unreadable();
    const next = this.peek(1);
    if (token.text === '-' && next?.kind === 'number') {
      this.at++;
      return this.numeric(token.start, -next.value);
    }
    if (token.text === '[') return this.list();
    if (token.text === '{') return this.object();
    return token.text === '(' ? this.parenthesis() : undefined;
  }

  private numeric(start: number, value: number): CodeValue {
    this.at++;
    return { kind: 'number', value, ...this.span(start) };
  }

  private string({ start, string }: Token & { kind: 'string' }): CodeValue {
    this.at++;
    const { value, literal, contentStart } = string;
    // `"${var.region}"` is the variable, in the way of older Terraform.
    const only = literal ? undefined : /^\$\{([^{}"']+)\}$/.exec(value)?.[1]?.trim();
    if (only !== undefined && /^[A-Za-z_][\w.[\]-]*$/.test(only))
      return { kind: 'reference', ...this.span(start), text: only };
    return { kind: 'string', value, literal, contentStart, ...this.span(start) };
  }

  private named({ start, text }: Token & { kind: 'name' | 'mark' }): CodeValue {
    this.at++;
    if (text === 'true' || text === 'false')
      return { kind: 'bool', value: text === 'true', ...this.span(start) };
    if (text === 'null') return { kind: 'null', ...this.span(start) };
    const called = this.steps(text);
    if (!this.isMark('(')) return { kind: 'reference', ...this.span(start) };
    const args = this.args();
    const call: CodeValue = { kind: 'call', name: called, args, ...this.span(start) };
    if (this.steps('') !== '') return { kind: 'expression', ...this.span(start) };
    // Bicep's way to leave out the check of a type: what stands in it is meant.
    const [only] = args;
    return called === 'any' && only !== undefined && args.length === 1 ? only : call;
  }

  /** What is taken of a value: `.name`, `[0]`, `.*`, `!`. */
  private steps(before: string): string {
    let name = before;
    for (;;) {
      const { token } = this;
      if (token.kind !== 'mark') return name;
      const next = this.peek(1);
      if ((token.text === '.' || token.text === '.?' || token.text === '::') && isStep(next)) {
        this.at += 2;
        name += `${token.text}${next.kind === 'name' ? next.text : '*'}`;
      } else if (token.text === '[') {
        this.skipBrackets();
        name += '[]';
      } else if (token.text === '!' && this.peek(1)?.start === token.end && isMarkToken(next, '.')) this.at++;
      else return name;
    }
  }

  private args(): CodeValue[] {
    this.take('(');
    return this.nested(() => this.separated(')', () => this.argument()));
  }

  /** A lambda of Bicep, `x => …`, is kept as text. */
  private argument(): CodeValue {
    const { start } = this.token;
    const value = this.expression();
    if (this.isMark('...')) this.at++;
    if (!this.isMark('=>')) return value;
    this.at++;
    this.skipBreaks();
    this.expression();
    return { kind: 'expression', ...this.span(start) };
  }

  private parenthesis(): CodeValue {
    const { start } = this.token;
    const from = this.at;
    this.at++;
    this.skipBreaks();
    // The inner value alone, where there is one: `(var.x ? 1 : 2)`.
    const inner = isMarkToken(this.token, ')') ? undefined : this.attempt(() => this.expression());
    this.skipBreaks();
    if (inner !== undefined && this.isMark(')')) {
      this.at++;
      if (this.isAtEnd()) return inner;
    } else {
      this.at = from;
      this.skipBrackets();
    }
    this.steps('');
    return { kind: 'expression', ...this.span(start) };
  }

  private attempt(work: () => CodeValue): CodeValue | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  private list(): CodeValue {
    const { start } = this.token;
    const from = this.at;
    this.at++;
    this.skipBreaks();
    if (this.isName('for')) return this.loop(start, from);
    const items = this.nested(() => this.separated(']', () => this.expression()));
    if (this.isMark('.') || this.isMark('[')) {
      this.steps('');
      return { kind: 'expression', ...this.span(start) };
    }
    return { kind: 'list', items, ...this.span(start) };
  }

  /** `[for x in xs: value]` of Bicep has a value; `[for x in xs : …]` of Terraform may filter, and is kept as text. */
  protected loop(start: number, from: number): CodeValue {
    this.at = from;
    this.skipBrackets();
    this.steps('');
    return { kind: 'expression', ...this.span(start) };
  }

  private object(): CodeValue {
    const { start } = this.token;
    const from = this.at;
    this.at++;
    this.skipBreaks();
    if (this.isName('for')) {
      const next = this.peek(1);
      if (next?.kind === 'name') return this.loop(start, from);
    }
    const entries: Entry[] = [];
    this.nested(() =>
      this.separated('}', () => {
        const entry = this.entry();
        if (entry !== undefined) entries.push(entry);
      }),
    );
    if (this.isMark('.') || this.isMark('[')) {
      this.steps('');
      return { kind: 'expression', ...this.span(start) };
    }
    return { kind: 'object', entries, ...this.span(start) };
  }

  /** One entry of an object; undefined where something else stands there that has been read. */
  protected entry(): Entry | undefined {
    const { token } = this;
    if (isMarkToken(token, '...')) {
      this.at++;
      this.expression();
      return undefined;
    }
    const key = this.key();
    this.skipBreaks();
    if (!this.isMark(':') && !this.isMark('=')) throw new Unreadable();
    this.at++;
    this.skipBreaks();
    return { key, start: token.start, value: this.expression() };
  }

  private key(): string {
    const { token } = this;
    if (isMarkToken(token, '(')) this.skipBrackets();
    else if (token.kind === 'name' || token.kind === 'number' || token.kind === 'string') {
      this.at++;
      this.steps('');
    } else throw new Unreadable();
    return token.kind === 'string' && token.end === this.behind
      ? token.string.value
      : this.text.slice(token.start, this.behind);
  }
}

function isStep(token: Token | undefined): token is Token {
  return token?.kind === 'name' || token?.kind === 'number' || isMarkToken(token, '*');
}

function isOperator(token: Token): boolean {
  return token.kind === 'mark' && !closing.has(token.text) && token.text !== '!';
}
