/** Alert rules of Prometheus: in a file of their own, in a PrometheusRule, in the values of a chart, in a ConfigMap. */
import type { Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import { filler } from '../source/placeholders';
import type { Tree } from '../source/tree';
import { type Embedded, withEmbedded } from './embedded';
import { alertIn } from './promql/alert';
import { type Expression, parsePromql } from './promql/parse';

export const rules: RepositoryReader = {
  name: 'prometheus-rules',
  looksAt: (path) => /\.(?:ya?ml|rules)$/i.test(path),
  read: (file) => ({ said: rulesIn(file) }),
};

const ruleKey = /^[ \t-]{0,200}["']?(?:alert|record)["']?[ \t]{0,9}:/m;

function rulesIn(file: SourceFile): Said[] {
  if (!ruleKey.test(file.text) || !/\bgroups\b/.test(file.text)) return [];
  return withEmbedded(file, ruleKey)
    .flatMap((part) => part.trees.flatMap((tree) => groupsIn(tree)).map((group) => ({ part, group })))
    .flatMap(({ part, group }) => (group.get('rules')?.items ?? []).flatMap((rule) => ruleFact(part, rule)))
    .sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

const deepest = 8;

/** The groups of rules in a tree, wherever they are. */
function groupsIn(tree: Tree, depth = 0): Tree[] {
  if (depth > deepest) return [];
  const groups = tree.get('groups')?.items.filter((group) => group.get('rules')?.isList === true) ?? [];
  if (groups.length > 0) return groups;
  return tree.children.flatMap((child) => groupsIn(child, depth + 1));
}

function ruleFact(part: Embedded, rule: Tree): Said[] {
  const alert = rule.get('alert');
  const record = rule.get('record');
  if (alert?.text !== undefined && !alert.text.includes(filler)) return [alertFact(part, rule, alert)];
  // What a rule records is there to be looked at, though no code emits it.
  return record?.text === undefined || !/^[\w:]+$/.test(record.text)
    ? []
    : [{ fact: 'metric-mentioned', value: { name: record.text }, line: part.lineOf(record.keyAt) }];
}

function alertFact(part: Embedded, rule: Tree, alert: Tree): Said {
  const expr = rule.get('expr');
  const { value, at } = expressionIn(expr);
  const line = at === undefined ? undefined : thresholdLine(part, expr, at);
  return {
    fact: 'alert',
    value: {
      name: alert.text ?? '',
      ...value,
      for: rule.get('for')?.text ?? null,
      ...(line === undefined ? {} : { thresholdLine: line + 1 }),
      ...foreignRole(part.file.role),
    },
    line: part.lineOf(alert.keyAt),
  };
}

type Alert = ReturnType<typeof alertIn>;

/** What is no PromQL, as the rules of a log store are, is an alert whose metrics are not known. */
function expressionIn(expr: Tree | undefined): Alert {
  const text = typeof expr?.scalar === 'number' ? String(expr.scalar) : expr?.scalar;
  const expression: Expression | undefined =
    typeof text === 'string' && !text.includes(filler) ? parsePromql(text) : undefined;
  return expression === undefined ? { value: { metrics: [] } } : alertIn(expression);
}

/**
 * The line in which the number stands that is compared. The operators of an expression are counted in its value, and again
 * in the text of the file, whose lines may be folded or indented.
 */
function thresholdLine(part: Embedded, expr: Tree | undefined, at: number): number | undefined {
  if (typeof expr?.scalar !== 'string') return undefined;
  const before = expr.scalar.slice(0, at + 2).match(comparison)?.length ?? 0;
  const raw = part.file.text.slice(expr.at, expr.end);
  // The mark of a folded block (`>`, `>-`) is no operator.
  const start = /^[|>][^\n]*\n/.exec(raw)?.[0].length ?? 0;
  const operator = [...raw.slice(start).matchAll(comparison)][before - 1];
  if (operator === undefined) return undefined;
  const offset = start + operator.index;
  const [, blank = ''] = /^[=!<>]+(?:\s*bool\b)?([\s(]*)/.exec(raw.slice(offset)) ?? [];
  return part.lineOf(expr.at + offset + operator[0].length + blank.length);
}

const comparison = /[=!<>]=|[<>]/g;
