import type { Fix } from '../../base/fix';
import type { Range } from '../../base/range';
import { quoted } from '../../base/shorten';
import { lineStart } from '../../text/lines';
import { parse } from '../../text/parse';
import { textFix } from './fixes';

/** A line in its parts: what leads to the value, the value, and a comment. */
interface Written {
  readonly lead: string;
  readonly value: string;
  readonly rest: string;
}

/** Longer lines are left alone. */
export const longestLine = 2000;

type Attempt = readonly [title: string, line: string];

/** Fixes of one line that is no YAML by itself, each of which makes it so. */
export function lineFixes(text: string, line: Range): Fix[] {
  // Nobody wrote a longer one by hand, and each attempt reads it again.
  if (line.end - line.start > longestLine) return [];
  const written = text.slice(line.start, line.end);
  const isWhole = (each: string): boolean => {
    const { root, problems } = parse(each.trimStart());
    return problems.length === 0 && root !== undefined && root.kind !== 'scalar';
  };
  if (isWhole(written)) return [];
  const found = attempts(written, isContinued(text, line)).find(([, each]) => isWhole(each));
  return found === undefined
    ? []
    : [textFix({ kind: 'rewrite', title: found[0] }, [{ ...line, text: found[1] }])];
}

/** Whether the next line with something on it is indented deeper: what is open on this one may go on there. */
function isContinued(text: string, { start, end }: Range): boolean {
  const next = end + text.slice(end).search(/\S|$/);
  return next - lineStart(text, next) > text.slice(start, end).search(/\S/);
}

function partsOf(written: string): Written {
  const [lead = ''] = /^\s*(?:- +)*(?:[\w-]+:\s+|- +)/.exec(written) ?? [];
  const behind = written.slice(lead.length);
  if (lead === '' || behind === '') return { lead: '', value: '', rest: '' };
  const end = valueEnd(behind);
  return { lead, value: behind.slice(0, end), rest: behind.slice(end) };
}

/** Where a text ends, before the blanks and the comment behind it. */
export function valueEnd(text: string): number {
  const comment = text.search(/\s#/);
  return (comment === -1 ? text : text.slice(0, comment)).trimEnd().length;
}

function attempts(written: string, continued: boolean): Attempt[] {
  const { lead, value, rest } = partsOf(written);
  const found = continued ? [] : closedBrackets(written);
  if (value !== '' && !/^["'[{]/.test(value))
    found.push(['Put the text in quotes', `${lead}${JSON.stringify(value)}${rest}`]);
  if (/^"[^"']*"$/.test(value))
    found.push([
      'Use single quotes, in which a backslash is a backslash',
      `${lead}'${value.slice(1, -1)}'${rest}`,
    ]);
  const words = /^(\s*(?:- +)*)([A-Za-z][\w-]*)(?:\s+([^\s#:][^:]*))?$/.exec(written);
  if (words !== null)
    found.push([
      `Add the missing ":"`,
      `${words[1]}${words[2]}:${words[3] === undefined ? '' : ` ${words[3]}`}`,
    ]);
  return found;
}

/** The line with the brackets closed that it opens. */
function closedBrackets(written: string): Attempt[] {
  if (!/[{[]/.test(written)) return [];
  const until = valueEnd(written);
  const isPadded = /[{[] /.test(written);
  const closings = isPadded ? [' }', ' ]', ']', ' ] }', '] }'] : ['}', ']', ']}', '}}'];
  return closings.map((end) => [
    `Add the missing ${quoted(end.trim())}`,
    written.slice(0, until) + end + written.slice(until),
  ]);
}
