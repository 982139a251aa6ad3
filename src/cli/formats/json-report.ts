import {
  type Bearing,
  type Claim,
  type ClaimPlace,
  type EvidenceReport,
  type EvidenceState,
  editionOf,
  entryUrl,
  type Finding,
  type Gate,
  type HiddenFinding,
  type ItemReport,
  lawOf,
  nameOf,
  type PillarScore,
  type PositionRange,
  type Report,
  type Severity,
  type Stage,
  severities,
  untoldInWords,
} from '../../core/service';
import type { LeftOut } from '../../repository';
import type { Checked, CheckedConfig, FailLevel, Failure } from '../checked';
import { nested } from '../safe-json';

/** What `check --format json` prints; described in media/docs/json-report.md and schemas/report.schema.json. */
export interface JsonReport {
  /** Grows only when something that was there changes its meaning or goes away. */
  readonly version: 1;
  readonly tool: { readonly name: 'ai-readiness'; readonly version: string };
  readonly today: string;
  readonly manifests: readonly JsonManifest[];
  /** The configurations that hold for some of them. */
  readonly configurations: readonly JsonConfiguration[];
  /** What could not be read, and so was not checked. */
  readonly failures: readonly Failure[];
  /** Folders that could not be searched, and that hold no manifest of which anyone knows. */
  readonly notSearched: readonly Failure[];
  /** The manifests that `--exclude` or a configuration leaves out. */
  readonly leftOut: JsonLeftOut;
  readonly summary: Summary;
}

interface JsonLeftOut {
  readonly paths: readonly string[];
  /** Whether these are all: a very large folder is not looked through. */
  readonly isWhole: boolean;
}

interface JsonManifest {
  readonly path: string;
  readonly name: string | null;
  readonly stage: Stage | null;
  /** The edition of the checklist that judged it. */
  readonly catalogue: string;
  readonly gates: Readonly<Record<Stage, JsonGate>>;
  readonly items: readonly JsonItem[];
  /** What the manifest claims, held against what the repository says. */
  readonly claims: readonly JsonClaim[];
  readonly findings: readonly JsonFinding[];
  /** What is there and not among the findings, and why. */
  readonly hidden: readonly JsonHiddenFinding[];
  /** The comments that are there to hide findings. */
  readonly suppressions: Report['suppressions'];
  /** How current what is said of laws is, and what keeps one from being shown. */
  readonly law: { readonly asOf: string; readonly notes: readonly string[] } | null;
  /** What nobody could tell of it, and why, a sentence each; no finding. */
  readonly cannotTell: readonly string[];
}

interface JsonConfiguration {
  readonly path: string;
  readonly findings: readonly JsonFinding[];
}

type JsonGate = Omit<Gate, 'stage' | 'weakest' | 'besides'> & {
  readonly weakest: PillarScore['pillar'] | null;
};

type JsonItem = Pick<
  ItemReport,
  'id' | 'stage' | 'pillar' | 'status' | 'blocking' | 'satisfied' | 'proof' | 'because' | 'reviewDue'
> & {
  /** What it cites, and what its facts name as documents, with what each is worth for it. */
  readonly evidence: readonly JsonEvidence[];
  /** What laws and standards ask of it. */
  readonly references: readonly JsonReference[];
};

/** A piece of evidence, and what it is worth for its item. */
interface JsonEvidence {
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly standing: Standing;
  /** Why it is not worth more, in words that follow a colon. */
  readonly why: string | null;
  /** Whether it was read, and is of a kind that shows more than words do. */
  readonly checked: boolean;
  /** The place in the file that says why it is not worth more, where there is one. */
  readonly place?: JsonPlace;
}

type Standing = 'counts' | 'weak' | 'does-not-count' | 'not-checked';

/** Something that the manifest says, held against the repository. Lines and columns are 0-based. */
interface JsonClaim extends Pick<Claim, 'verdict' | 'reason'> {
  readonly path: readonly (string | number)[];
  readonly items: readonly string[];
  /** The place that decides, and others; from the root of the repository. */
  readonly places: readonly JsonPlace[];
}

/** A place in a file of the repository, and what stands there in a few words. */
interface JsonPlace {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly says: string;
}

