/** What is known of a repository: findings that do not fail a run, each by its fingerprint. */
import { type Finding, oneLine, type Report, type Severity } from '../core/service';
import { decodeText, joinPath } from '../repository';
import { CannotRun, reasonOf } from './faults';
import { absolute } from './find-manifests';
import type { Io } from './io';
import { compact } from './safe-json';

/** One finding that is known. */
interface Entry {
  /** The manifest or configuration, from the root of the repository. */
  readonly path: string;
  readonly code: string;
  readonly fingerprint: string;
}

const version = 1;

/** A baseline is a list of fingerprints: a larger one is something else. In bytes. */
const mostBytes = 64 * 1024 * 1024;

/** A baseline, and what a run has seen of it. */
export class Baseline {
  private readonly found: Entry[] = [];
  private readonly looked = new Set<string>();
  private readonly known: ReadonlySet<string>;
  /** How many findings were known. */
  count = 0;

  constructor(
    private readonly entries: readonly Entry[],
    /** Whether all that is found is taken to be known, as it will be when it is written anew. */
    private readonly takesAll: boolean,
  ) {
    this.known = new Set(entries.map(({ fingerprint }) => fingerprint));
  }

  /** Whether a finding of a manifest is known. Each is asked for once. */
  has(finding: Finding, path: string, fingerprint: string): boolean {
    if (!canBeKnown(finding)) return false;
    this.found.push({ path, code: finding.code, fingerprint });
    const isKnown = this.takesAll || this.known.has(fingerprint);
    if (isKnown) this.count++;
    return isKnown;
  }

  /** A manifest or configuration that was looked at: what is not found in it is gone. */
  look(path: string): void {
    this.looked.add(path);
  }

  /** Entries of which this run cannot tell: their manifests were not looked at, and are still there. */
  async untold(isThere: (path: string) => Promise<boolean>): Promise<readonly Entry[]> {
    const there = new Map<string, boolean>();
    for (const { path } of this.entries)
      if (!this.looked.has(path) && !there.has(path)) there.set(path, await isThere(path));
    return this.entries.filter(({ path }) => there.get(path) === true);
  }

  /** How many entries are gone. */
  gone(untold: readonly Entry[]): number {
    const here = new Set([...this.found, ...untold].map(({ fingerprint }) => fingerprint));
    return [...this.known].filter((each) => !here.has(each)).length;
  }

  /** The text of the baseline as it is now: sorted, and a finding on each line, so that git merges it well. */
  textWith(untold: readonly Entry[]): string {
    const byPrint = new Map([...untold, ...this.found].map((each) => [each.fingerprint, each]));
    const lines = [...byPrint.values()]
      .map(({ path, code, fingerprint }) => compact({ path, code, fingerprint }))
      .sort();
    const body = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
    return `{\n  "version": ${version},\n  "findings": ${body}\n}\n`;
  }
}

/** What could not be checked may be anything: nobody knows it. */
function canBeKnown({ code }: Finding): boolean {
  return code !== 'evidence/not-checked' && !code.startsWith('internal/');
}

/** The baseline in a file. Throws CannotRun where there is none that can be read; none is needed where it is written anew. */
export async function readBaseline(
  file: string,
  { isUpdated }: { readonly isUpdated: boolean },
  { files, cwd }: Pick<Io, 'files' | 'cwd'>,
): Promise<Baseline> {
  const path = absolute(file, cwd);
  const name = `The baseline "${oneLine(file)}"`;
  const stat = await files.stat(path).catch((error: unknown) => {
    throw new CannotRun(`${name}: ${reasonOf(error)}`);
  });
  if (stat === undefined) {
    if (isUpdated) return new Baseline([], true);
    throw new CannotRun(`${name} is not there: --update-baseline writes it.`);
  }
  if (stat.kind !== 'file') throw new CannotRun(`${name} is no file.`);
  if (stat.size > mostBytes) throw new CannotRun(`${name} is too large to be one.`);
  const bytes = await files.read(path).catch((error: unknown) => {
    throw new CannotRun(`${name}: ${reasonOf(error)}`);
  });
  return new Baseline(entriesOf(decodeText(bytes), name), isUpdated);
}

function entriesOf(text: string, name: string): readonly Entry[] {
  const value = jsonOf(text, name);
  const hint =
    'if it is a baseline that was damaged, take it from git again or write it with --update-baseline after removing it';
  if (!isRecord(value) || typeof value.version !== 'number')
    throw new CannotRun(`${name} has no version, so it is no baseline: ${hint}.`);
  if (value.version > version)
    throw new CannotRun(
      `${name} has version ${value.version}, and this program knows version ${version}: update the program.`,
    );
  const { findings } = value;
  if (value.version !== version || !Array.isArray(findings) || !findings.every(isEntry))
    throw new CannotRun(`${name} does not have the shape of one: ${hint}.`);
  return findings;
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const isMerging = /^(?:<{7}|>{7}|={7})/m.test(text);
    throw new CannotRun(
      isMerging
        ? `${name} has the marks of a merge that is not finished: keep the lines of both sides.`
        : `${name} is no JSON that can be read.`,
    );
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is Entry {
  return (
    isRecord(value) && [value.path, value.code, value.fingerprint].every((each) => typeof each === 'string')
  );
}

/** A report without the findings that are known. */
export function withoutKnown(report: Report, isKnown: (finding: Finding) => boolean): Report {
  const counts: Record<Severity, number> = { ...report.counts };
  const lowered: Record<Severity, number> = { ...report.loweredCounts };
  const findings = report.findings.filter((finding) => {
    if (!isKnown(finding)) return true;
    counts[finding.severity]--;
    if (finding.ownSeverity !== undefined) lowered[finding.ownSeverity]--;
    return false;
  });
  return { ...report, findings, counts, loweredCounts: lowered };
}

/** Whether something is at a path from the root of the repository. */
export function isThereIn(base: string, { files }: Pick<Io, 'files'>): (path: string) => Promise<boolean> {
  // What cannot be told is taken to be there: nothing known is given up for it.
  return async (path) => {
    try {
      return (await files.stat(joinPath(base, path))) !== undefined;
    } catch {
      return true;
    }
  };
}
