/** The Reviewdog Diagnostic Format: what a reviewer sees beside a change, with each safe fix to be taken with one click. */
import { applyEdits, type Finding, type Severity, type TextEdit } from '../../core/service';
import { nested } from '../safe-json';
import type { Suggestions } from './suggestions';
import { plain, toldOf, toldOfConfig } from './told';
import type { Write } from './write';
import type { Judged, JudgedConfig, Teller, Told, Writer } from './writer';

const severities: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
  hint: 'INFO',
};

export function rdjsonTeller(suggestions: Suggestions): Teller<readonly string[]> {
  return (judged) => {
    const suggestion = suggestions.of(judged.document, judged.everything);
    return toldOf(judged).map((told) => {
      const fix = told.finding && suggestion(told.finding);
      const suggested = fix && { suggestions: [suggestionOf(fix.edits, judged)] };
      return nested({ ...diagnosticOf(told, judged), ...suggested }, 2);
    });
  };
}

export function rdjsonWriter(write: Write): Writer<readonly string[]> {
  let count = 0;
  const begin = (): string =>
    count === 0 ? '{\n  "source": { "name": "ai-readiness" },\n  "diagnostics": [' : '';
  const add = async (diagnostics: readonly string[]): Promise<void> => {
    let text = '';
    for (const each of diagnostics) {
      text += `${begin()}${count === 0 ? '' : ','}\n    ${each}`;
      count++;
    }
    if (text !== '') await write(text);
  };
  return {
    manifest: add,
    configuration: (judged) => add(toldOfConfig(judged).map((told) => nested(diagnosticOf(told, judged), 2))),
    failure: ({ inRepository: path, message }) =>
      add([
        nested(
          {
            message: `It was not checked: ${plain(message)}`,
            location: { path: plain(path) },
            severity: 'ERROR',
            code: { value: 'not-checked' },
          },
          2,
        ),
      ]),
    async notSearched() {
      // No failure of the run, and no place in a file.
    },
    leftOut() {
      // What is not checked has no diagnostics.
    },
    end: () => write(`${begin()}${count === 0 ? '' : '\n  '}]\n}\n`),
  };
}

type Source = Pick<Judged | JudgedConfig, 'document' | 'inRepository'>;

function diagnosticOf({ code, severity, message, range, related }: Told, source: Source): object {
  return {
    message,
    location: { path: source.inRepository, range: rangeOf(range, source) },
    severity: severities[severity],
    code: { value: code },
    ...(related.length > 0 && {
      relatedLocations: related.map((each) => ({
        message: each.message,
        location: {
          path: each.path,
          range:
            each.path === source.inRepository
              ? rangeOf(each.range, source)
              : // The text of that file is not at hand: its line is true whatever stands before in it.
                { start: { line: each.range.start.line + 1 } },
        },
      })),
    }),
  };
}

/** Edits as one: several suggestions would be alternatives. */
function suggestionOf(edits: readonly TextEdit[], source: Source): object {
  const { text, lines } = source.document;
  const [start, end] = [edits[0]?.start ?? 0, edits.at(-1)?.end ?? 0];
  const inner = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return {
    range: rangeOf({ start: lines.positionAt(start), end: lines.positionAt(end) }, source),
    text: applyEdits(text.slice(start, end), inner),
  };
}

/** Lines from 1, and columns from 1 in bytes of UTF-8; the end is the column behind the last character. */
function rangeOf({ start, end }: Finding['range'], source: Source): object {
  return { start: positionOf(start, source), end: positionOf(end, source) };
}

function positionOf({ line, character }: Finding['range']['start'], { document }: Source): object {
  const before = document.lines.lineText(line).slice(0, character);
  return { line: line + 1, column: new TextEncoder().encode(before).length + 1 };
}