/** A reference that bears on an item. */
interface JsonReference extends Pick<Bearing, 'force' | 'day' | 'words'> {
  readonly source: string;
  readonly id: string;
  readonly name: string;
  readonly asks: string | null;
  readonly url: string;
}

interface JsonFinding {
  readonly code: string;
  readonly severity: Severity;
  /** The severity that it has by itself, where a configuration shows it with another. */
  readonly ownSeverity?: Severity;
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly range: PositionRange;
  readonly related: Finding['related'];
}

type JsonHiddenFinding = JsonFinding & Pick<HiddenFinding, 'hiddenBy'>;

/** A manifest that is not looked at any more: under another name it is. */
export interface Gone {
  /** As that of a manifest. */
  readonly path: string;
  readonly how: 'deleted' | 'moved' | 'left-out';
  /** Where it is now, where it was moved. */
  readonly to: string | null;
}

/** How much of what was found, and whether that is good enough. */
export interface Summary extends Readonly<Record<Severity, number>> {
  readonly manifests: number;
  /** How many manifests `--exclude` or a configuration leaves out, as far as they were counted. */
  readonly leftOut: number;
  readonly failures: number;
  /** How many of them were named, and nothing is there. */
  readonly notFound: number;
  /** How often something could not be checked in a manifest that could be read. */
  readonly notChecked: number;
  /** How many of the errors say that a stage is claimed ahead: what its gates lack is told by the others. */
  readonly ahead: number;
  /** How many findings are shown as less than they are, by the severity that they have by themselves. */
  readonly lowered: Readonly<Record<Severity, number>>;
  /** How many findings are hidden: they are not among the others. */
  readonly hidden: Readonly<Record<Severity, number>>;
  readonly failOn: FailLevel;
  /** With `--require-gate`: the gate, and how many manifests have not passed it. */
  readonly requireGate?: { readonly stage: Stage; readonly notPassed: number };
  /** With `--baseline`: how many findings it knows, which are counted nowhere else, and how many it has that are gone. */
  readonly baseline?: { readonly known: number; readonly gone: number };
  /** With `--changed-since`: how many manifests were not checked, as nothing of them has changed. */
  readonly unchanged?: number;
  /** With `--changed-since`: the manifests that were there, and are not looked at any more. They fail nothing. */
  readonly gone?: readonly Gone[];
  /** Whether those that are hidden or shown as less count towards `failOn`. */
  readonly countHidden: boolean;
  /** Whether nothing is at or over `failOn`, `requireGate` is passed, and everything could be read and checked. */
  readonly passed: boolean;
}

/** Adds up the findings of one manifest. Only numbers, so that reports need not be kept. */
export function count(totals: Record<Severity, number>, counts: Report['counts']): void {
  for (const severity of severities) totals[severity] += counts[severity];
}

export function noFindings(): Record<Severity, number> {
  return { error: 0, warning: 0, information: 0, hint: 0 };
}

/** Whether something is at or over the level that a run is to fail on. */
export function reaches(level: FailLevel, totals: Readonly<Record<Severity, number>>): boolean {
  if (level === 'never') return false;
  return severities.slice(0, severities.indexOf(level) + 1).some((severity) => totals[severity] > 0);
}

export function jsonManifest({ path, report }: Checked): JsonManifest {
  const { name, stage, gates, items, findings, hidden, suppressions } = report;
  const law = lawOf(report);
  return {
    path,
    name: name ?? null,
    stage: stage ?? null,
    catalogue: editionOf(report.manifest),
    gates: {
      diagnose: jsonGate(gates.diagnose),
      design: jsonGate(gates.design),
      deploy: jsonGate(gates.deploy),
      operate: jsonGate(gates.operate),
    },
    items: items.map((item) => ({
      ...jsonItem(item),
      references: (law?.of(item.id) ?? []).map(jsonReference),
    })),
    claims: report.claims.map(jsonClaim),
    findings: findings.map(jsonFinding),
    hidden: hidden.map((finding) => ({ ...jsonFinding(finding), hiddenBy: finding.hiddenBy })),
    suppressions,
    law: law === undefined ? null : { asOf: report.law?.asOf ?? '', notes: law.notes.notes },
    cannotTell: [untoldInWords(report.input.repository) ?? []].flat(),
  };
}

