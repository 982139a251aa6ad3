import { evaluate, type FileFact, type Report, readDocument } from '../../../src/core/service';
import { repositoryOf, textOf } from './fixtures';
import { law } from './law';

export const today = '2026-11-22';

/** What every manifest needs; a stage of its own replaces the one here. */
export const head = 'version: 1\nstage: diagnose\nworkflow: { name: Invoice triage }\n';

/** A manifest with `rest` after the lines that every one needs. */
export function manifest(rest: string, stage = 'diagnose'): string {
  return head.replace('diagnose', stage) + rest;
}

export function reportOf(text: string, files: Readonly<Record<string, FileFact>> = {}): Report {
  const document = readDocument(text);
  const repository = repositoryOf(document, new Map(Object.entries(files)));
  return evaluate(document, { today, law, repository });
}

/** Codes that depend on the whole manifest, and are tested by themselves. */
const wholesale = new Set(['gate/open-items', 'gate/early-signal', 'gate/stage-ahead']);

/** `line code "underlined"` of each finding, lines from 1, without what is said of the gates. */
export function found(text: string, files?: Readonly<Record<string, FileFact>>): string[] {
  return reportOf(text, files)
    .findings.filter(({ code }) => !wholesale.has(code))
    .map(({ code, range }) => `${range.start.line + 1} ${code} "${textOf(text, range)}"`);
}

/** The messages of one code. */
export function messages(text: string, code: string, files?: Readonly<Record<string, FileFact>>): string[] {
  return reportOf(text, files)
    .findings.filter((finding) => finding.code === code)
    .map(({ message }) => message);
}
