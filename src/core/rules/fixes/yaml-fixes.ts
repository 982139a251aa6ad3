import type { Fix } from '../../base/fix';
import type { Range } from '../../base/range';
import { ShortPattern } from '../../base/short-pattern';
import { quoted, shorten } from '../../base/shorten';
import { nearest } from '../../base/suggest';
import { describedAt, typesOf } from '../../schema/navigate';
import { parse, unprintableCharacter } from '../../text/parse';
import type { Parsed } from '../../text/parsed';
import { isSaidAlike } from '../../text/plain';
import type { SyntaxProblem } from '../../text/problem';
import { tokensOf } from '../../text/tokens';
import { type Entry, entryOf, nodeAt, pathAt } from '../../text/tree';
import { conflictFixes } from './conflict-fixes';
import { type FixAbout, fixOf, textFix } from './fixes';
import { lineFixes, longestLine, valueEnd } from './line-fixes';
import { tabFixes } from './tabs';

type TabFixes = (range: Range) => Fix[];

/** What is worked out once for all problems of a text. */
interface Shared {
  readonly tabs: TabFixes;
  /** The text that begins at an offset, where it is one on one line. */
  readonly textAt: (offset: number) => Range | undefined;
}

/** The fixes of the problems of a text, the most likely one first for each. */
export function yamlFixes(parsed: Parsed): (problem: SyntaxProblem) => Fix[] {
  let forTabs: TabFixes | undefined;
  // One fix is for the tabs of many lines.
  const tabs: TabFixes = (range) => {
    forTabs ??= tabFixes(parsed);
    return forTabs(range);
  };
  let texts: Map<number, Range> | undefined;
  const textAt = (offset: number): Range | undefined => {
    texts ??= new Map(
      tokensOf(parsed.text).flatMap((token) => (token.kind === 'scalar' ? [[token.start, token]] : [])),
    );
    const found = texts.get(offset);
    return found === undefined || /[\r\n]/.test(parsed.text.slice(found.start, found.end))
      ? undefined
      : found;
  };
  return (problem) => fixesOf(problem, parsed, { tabs, textAt });
}

function fixesOf(problem: SyntaxProblem, parsed: Parsed, shared: Shared): Fix[] {
  switch (problem.code) {
    case 'yaml/merge-conflict':
      return conflict(problem, parsed);
    case 'yaml/duplicate-key':
      return duplicate(problem, parsed);
    case 'yaml/unresolved-alias':
      return unresolvedAlias(problem, parsed);
    case 'yaml/syntax':
      return syntax(problem, parsed, shared);
    default:
      return [];
  }
}

function conflict({ range }: SyntaxProblem, parsed: Parsed): Fix[] {
  const { text, conflicts } = parsed;
  const found = conflicts.find(({ marker }) => marker.start === range.start);
  if (found === undefined)
    return [
      textFix({ kind: 'remove', title: 'Delete the marker' }, [{ ...wholeLine(text, range), text: '' }]),
    ];
  return conflictFixes(parsed, found);
}

function duplicate({ range, related }: SyntaxProblem, parsed: Parsed): Fix[] {
  const path = pathAt(parsed.root, range.start);
  const map = nodeAt(parsed.root, path.slice(0, -1));
  if (map?.kind !== 'map') return [];
  const first = map.shadowed?.find(({ keyStart }) => keyStart === related?.range.start);
  const last = entryOf(map, path.at(-1) ?? '');
  if (first === undefined || last?.keyStart !== range.start) return [];
  const without = ({ keyStart }: Entry, about: Omit<FixAbout, 'kind'>): Fix =>
    fixOf({ kind: 'remove', ...about }, [{ kind: 'remove-duplicate', path, keyStart }]);
  if (isSaidAlike(first.value, last.value))
    return [
      without(first, {
        which: 'first',
        title: `Remove the first ${quoted(first.key)}: both say the same`,
        safe: true,
      }),
    ];
  return [
    without(first, { which: 'first', title: `Remove the first ${quoted(first.key)}, which does not count` }),
    without(last, { which: 'last', title: `Remove this ${quoted(last.key)}, so that the first one counts` }),
  ];
}

