/**
 * The commands of a shell script: which words each begins with, and in which line. It follows bash, with the continued
 * lines of PowerShell and cmd. What stands in comments, in quoted text and in here-documents is no command; what stands
 * in `$(…)` is.
 */

import { closing } from './shell-brackets';

export interface ShellCommand {
  /** Without quotes; expansions stand as they are written. */
  readonly words: readonly string[];
  /** 0-based, from the first line of the script. */
  readonly line: number;
  /** Variables that are set for it alone. */
  readonly assigned: ReadonlyMap<string, string>;
  /** Whether its output goes to another command, whose status counts instead of its own. */
  readonly piped: boolean;
  /** Whether its failure is answered with nothing but words: `|| true`, `|| echo …`; or not at all, by `set +e`. */
  readonly swallowed: boolean;
}

type Separator = '\n' | ';' | '&' | '&&' | '||' | '|';

interface Found extends Omit<ShellCommand, 'piped' | 'swallowed'> {
  readonly behind: Separator;
  readonly grouped: boolean;
}

/** Deeper than any script nests its substitutions. */
const deepest = 8;
const opening = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do', '!', '{', '}', 'time']);
const harmless = /^(?:true|:|echo|printf|Write-Host|Write-Output)$/;

export function shellCommands(script: string): ShellCommand[] {
  const found = new Scanner(script.replace(/\r\n?/g, '\n'), 0, 0).scan();
  let ignoresFailures = false;
  return found.map(({ words, line, assigned, behind }, index) => {
    if (words[0] === 'set' && /^[-+]\w*e/.test(words[1] ?? ''))
      ignoresFailures = words[1]?.startsWith('+') === true;
    return {
      words,
      line,
      assigned,
      piped: behind === '|',
      swallowed: ignoresFailures || (behind === '||' && isHarmless(found, index + 1)),
    };
  });
}

/** Whether what follows `||` lets the script go on. */
function isHarmless(found: readonly Found[], from: number): boolean {
  const next = found[from];
  if (next === undefined || next.grouped) return false;
  const [head = '', status] = next.words;
  if (head === 'exit' || head === 'return') return status === '0';
  if (!harmless.test(head)) return false;
  const after = found[from + 1];
  const goesOn = next.behind === '&&' || next.behind === ';';
  return !(goesOn && after?.line === next.line && /^(?:exit|return|false)$/.test(after.words[0] ?? ''));
}

class Scanner {
  private readonly found: Found[] = [];
  private words: string[] = [];
  private word: string | undefined;
  private begun: number | undefined;
  private grouped = false;
  private dropNext = false;
  private readonly heredocs: { readonly end: string; readonly indented: boolean }[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    private line: number,
    private readonly depth: number,
  ) {}

  scan(): Found[] {
    while (this.at < this.text.length) this.step();
    this.endCommand('\n');
    return this.found;
  }

  private step(): void {
    const character = this.text[this.at] ?? '';
    const ahead = this.text.slice(this.at, this.at + 3);
    if (character === '\n') this.newline();
    else if (/[ \t]/.test(character)) this.space();
    else if (character === '\\' || character === '`' || character === '^') this.escape(character);
    else if (character === "'") this.singleQuoted();
    else if (character === '"') this.doubleQuoted();
    else if (character === '$') this.expansion();
    else if (character === '#' && this.word === undefined) this.at = this.until('\n', this.at);
    else if (character === '<' || character === '>' || ahead.startsWith('&>')) this.redirection();
    else if (character === '&' || character === '|' || character === ';') this.separator(ahead);
    else if (character === '(' || character === ')') this.bracket(character);
    else this.add(character, 1);
  }

  private add(text: string, length: number): void {
    this.begun ??= this.line;
    this.word = (this.word ?? '') + text;
    this.at += length;
  }

  private until(what: string, from: number): number {
    const end = this.text.indexOf(what, from);
    return end === -1 ? this.text.length : end;
  }

  private space(): void {
    this.endWord();
    this.at++;
  }

  private newline(): void {
    this.endCommand('\n');
    this.at++;
    this.line++;
    for (const { end, indented } of this.heredocs.splice(0)) this.skipHeredoc(end, indented);
  }

  private skipHeredoc(end: string, indented: boolean): void {
    while (this.at < this.text.length) {
      const lineEnd = this.until('\n', this.at);
      const line = this.text.slice(this.at, lineEnd);
      this.at = lineEnd + 1;
      this.line++;
      if ((indented ? line.trim() : line.trimEnd()) === end) return;
    }
  }

