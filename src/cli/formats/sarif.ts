/** SARIF 2.1.0, the format of code scanning. Written as it comes: a rule stands in it when something breaks it. */
import { type Finding, hiddenInWords, oneLine, type Severity, type TextEdit } from '../../core/service';
import { nested } from '../safe-json';
import type { Summary } from './json-report';
import { type RulePages, ruleTexts } from './rule-texts';
import type { Suggestions } from './suggestions';
import { plain, toldOf, toldOfConfig, uriOf } from './told';
import type { Write } from './write';
import type { Judged, Missed, Teller, Told, Writer } from './writer';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Where the sources are: whoever reads it knows that better. */
const sourceRoot = '%SRCROOT%';

/** A result without the rule that it is of, whose number hangs on the results before it. */
interface Piece {
  readonly code: string;
  /** Its members, as JSON. */
  readonly result: string;
}

export function sarifTeller(suggestions: Suggestions): Teller<readonly Piece[]> {
  return (judged) => resultsOf(judged, suggestions);
}

export function sarifWriter(
  write: Write,
  { version, pages }: { readonly version: string; readonly pages: RulePages },
): Writer<readonly Piece[]> {
  const rules = new Map<string, number>();
  const failures: (Missed & { readonly level: 'error' | 'warning' })[] = [];
  let results = 0;
  const begin = (): string =>
    results === 0
      ? `{\n  "$schema": "${schema}",\n  "version": "2.1.0",\n  "runs": [{\n    "results": [`
      : '';
  const add = async (all: readonly Piece[]): Promise<void> => {
    let text = '';
    for (const { code, result } of all) {
      const ruleIndex = rules.get(code) ?? rules.size;
      rules.set(code, ruleIndex);
      const rule = members(nested({ ruleId: code, ruleIndex }, 3));
      text += `${begin()}${results === 0 ? '' : ','}\n      {${rule},${result}\n      }`;
      results++;
    }
    if (text !== '') await write(text);
  };
  return {
    manifest: add,
    configuration: (judged) =>
      add(toldOfConfig(judged).map((told) => pieceOf(told.code, resultOf(told, judged)))),
    async failure(failure) {
      failures.push({ ...failure, level: 'error' });
    },
    async notSearched(folder) {
      failures.push({ ...folder, level: 'warning' });
    },
    leftOut() {
      // What is not checked has no results.
    },
    async end(summary) {
      const tool = {
        driver: {
          name: 'AI Readiness',
          semanticVersion: version,
          rules: await ruleTexts([...rules.keys()], pages),
        },
      };
      const rest = {
        tool,
        invocations: [invocationOf(summary, failures)],
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
      };
      const members = nested(rest, 2).replace(/^\{\n/, '');
      await write(`${begin()}${results === 0 ? '' : '\n    '}],\n${members}]\n}\n`);
    },
  };
}

function pieceOf(code: string, result: object): Piece {
  return { code, result: members(nested(result, 3)) };
}

/** What stands between the braces of an object, from its first line break to before its last one. */
function members(json: string): string {
  return json.slice(1, json.lastIndexOf('\n'));
}

function resultsOf(judged: Judged, suggestions: Suggestions): Piece[] {
  const { document, everything, report, fingerprintOf } = judged;
  const suggestion = suggestions.of(document, everything);
  const shown = toldOf(judged).map((told) => {
    const fix = told.finding && suggestion(told.finding);
    const fixes = fix && [
      {
        description: { text: plain(fix.title) },
        artifactChanges: [
          {
            artifactLocation: artifactOf(judged.inRepository),
            replacements: fix.edits.map((edit) => replacementOf(edit, judged)),
          },
        ],
      },
    ];
    return pieceOf(told.code, { ...resultOf(told, judged), ...(fixes && { fixes }) });
  });
  const hidden = report.hidden.map((finding) => {
    const { code, severity, message, range, hiddenBy } = finding;
    const told = { code, severity, message: plain(message), range, related: [] };
    const isComment = hiddenBy.kind === 'comment';
    const suppression = {
      kind: isComment ? 'inSource' : 'external',
      justification: messageOf(plain(isComment ? hiddenBy.reason : hiddenInWords(hiddenBy))).text,
      ...(isComment && {
        location: locationOf(judged.inRepository, {
          start: { line: hiddenBy.line, character: 0 },
          end: { line: hiddenBy.line, character: document.lines.lineText(hiddenBy.line).length },
        }),
      }),
    };
    return pieceOf(code, {
      ...resultOf({ ...told, fingerprint: fingerprintOf(finding) }, judged),
      suppressions: [suppression],
    });
  });
  return [...shown, ...hidden];
}

function resultOf(
  { severity, message, range, related, fingerprint }: Told,
  { inRepository }: { readonly inRepository: string },
): object {
  return {
    level: levels[severity],
    message: messageOf(message),
    locations: [locationOf(inRepository, range)],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, id) => ({
        id,
        ...locationOf(each.path, each.range),
        message: messageOf(each.message),
      })),
    }),
    // The second is the one that GitHub goes by; without it, it would take a hash of the line.
    partialFingerprints: { 'aiReadiness/v1': fingerprint, primaryLocationLineHash: fingerprint },
  };
}

/** A message in which no text of a manifest can be a link: in SARIF `[words](address)` is one. */
function messageOf(text: string): { readonly text: string } {
  return { text: text.replace(/\]\(/g, '] (') };
}

function artifactOf(path: string): object {
  // What lies outside of the repository has no place below its root.
  const isBelow = !/^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/.test(path);
  return isBelow ? { uri: uriOf(path), uriBaseId: sourceRoot } : { uri: uriOf(path) };
}

function locationOf(path: string, range: Finding['range']): object {
  return { physicalLocation: { artifactLocation: artifactOf(path), region: regionOf(range) } };
}

/** Lines and columns from 1; the end is the column behind the last character. */
function regionOf({ start, end }: Finding['range']): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function replacementOf({ start, end, text }: TextEdit, { document: { lines } }: Judged): object {
  return {
    deletedRegion: regionOf({ start: lines.positionAt(start), end: lines.positionAt(end) }),
    ...(text !== '' && { insertedContent: { text } }),
  };
}

function invocationOf(
  { failures, notChecked }: Summary,
  told: readonly (Missed & { readonly level: 'error' | 'warning' })[],
): object {
  return {
    executionSuccessful: failures === 0 && notChecked === 0,
    ...(told.length > 0 && {
      toolExecutionNotifications: told.map(({ path, inRepository, message, level }) => ({
        level,
        message: messageOf(`${oneLine(path)}: ${plain(message)}`),
        locations: [{ physicalLocation: { artifactLocation: artifactOf(inRepository) } }],
      })),
    }),
  };
}