const mergeBefore = new ShortPattern(/<<\s*:\s*\[?\s*$/);

function unresolvedAlias({ range }: SyntaxProblem, { text, root }: Parsed): Fix[] {
  const written = text.slice(range.start, range.end);
  const anchors = [...text.slice(0, range.start).matchAll(/(?<=[\s[{,])&([^\s,[\]{}]+)/g)].map(
    (match) => match[1] ?? '',
  );
  const meant = nearest(written.slice(1), anchors);
  const change = (about: FixAbout, to: string): Fix => textFix(about, [{ ...range, text: to }]);
  // What is merged in is a map, and no text.
  const types = typesOf(describedAt(pathAt(root, range.start)));
  const mayBeText = types.length === 0 || types.includes('string');
  const isText =
    mayBeText && written.startsWith('*') && !mergeBefore.test(text.slice(0, range.start).slice(-40));
  return [
    ...meant.map((each) =>
      change(
        { kind: meant.length === 1 ? 'change' : 'choose', title: `Change to "*${each}"`, which: each },
        `*${each}`,
      ),
    ),
    ...(isText
      ? [change({ kind: 'rewrite', title: 'Put it in quotes: it is meant as text' }, JSON.stringify(written))]
      : []),
  ];
}

/** What no text may begin with; it can only be meant as one. */
const reserved = /[@`%]/;

function syntax({ range, closing }: SyntaxProblem, parsed: Parsed, { tabs, textAt }: Shared): Fix[] {
  const { text } = parsed;
  const first = text[range.start] ?? '';
  const begun = reserved.test(first) ? textAt(range.start) : undefined;
  if (begun !== undefined) {
    const written = text.slice(begun.start, begun.end);
    const title = `Put it in quotes: ${quoted(written)}`;
    return [
      textFix({ kind: 'rewrite', title, safe: true }, [
        { start: begun.start, end: begun.end, text: JSON.stringify(written) },
      ]),
    ];
  }
  if (first === '\t') return tabs(range);
  if (closing !== undefined) {
    const { at, text: missing } = closing;
    const title = `Add the missing ${quoted(missing.trim().charAt(0))}`;
    return [textFix({ kind: 'rewrite', title }, [{ start: at, end: at, text: missing }])];
  }
  const line = lineOf(text, range);
  // A bracket at the end of its line is not closed there: what belongs in it stands below.
  if (/[{[]/.test(first) && valueEnd(text.slice(range.end, line.end)) === 0) return [];
  // A quote that is left open leaves the bracket around it open, too.
  const quote = parsed.problems.find(
    (other) => isOpenQuote(text, other) && lineOf(text, other.range).start === line.start,
  );
  if (quote !== undefined) return closings(text, quote.range);
  if (first.search(unprintableCharacter) === -1) return lineFixes(text, line);
  const changes = [...text.matchAll(unprintableCharacter)].map(({ index }) => ({
    start: index,
    end: index + 1,
    text: '',
  }));
  return [textFix({ kind: 'remove', title: 'Delete the characters that YAML does not allow' }, changes)];
}

function isOpenQuote(text: string, { code, range }: SyntaxProblem): boolean {
  return (
    code === 'yaml/syntax' && /["']/.test(text[range.start] ?? '') && range.end === lineOf(text, range).end
  );
}

/** The places at which a quote may have been meant to close: before a comment, at the end of the line, before a comma. */
function closings(text: string, range: Range): Fix[] {
  const quote = text[range.start] ?? '"';
  const line = lineOf(text, range);
  if (line.end - line.start > longestLine) return [];
  const rest = text.slice(range.start + 1, range.end);
  const until = valueEnd(rest);
  const separators = [...rest.slice(0, until).matchAll(/[,}\]]/g)]
    .slice(0, 8)
    .map(({ index }) => rest.slice(0, index).trimEnd().length);
  const places = [until, ...separators].filter((at) => at > 0 || until === 0);
  const closed = places.filter((at) => {
    const offset = range.start + 1 + at;
    const alone = text.slice(line.start, offset) + quote + text.slice(offset, line.end);
    return parse(alone.trimStart()).problems.length === 0;
  });
  return (closed.length > 0 ? closed : places.slice(0, 1)).slice(0, 2).map((at, index) => {
    const offset = range.start + 1 + at;
    const title = `Close the quote: ${quote}${shorten(rest.slice(0, at), 40)}${quote}`;
    return textFix({ kind: 'rewrite', title, which: index === 0 ? 'likely' : 'other' }, [
      { start: offset, end: offset, text: quote },
    ]);
  });
}

/** The line on which a range begins, without its line break. */
function lineOf(text: string, { start }: Range): Range {
  const end = text.slice(start).search(/[\r\n]|$/) + start;
  return { start: start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1, end };
}

function wholeLine(text: string, range: Range): Range {
  const { start, end } = lineOf(text, range);
  return { start, end: end + (/^(?:\r\n|\r|\n)?/.exec(text.slice(end, end + 2))?.[0].length ?? 0) };
}