  /** A character that stands for itself, or a line that goes on in the next. */
  private escape(character: string): void {
    const rest = /^.[ \t]*\n/.exec(this.text.slice(this.at, this.at + 20));
    if (rest !== null && (character === '\\' || this.word === undefined)) {
      if (/^\\[ \t]/.test(rest[0])) this.endWord();
      this.at += rest[0].length;
      this.line++;
    } else if (character === '`') this.substitution(this.at + 1, this.until('`', this.at + 1));
    else if (character === '^') this.add('^', 1);
    else this.add(this.text[this.at + 1] ?? '', 2);
  }

  private singleQuoted(): void {
    const end = this.until("'", this.at + 1);
    const inside = this.text.slice(this.at + 1, end);
    this.add(inside, inside.length + 2);
    this.line += breaksIn(inside);
  }

  private doubleQuoted(): void {
    this.add('', 1);
    while (this.at < this.text.length) {
      const character = this.text[this.at] ?? '';
      if (character === '"') {
        this.at++;
        return;
      }
      if (character === '\\') {
        if (this.text[this.at + 1] === '\n') this.line++;
        this.add(this.text[this.at + 1] ?? '', 2);
      } else if (character === '$') this.expansion();
      else if (character === '`') this.substitution(this.at + 1, this.until('`', this.at + 1));
      else {
        this.add(character, 1);
        if (character === '\n') this.line++;
      }
    }
  }

  private expansion(): void {
    if (this.text.startsWith('$((', this.at)) this.whole(this.until('))', this.at) + 2);
    else if (this.text.startsWith('$(', this.at))
      this.substitution(this.at + 2, closing(this.text, this.at + 2));
    else if (this.text.startsWith('${{', this.at)) this.whole(this.until('}}', this.at) + 2);
    else if (this.text.startsWith('${', this.at)) this.whole(this.until('}', this.at) + 1);
    else this.add('$', 1);
  }

  /** Takes what stands there as it is written. */
  private whole(end: number): void {
    const written = this.text.slice(this.at, end);
    this.add(written, written.length);
    this.line += breaksIn(written);
  }

  /** Commands whose output becomes part of a word. */
  private substitution(from: number, end: number): void {
    if (this.depth < deepest)
      for (const each of new Scanner(this.text.slice(from, end), this.line, this.depth + 1).scan())
        this.found.push(each);
    this.whole(end + 1);
  }

  private redirection(): void {
    const heredoc = /^<<(-?)[ \t]*(?:'([^'\n]{1,80})'|"([^"\n]{1,80})"|\\?([\w.-]{1,80}))/.exec(
      this.text.slice(this.at, this.at + 100),
    );
    if (this.word !== undefined && /^\d+$/.test(this.word)) this.word = undefined;
    this.endWord();
    if (heredoc !== null) {
      const [whole, dash, single, double, bare] = heredoc;
      this.heredocs.push({ end: single ?? double ?? bare ?? '', indented: dash === '-' });
      this.at += whole.length;
    } else if (/^[<>]\(/.test(this.text.slice(this.at, this.at + 2)))
      this.substitution(this.at + 2, closing(this.text, this.at + 2));
    else {
      this.at += /^(?:&>>?|<<<|[<>]{1,2}[&|]?)/.exec(this.text.slice(this.at, this.at + 3))?.[0].length ?? 1;
      this.dropNext = true;
    }
  }

  private separator(ahead: string): void {
    const two = ahead.slice(0, 2);
    if (two === '&&' || two === '||') this.end(two, 2);
    else if (two === '|&') this.end('|', 2);
    else if (ahead.startsWith('|')) this.end('|', 1);
    else if (ahead.startsWith('&')) this.end('&', 1);
    else this.end(';', two === ';;' ? 2 : 1);
  }

  private end(separator: Separator, length: number): void {
    this.endCommand(separator);
    this.at += length;
  }

  private bracket(character: string): void {
    if (character === '(' && this.word?.endsWith('=')) this.whole(closing(this.text, this.at + 1) + 1);
    else {
      this.end(';', 1);
      this.grouped = character === '(';
    }
  }

  private endWord(): void {
    if (this.word !== undefined) {
      if (this.dropNext) this.dropNext = false;
      else this.words.push(this.word);
    }
    this.word = undefined;
  }

  private endCommand(behind: Separator): void {
    this.endWord();
    this.dropNext = false;
    let first = 0;
    let { grouped } = this;
    const assigned = new Map<string, string>();
    for (const head of this.words) {
      const variable = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(head);
      if (variable !== null) assigned.set(variable[1] ?? '', variable[2] ?? '');
      else if (!opening.has(head)) break;
      else if (head === '{') grouped = true;
      first++;
    }
    const words = this.words.slice(first);
    if (words.length > 0) {
      this.found.push({ words, line: this.begun ?? this.line, assigned, behind, grouped });
      this.grouped = false;
    }
    this.words = [];
    this.begun = undefined;
  }
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}
