import {
  type Finding,
  type Gate,
  Lines,
  type ManifestDocument,
  type Report,
  type Stage,
} from '../../core/service';
import type { ManifestState } from './manifests';

/**
 * What is shown of a manifest that could not be read or checked, by a fault of ours or because the file cannot be
 * read: nothing but a finding that says so. Made by hand, for the engine may be what fails.
 */
export function faultyState(
  fault: unknown,
  text: string,
  today: string,
): Pick<ManifestState, 'document' | 'report'> {
  const why = fault instanceof Error ? fault.message : String(fault);
  const message = `This manifest could not be checked: ${why}. The output "AI Readiness" holds the details.`;
  const finding = findingOnFile({ code: 'internal/check-failed', severity: 'error', message });
  return { document: emptyDocument(text), report: reportOf(finding, today) };
}

/** What is shown of a link that is not followed: why, and nothing of what it leads to. */
export function refusedState(
  why: string,
  text: string,
  today: string,
): Pick<ManifestState, 'document' | 'report' | 'refused'> {
  const finding = findingOnFile({ code: 'manifest/foreign-link', severity: 'error', message: why });
  return { document: emptyDocument(text), report: reportOf(finding, today), refused: why };
}

function emptyDocument(text: string): ManifestDocument {
  return {
    text,
    lines: new Lines(text),
    parsed: {
      text,
      root: undefined,
      value: undefined,
      problems: [],
      conflicts: [],
      unreadable: [],
      beyond: [],
      repeats: { anchors: [], merges: [] },
    },
    faults: [],
    manifest: {},
    files: [],
  };
}

/** A finding on a file as a whole, of which nothing more is known. */
export function findingOnFile(about: Pick<Finding, 'code' | 'severity' | 'message'>): Finding {
  const start = { line: 0, character: 0 };
  return { ...about, path: [], range: { start, end: start }, related: [], items: [], fixes: [] };
}

function reportOf(finding: Finding, today: string): Report {
  return {
    manifest: {},
    whole: {},
    name: undefined,
    stage: undefined,
    gates: {
      diagnose: unknownGate('diagnose'),
      design: unknownGate('design'),
      deploy: unknownGate('deploy'),
      operate: unknownGate('operate'),
    },
    items: [],
    claims: [],
    findings: [finding],
    counts: { error: 1, warning: 0, information: 0, hint: 0 },
    hidden: [],
    loweredCounts: { error: 0, warning: 0, information: 0, hint: 0 },
    hiddenCounts: { error: 0, warning: 0, information: 0, hint: 0 },
    suppressions: [],
    law: undefined,
    notChecked: 1,
    input: { today },
  };
}

function unknownGate(stage: Stage): Gate {
  return {
    stage,
    state: 'open',
    claimed: false,
    met: 0,
    required: 0,
    stated: 0,
    blockers: [],
    errors: 0,
    besides: 0,
    score: 0,
    weakest: undefined,
    pillars: [],
  };
}