export function jsonConfiguration({ path, findings }: CheckedConfig): JsonConfiguration {
  return { path, findings: findings.map(jsonFinding) };
}

export function jsonLeftOut({ paths, isCut }: LeftOut): JsonLeftOut {
  return { paths, isWhole: !isCut };
}

function jsonGate({
  state,
  claimed,
  met,
  required,
  stated,
  blockers,
  score,
  weakest,
  errors,
  pillars,
}: Gate): JsonGate {
  return {
    state,
    claimed,
    met,
    required,
    stated,
    blockers,
    score,
    weakest: weakest ?? null,
    errors,
    pillars,
  };
}

function jsonReference({ source, entry, force, day, words }: Bearing): JsonReference {
  const { id, name, asks } = entry;
  const on = day === undefined ? {} : { day };
  return { source: source.id, id, name, asks, force, ...on, words, url: entryUrl(source, entry) };
}

function jsonClaim({ path, verdict, reason, items = [], places }: Claim): JsonClaim {
  return {
    path,
    verdict,
    reason,
    items,
    places: places.map(jsonPlace),
  };
}

function jsonPlace({ file, line, column, says }: ClaimPlace): JsonPlace {
  return { file, line: line ?? null, column: column ?? null, says };
}

function jsonEvidence(each: EvidenceReport): JsonEvidence {
  const { path, state, discounted, isChecked, place } = each;
  return {
    name: nameOf(each) ?? '',
    path,
    standing: standings[state],
    why: discounted ?? (standings[state] === 'does-not-count' ? state : null),
    checked: state === 'holds' && isChecked === true,
    ...(place === undefined ? {} : { place: jsonPlace(place) }),
  };
}

const standings: Readonly<Record<EvidenceState, Standing>> = {
  holds: 'counts',
  weak: 'weak',
  unknown: 'not-checked',
  'not-checked': 'not-checked',
  missing: 'does-not-count',
  empty: 'does-not-count',
  outside: 'does-not-count',
  'unchanged-template': 'does-not-count',
  expired: 'does-not-count',
  'in-the-future': 'does-not-count',
  unread: 'does-not-count',
  'not-a-link': 'does-not-count',
  'does-not-count': 'does-not-count',
};

function jsonItem(item: ItemReport): Omit<JsonItem, 'references'> {
  const { id, stage, pillar, status, blocking, satisfied, proof, because, reviewDue } = item;
  const rests = proof === undefined ? {} : { proof };
  const evidence = [...item.evidence, ...item.evidencedBy].map(jsonEvidence);
  const due = reviewDue === undefined ? {} : { reviewDue };
  return { id, stage, pillar, status, blocking, satisfied, ...rests, because, ...due, evidence };
}

function jsonFinding({ code, severity, ownSeverity, message, path, range, related }: Finding): JsonFinding {
  const own = ownSeverity === undefined ? {} : { ownSeverity };
  return { code, severity, ...own, message, path, range, related };
}

/** The text of a report in pieces, so that none of its manifests need be kept: `begin`, each manifest, `end`. */
export const jsonPieces = {
  begin: ({ version, tool, today }: Pick<JsonReport, 'version' | 'tool' | 'today'>): string =>
    `{\n  "version": ${version},\n  "tool": ${nested(tool, 1)},\n  "today": ${nested(today, 1)},\n  "manifests": [`,
  manifest: (manifest: string, isFirst: boolean): string => `${isFirst ? '' : ','}\n    ${manifest}`,
  end: ({
    configurations,
    failures,
    notSearched,
    leftOut,
    summary,
  }: Pick<JsonReport, 'configurations' | 'failures' | 'notSearched' | 'leftOut' | 'summary'>): string =>
    `${summary.manifests === 0 ? '' : '\n  '}],\n  "configurations": ${nested(configurations, 1)},\n  "failures": ${nested(failures, 1)},\n  "notSearched": ${nested(notSearched, 1)},\n  "leftOut": ${nested(leftOut, 1)},\n  "summary": ${nested(summary, 1)}\n}\n`,
};
