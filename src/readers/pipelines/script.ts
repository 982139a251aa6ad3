/** The commands of a script that stands in YAML, with their lines in the file. */
import type { SourceFile } from '../source/file';
import { type ShellCommand, shellCommands } from '../source/shell';
import type { Tree } from '../source/tree';
import type { Command } from './pipeline';

/** Shells whose scripts are read, whatever stands around them; others are languages of their own. */
const known = /(?:^|[\s"/])(?:(?:ba|z|k|da)?sh|pwsh|powershell|cmd)\b/i;
const longestLine = 1_500;

function isShell(shell: string | undefined): boolean {
  return shell === undefined || known.test(shell);
}

/** How a script is run, where it does not say so itself. */
interface Running {
  readonly shell?: string | undefined;
  /** Whether the first command that fails ends it. */
  readonly stops?: boolean;
  /** Whether a pipe fails with any of its commands. */
  readonly strict?: boolean;
}

export function commandsIn(file: SourceFile, node: Tree | undefined, running: Running = {}): Command[] {
  const script = node?.asWritten;
  if (node === undefined || script === undefined || !isShell(running.shell)) return [];
  const { text, lineOf } = scriptOf(file, node, script);
  const commands = shellCommands(text);
  const isStrict = isStrictIn(text, running);
  const stops = stopsIn(commands, running);
  return commands.map((command, index) => ({
    ...command,
    line: lineOf(command.line),
    statusLost: (command.piped && !isStrict) || (!stops && index < commands.length - 1),
  }));
}

/** Without `shell: bash` a step of GitHub has no `pipefail`. */
function isStrictIn(text: string, { shell = '', strict = false }: Running): boolean {
  return strict || shell.trim() === 'bash' || /o\s+pipefail\b/.test(`${shell}\n${text}`);
}

function stopsIn(commands: readonly ShellCommand[], { shell, stops = true }: Running): boolean {
  if (commands.some(({ words }) => words[0] === 'set' && /^-\w*e/.test(words[1] ?? ''))) return true;
  if (shell === undefined) return stops;
  if (/^(?:pwsh|powershell|cmd)\b/i.test(shell)) return false;
  // A command line of one's own has the options that stand in it.
  return !shell.includes('{0}') || /\s-\w*e/.test(shell);
}

interface Script {
  readonly text: string;
  readonly lineOf: (line: number) => number;
}

/**
 * A block is taken as it stands in the file, so that its lines are known. In a folded one (`>`) lines of one depth are
 * one; what is in quotes or plain is taken to stand where it begins.
 */
function scriptOf(file: SourceFile, node: Tree, script: string): Script {
  const first = file.placeOf(node.at).line ?? 0;
  const header = /^([|>])[-+\d]*[ \t]*(?:#[^\n]*)?$/.exec(firstLineOf(file.text.slice(node.at, node.end)));
  const isBlock = header !== null;
  const short = (text: string): string =>
    text
      .split('\n')
      .map((line) => (line.length > longestLine ? '' : line))
      .join('\n');
  if (!isBlock) return { text: short(script), lineOf: () => first };
  const { lines } = file;
  if (header[1] === '|') return { text: short(script), lineOf: (line) => first + 1 + line };
  const folded = unfolded(lines.slice(first + 1, (file.placeOf(node.end).line ?? first) + 1));
  return { text: short(folded), lineOf: (line) => first + 1 + line };
}

function firstLineOf(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? '';
}

/** The lines of a folded block, with a mark at each that goes on in the next. */
function unfolded(lines: readonly string[]): string {
  const indent = lines.reduce(
    (least, line) => (line.trim() === '' ? least : Math.min(least, indentOf(line))),
    Number.POSITIVE_INFINITY,
  );
  return lines
    .map((line, index) => {
      const next = lines[index + 1];
      const goesOn =
        line.trim() !== '' &&
        indentOf(line) === indent &&
        next !== undefined &&
        next.trim() !== '' &&
        indentOf(next) === indent;
      return goesOn
        ? `${line.slice(indent).replace(/\\$/, '').trimEnd()} \\`
        : line.slice(Number.isFinite(indent) ? indent : 0);
    })
    .join('\n');
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
