/** The commands of a script that stands in YAML, with their lines in the file. */
import type { Node } from '../../core/service';
import type { SourceFile } from '../source/file';
import { textOf } from '../source/nodes';
import { type ShellCommand, shellCommands } from '../source/shell';
import type { Command } from './pipeline';

/** Shells whose scripts are read, whatever stands around them; others are languages of their own. */
const known = /(?:^|[\s"/])(?:(?:ba|z|k|da)?sh|pwsh|powershell|cmd)\b/i;
const longestLine = 1_500;

export function isShell(shell: string | undefined): boolean {
  return shell === undefined || known.test(shell);
}

export function commandsIn(file: SourceFile, node: Node | undefined, shell?: string): Command[] {
  const script = textOf(node);
  if (node === undefined || script === undefined || !isShell(shell)) return [];
  const { text, lineOf } = scriptOf(file, node, script);
  // Without `shell: bash` a step has no `pipefail`.
  const isStrict = shell?.trim() === 'bash' || /o\s+pipefail\b/.test(`${shell ?? ''}\n${text}`);
  return shellCommands(text).map((command: ShellCommand) => ({
    ...command,
    line: lineOf(command.line),
    statusLost: command.piped && !isStrict,
  }));
}

interface Script {
  readonly text: string;
  readonly lineOf: (line: number) => number;
}

/**
 * A block is taken as it stands in the file, so that its lines are known. In a folded one (`>`) lines of one depth are
 * one; what is in quotes or plain is taken to stand where it begins.
 */
function scriptOf(file: SourceFile, node: Node, script: string): Script {
  const first = file.placeOf(node.start).line ?? 0;
  const header = /^([|>])[-+\d]*[ \t]*(?:#[^\n]*)?$/.exec(firstLineOf(file.text.slice(node.start, node.end)));
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
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf));
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
        ? `${line.slice(indent).replace(/\s*\\?$/, '')} \\`
        : line.slice(Number.isFinite(indent) ? indent : 0);
    })
    .join('\n');
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
