/** A comparison as JSON: media/docs/difference.md. */
import {
  type Change,
  type Comparison,
  changedInWords,
  courseInWords,
  type Verb,
  verbOf,
} from '../../core/service';
import { nested } from '../safe-json';
import { type Differing, regressionsIn } from './differing';
import { type Compare, hasChanged, regressions } from './summary';

/** What `diff --format json` prints; its shape has a version, as that of a check. */
export function diffJson({ compared, all, failures }: Compare, version: string): string {
  const { from, base, head, today } = compared;
  const report = {
    version: 1,
    tool: { name: 'ai-readiness', version },
    today,
    base: { revision: from, commit: base.id, day: base.day },
    head: head === undefined ? null : { commit: head.id, day: head.day },
    manifests: all.map(jsonManifest),
    failures: failures.map(({ path, message }) => ({ path, message })),
    summary: {
      manifests: all.length,
      changed: all.filter(hasChanged).length,
      regressions: regressions(all),
      failures: failures.length,
    },
  };
  return `${nested(report, 0)}\n`;
}

interface JsonChange {
  readonly kind: Change['kind'];
  readonly key: string;
  readonly what: Verb;
  readonly about: string;
  readonly words: string;
  /** How it was and how it is, in words; null where it was or is not there. */
  readonly before: string | null;
  readonly after: string | null;
  readonly turn: Change['turn'];
  readonly causes: Change['causes'];
  /** The files it comes of, where it comes of files. */
  readonly files: readonly string[];
  /** The kind and key of the change that says it already; null where none does. */
  readonly within: string | null;
  /** Whether a change to the manifest or its files has a part in it, and whether that takes something away. */
  readonly byChange: boolean;
  readonly regression: boolean;
  /** 0-based, in the manifest as it is; null where it is not there. */
  readonly line: number | null;
}

function jsonManifest(differing: Differing): unknown {
  const { inRepository, was, name, state, gates, comparison, edition, notes, lineOf } = differing;
  const regressing = new Set(regressionsIn(differing));
  const list = (changes: Comparison['changes']): JsonChange[] =>
    changes.map((change) => ({
      ...jsonChange(change),
      regression: regressing.has(change),
      line: lineOf(change) ?? null,
    }));
  return {
    path: inRepository,
    was: was ?? null,
    name: name ?? null,
    state: state === 'there' ? (comparison.changes.length > 0 ? 'changed' : 'same') : state,
    edition: edition ?? null,
    gates: { before: gates.before ?? null, after: gates.after ?? null },
    changes: list(comparison.changes),
    unknown: list(comparison.unknown),
    notes,
  };
}

function jsonChange(change: Change): Omit<JsonChange, 'regression' | 'line'> {
  const { kind, key, before, after, turn, causes, files, own, within } = change;
  return {
    kind,
    key,
    what: verbOf(change),
    about: changedInWords(change),
    words: courseInWords(change),
    before: before?.says ?? null,
    after: after?.says ?? null,
    turn,
    causes,
    files,
    within: within ?? null,
    byChange: own !== undefined,
  };
}
