// Everything that the editor, the panel and the command line ask of one text.
import {
  applyOperations,
  brokenBy,
  complete,
  definitionsAt,
  documentLinks,
  evaluate,
  fixAll,
  foldings,
  hoverAt,
  inlayHints,
  lenses,
  type ManifestDocument,
  outline,
  type Report,
  readDocument,
  referencesAt,
  renameAt,
} from '../../src/core/service';
import { exportReport } from '../../src/panel/export/export';
import { panelModel } from '../../src/panel/model/model';

const today = '2026-11-22';
const date = { today };

/** A text that was read and checked. */
interface Checked {
  readonly document: ManifestDocument;
  readonly report: Report;
}

function checked(text: string): Checked {
  const document = readDocument(text);
  return { document, report: evaluate(document, date) };
}

/** Places at the ends, in the middle and where something is found. */
function offsets({ document, report }: Checked): number[] {
  const { length } = document.text;
  const [found] = report.findings.slice(-1).map(({ range }) => document.lines.offsetAt(range.start));
  return [0, found ?? 90, length >> 1, Math.max(0, length - 2), length];
}

function model(of: Checked): ReturnType<typeof panelModel> {
  const broken = brokenBy(of.document);
  return panelModel(of, { path: 'ai-readiness.yaml', editable: true, ...(broken && { broken }) });
}

/** What is asked, apart from reading and checking; each is one thing that someone waits for. */
export const questions: Readonly<Record<string, (of: Checked) => unknown>> = {
  'check after a key': ({ document }) => {
    const { text } = document;
    const middle = text.length >> 1;
    return evaluate(readDocument(`${text.slice(0, middle)}x${text.slice(middle)}`, document), date);
  },
  hover: (of) => offsets(of).map((offset) => hoverAt({ ...of, offset })),
  completion: (of) => offsets(of).map((offset) => complete({ ...of, ...date, offset, files: ['a.md'] })),
  'definition and rename': ({ document, report }) =>
    offsets({ document, report })
      .slice(0, 4)
      .map((offset) => [
        definitionsAt(document, offset),
        referencesAt(document, offset),
        renameAt(document, offset, 'other'),
      ]),
  'outline and folding': ({ document, report }) => [
    outline(document),
    foldings(document),
    documentLinks(document),
    lenses(document, report),
    inlayHints(document, report),
  ],
  'fix all': ({ document, report }) => fixAll(document, report),
  'one fix': ({ document, report }) =>
    report.findings
      .flatMap(({ fixes }) => fixes)
      .slice(0, 3)
      .map(({ operations }) => applyOperations(document, operations)),
  panel: (of) => JSON.stringify(model(of)),
  export: (of) => {
    const shown = { model: model(of), report: of.report };
    return [exportReport(shown, 'html'), exportReport(shown, 'markdown')];
  },
};

/** Milliseconds of processor time that something takes. */
function costOf<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, result };
}

/** How many places hover and completion are asked at; each is an answer of its own. */
const places = 5;

/** Milliseconds of processor time that each answer about a text takes. */
export function costs(text: string): Map<string, number> {
  const { ms, result } = costOf(() => checked(text));
  const all = new Map([['check', ms]]);
  for (const [name, ask] of Object.entries(questions)) {
    const { ms: taken } = costOf(() => ask(result));
    all.set(name, name === 'hover' || name === 'completion' ? taken / places : taken);
  }
  return all;
}
