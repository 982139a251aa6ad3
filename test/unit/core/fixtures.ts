import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Position } from '../../../src/core/base/range';
import { type Approval, keyOfApproval } from '../../../src/core/facts/approvals';
import type { RepositoryIndex } from '../../../src/core/facts/evidence';
import {
  type Committed,
  type FormerCriteria,
  type History,
  keyOf,
  keyOfCriteria,
  type Moment,
  type Renewal,
  type Resting,
} from '../../../src/core/facts/history';
import {
  type DocumentKind,
  evaluate,
  type FileFact,
  type FileReading,
  type Finding,
  type ManifestDocument,
  type RepositoryFacts,
  readDocument,
  rules,
  type Testimony,
} from '../../../src/core/service';
import { law } from './law';

/** A finding that a fixture asks for, on a line (0-based). */
interface Wanted {
  readonly line: number;
  readonly code: string;
  readonly severity?: string;
  /** The text that must be underlined. */
  readonly underlined?: string;
}

/** A manifest whose own comments say what is to be found in it. */
export interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly today: string;
  readonly files: ReadonlyMap<string, FileFact>;
  /** What the repository says that nobody has to cite. */
  readonly index?: RepositoryIndex;
  /** What git knows. */
  readonly history?: History;
  readonly wanted: readonly Wanted[];
  readonly ignored: readonly string[];
}

export const fixturesFolder = 'test/fixtures/rules';

/** The only codes that a fixture may leave out of account: they depend on the whole manifest. */
const ignorable = ['gate/open-items', 'gate/early-signal'];

/** The fixtures under a folder, by their path in it without the ending; fixed twins are not among them. */
export function fixtureNames(folder = fixturesFolder): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !file.endsWith('.fixed.yaml'))
    .map((file) => file.replaceAll('\\', '/').slice(0, -'.yaml'.length))
    .sort();
}

