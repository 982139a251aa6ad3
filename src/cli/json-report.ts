import {
  type Finding,
  type Gate,
  type ItemReport,
  type PillarScore,
  type PositionRange,
  type Severity,
  type Stage,
  severities,
} from '../core/service';
import type { FailLevel } from './arguments';
import type { Failure } from './find-manifests';
import type { Checked } from './load';

/** What `check --format json` prints; described in media/docs/json-report.md and schemas/report.schema.json. */
export interface JsonReport {
  /** Grows only when something that was there changes its meaning or goes away. */
  readonly version: 1;
  readonly tool: { readonly name: 'ai-readiness'; readonly version: string };
  readonly today: string;
  readonly manifests: readonly JsonManifest[];
  /** What could not be read, and so was not checked. */
  readonly failures: readonly Failure[];
  /** Folders that could not be searched, and that hold no manifest of which anyone knows. */
  readonly notSearched: readonly Failure[];
  readonly summary: Summary;
}

export interface JsonManifest {
  readonly path: string;
  readonly name: string | null;
  readonly stage: Stage | null;
  readonly gates: Readonly<Record<Stage, JsonGate>>;
  readonly items: readonly JsonItem[];
  readonly findings: readonly JsonFinding[];
}

export type JsonGate = Omit<Gate, 'stage' | 'weakest'> & {
  readonly weakest: PillarScore['pillar'] | null;
};

export type JsonItem = Pick<
  ItemReport,
  'id' | 'stage' | 'pillar' | 'status' | 'blocking' | 'satisfied' | 'because' | 'reviewDue'
>;

export interface JsonFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly range: PositionRange;
  readonly related: Finding['related'];
}

/** How much of what was found, and whether that is good enough. */
export interface Summary extends Readonly<Record<Severity, number>> {
  readonly manifests: number;
  readonly failures: number;
  /** How often something could not be checked in a manifest that could be read. */
  readonly notChecked: number;
  readonly failOn: FailLevel;
  /** Whether nothing is at or over `failOn`, and everything could be read and checked. */
  readonly passed: boolean;
}

/** Counts findings by severity. Only severities, so that reports need not be kept. */
export function count(totals: Record<Severity, number>, findings: readonly Finding[]): void {
  for (const { severity } of findings) totals[severity]++;
}

const notCheckedCodes: ReadonlySet<string> = new Set(['evidence/not-checked', 'internal/check-failed']);

/** How many findings say that something could not be checked: such a run has shown nothing, and must not pass. */
export function countNotChecked(findings: readonly Finding[]): number {
  return findings.filter(({ code }) => notCheckedCodes.has(code)).length;
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
  const { name, stage, gates, items, findings } = report;
  return {
    path,
    name: name ?? null,
    stage: stage ?? null,
    gates: {
      diagnose: jsonGate(gates.diagnose),
      design: jsonGate(gates.design),
      deploy: jsonGate(gates.deploy),
      operate: jsonGate(gates.operate),
    },
    items: items.map(jsonItem),
    findings: findings.map(jsonFinding),
  };
}

function jsonGate({
  state,
  claimed,
  met,
  required,
  blockers,
  score,
  weakest,
  errors,
  pillars,
}: Gate): JsonGate {
  return { state, claimed, met, required, blockers, score, weakest: weakest ?? null, errors, pillars };
}

function jsonItem(item: ItemReport): JsonItem {
  const { id, stage, pillar, status, blocking, satisfied, because, reviewDue } = item;
  const due = reviewDue === undefined ? {} : { reviewDue };
  return { id, stage, pillar, status, blocking, satisfied, because, ...due };
}

function jsonFinding({ code, severity, message, path, range, related }: Finding): JsonFinding {
  return { code, severity, message, path, range, related };
}

/** The text of a report. A terminal that it is printed on obeys nothing in it: JSON escapes C0, this the rest. */
export function jsonText(report: JsonReport): string {
  const risky = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
  const escaped = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(report, null, 2).replace(risky, escaped)}\n`;
}