export function readFixture(name: string, folder = fixturesFolder): Fixture {
  const text = readFileSync(`${folder}/${name}.yaml`, 'utf8');
  const header = /^# today: (\d{4}-\d{2}-\d{2})(?:; ignore (.+?))?(?: {2}# want .*)?$/m.exec(text);
  if (header?.[1] === undefined) throw new Error(`${name} has no header "# today: 2026-11-22"`);
  const ignored = header[2]?.split(', ') ?? [];
  const tooMany = ignored.filter((code) => !ignorable.includes(code));
  if (tooMany.length > 0) throw new Error(`${name} may not ignore ${tooMany.join(', ')}`);
  const readings = [...text.matchAll(/^# repository: (\S+) (.+)$/gm)].map(([, file = '', said = '']) =>
    readingOf(file, said),
  );
  const files = [...text.matchAll(/^# file: ("(?:[^"\\]|\\.)*"|\S+) (.+)$/gm)].map(
    ([, file = '', said = '']) => [file.startsWith('"') ? textOfJson(file) : file, factOf(said)] as const,
  );
  return {
    name,
    text,
    today: header[1],
    files: new Map(files.map(([file, fact]) => [file, named(file, fact)])),
    ...(readings.length === 0 ? {} : { index: { readings, folder: '', others: [], isWhole: true } }),
    ...(/^# git: /m.test(text) && { history: historyIn(text) }),
    wanted: wantedIn(text),
    ignored,
  };
}

/** What was read of a file has its path. */
function named(file: string, fact: FileFact): FileFact {
  if (fact.kind !== 'file' || fact.reading === undefined) return fact;
  return { ...fact, reading: { ...fact.reading, path: file } };
}

/** `# git: KIND {…}`, as JSON: what was changed, asked for, renewed, and committed by another than its approver. */
function historyIn(text: string): History {
  const told = <T>(kind: string): T[] =>
    [...text.matchAll(/^# git: (\S+) (.+)$/gm)].flatMap(([, each, said = '']): T[] =>
      each === kind ? [JSON.parse(said)] : [],
    );
  const renewals = new Map<string, Renewal[]>();
  for (const each of told<Renewal & { item: string }>('renewed'))
    renewals.set(each.item, [...(renewals.get(each.item) ?? []), each]);
  return {
    changed: new Map(
      told<Moment & Pick<Resting, 'claim' | 'id' | 'file' | 'on'>>('changed').map((each) => [
        keyOf({ ...each, path: [] }),
        each,
      ]),
    ),
    criteria: new Map(
      told<FormerCriteria & Record<'evaluation' | 'metric' | 'on', string>>('asked').map((each) => [
        keyOfCriteria(each.evaluation, each.metric, each.on),
        each,
      ]),
    ),
    renewals,
    approvals: new Map(
      told<Committed & { readonly said: Approval }>('approval').map((each) => [
        keyOfApproval(each.said),
        each,
      ]),
    ),
  };
}

/** The rule that a fixture is named after: `area/problem.yaml`, its example, or `area/problem-variant.yaml`. */
export function codeOf(name: string): string {
  const code = rules.find((rule) => name === rule.code || name.startsWith(`${rule.code}-`))?.code;
  if (code === undefined) throw new Error(`${name} has the name of no rule`);
  return code;
}

/** Where the text of a fixture stands after its rule's fixes. */
export function twinPath(name: string): string {
  return `${fixturesFolder}/${name}.fixed.yaml`;
}

/** That text, where there is one. */
export function twinOf(name: string): string | undefined {
  return existsSync(twinPath(name)) ? readFileSync(twinPath(name), 'utf8') : undefined;
}

/** A name with characters that nobody would see, as JSON writes it. */
function textOfJson(written: string): string {
  const text: unknown = JSON.parse(written);
  if (typeof text !== 'string') throw new Error(`${written} is no text`);
  return text;
}

const ways = ['written-as-link', 'invisible-characters', 'other-case', 'other-form'] as const;
const noProofs = ['manifest', 'around-manifest', 'version-control', 'ignored', 'untracked'] as const;

function factOf(said: string): FileFact {
  if (said.startsWith('says ')) return { kind: 'file', size: 400, reading: readingOf('', said.slice(5)) };
  const way = ways.find((each) => said.startsWith(`${each} `));
  if (way !== undefined)
    return { kind: 'file', size: 400, spelling: { differs: way, name: said.slice(way.length + 1) } };
  const why = noProofs.find((each) => said === `does-not-count ${each}`);
  if (why !== undefined) return { kind: 'does-not-count', why };
  const [, heading, meant] = /^without heading (\S+)(?: meant (\S+))?$/.exec(said) ?? [];
  if (heading !== undefined)
    return {
      kind: 'file',
      size: 400,
      missingHeading: { heading, meant: meant?.split(',') ?? [] },
    };
  const size = /^size (\d+)$/.exec(said)?.[1];
  if (size !== undefined) return { kind: 'file', size: Number(size) };
  const movedTo = /^moved to (\S+)$/.exec(said)?.[1];
  if (movedTo !== undefined) return { kind: 'missing', movedTo };
  switch (said) {
    case 'missing':
    case 'outside':
      return { kind: said };
    case 'not yet committed':
      return { kind: 'file', size: 400, isUntracked: true };
    case 'folder':
      return { kind: 'folder' };
    case 'empty folder':
      return { kind: 'folder', isEmpty: true };
    case 'empty':
      return { kind: 'file', size: 0 };
    case 'not-checked':
      return { kind: said, reason: 'permission is denied', advice: 'make it readable' };
    case 'template':
      return { kind: 'file', size: 400, unchangedTemplate: true };
    default:
      throw new Error(`unknown repository fact "${said}"`);
  }
}

/** What was read of a file: `{"kind": "evaluation", "facts": [["metric", 14, {"name": "accuracy", "value": 0.91}]]}`, lines from 1. */
function readingOf(path: string, written: string): FileReading {
  const { kind, role, facts }: Written = JSON.parse(written);
  return {
    path,
    role: role ?? 'product',
    ...(kind === undefined ? {} : { kind }),
    testimony: facts.map(
      ([fact, line, value]) =>
        ({ reader: 'fixture', fact, value, ...(line === null ? {} : { line: line - 1 }) }) as Testimony,
    ),
  };
}

interface Written {
  readonly kind?: DocumentKind;
  readonly role?: FileReading['role'];
  readonly facts: readonly (readonly [fact: string, line: number | null, value: unknown])[];
}

function wantedIn(text: string): Wanted[] {
  return text.split('\n').flatMap((content, line) => {
    const [, next, list] = /# want(-next)? (.+)$/.exec(content) ?? [];
    if (list === undefined) return [];
    return list.split(/, (?=[a-z]+\/)/).map((one) => {
      const match = /^([a-z]+\/[a-z-]+)(?: (error|warning|information|hint))?(?: "(.*)")?\s*$/.exec(one);
      if (match === null) throw new Error(`cannot read "# want ${one}"`);
      const [, code = '', severity, underlined] = match;
      return {
        line: next === undefined ? line : line + 1,
        code,
        ...(severity === undefined ? {} : { severity }),
        ...(underlined === undefined ? {} : { underlined }),
      };
    });
  });
}

/** What a test says of the files that a manifest names; those that it says nothing of are there. */
export function repositoryOf(
  { files }: ManifestDocument,
  said: ReadonlyMap<string, FileFact>,
  index?: RepositoryIndex,
  history?: History,
): RepositoryFacts {
  const there: FileFact = { kind: 'file', size: 400 };
  return {
    files: new Map(files.map(({ file }) => [file, said.get(file) ?? there])),
    ...(index && { index }),
    ...(history && { history }),
  };
}

/** The findings of a fixture that it does not leave out of account. */
export function findingsOf({ text, today, files, index, history, ignored }: Fixture): Finding[] {
  const document = readDocument(text);
  const report = evaluate(document, {
    today,
    law,
    repository: repositoryOf(document, files, index, history),
  });
  return report.findings.filter(({ code }) => !ignored.includes(code));
}

/** What was wanted and what was found, in the same words and order, so that the two can be compared. */
export function compare(fixture: Fixture): { wanted: string[]; found: string[] } {
  const rest = [...fixture.wanted];
  const found = findingsOf(fixture).map((finding) => {
    const { code, severity, range } = finding;
    const underlined = textOf(fixture.text, range);
    const at = rest.findIndex((each) => each.code === code && each.line === range.start.line);
    const [wanted] = at === -1 ? [] : rest.splice(at, 1);
    // Only what the fixture speaks of is compared.
    return inWords({
      line: range.start.line,
      code,
      ...(wanted !== undefined && wanted.severity === undefined ? {} : { severity }),
      ...(wanted !== undefined && wanted.underlined === undefined ? {} : { underlined }),
    });
  });
  return { wanted: fixture.wanted.map(inWords).sort(), found: found.sort() };
}

function inWords({ line, code, severity, underlined }: Wanted): string {
  const parts = [severity, underlined === undefined ? undefined : `"${underlined}"`];
  return [`${line + 1}: ${code}`, ...parts.filter((part) => part !== undefined)].join(' ');
}

/** The text between two positions. */
export function textOf(text: string, { start, end }: { start: Position; end: Position }): string {
  const lines = text.split('\n');
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character);
  const between = lines.slice(start.line + 1, end.line);
  const first = (lines[start.line] ?? '').slice(start.character);
  return [first, ...between, (lines[end.line] ?? '').slice(0, end.character)].join('\n');
}
