/** What stands in the text, where YAML reads it as something else. */
import { isScalar, type Pair, type Scalar, type Node as YamlNode } from 'yaml';

/** The span of a parser's node. */
export function spanOf(node: YamlNode): [number, number] {
  return node.range ? [node.range[0], node.range[1]] : [0, 0];
}

/**
 * Whether a text without quotes is read as a number or truth value that would be written otherwise: `3.10`, `True`. A
 * rare number, which is undefined here, counts as one.
 */
export function isMisread(value: unknown, written: string): boolean {
  return value !== null && typeof value !== 'string' && String(value) !== written;
}

/** Whether a parser's scalar is a text without quotes that is misread. */
export function isMisreadScalar(scalar: Scalar): scalar is Scalar & { source: string } {
  const { type, value, source } = scalar;
  return type === 'PLAIN' && source !== undefined && isMisread(value, source);
}

/**
 * The keys that are none, but the rest of the number before them: inside braces, YAML reads `cases: 42,000` as
 * `cases: 42` and a key `000` without a value.
 */
export function numberParts(
  text: string,
  pairs: readonly Pair<YamlNode, YamlNode | null>[],
  index: number,
): YamlNode[] {
  const parts: YamlNode[] = [];
  let before = pairs[index]?.value;
  if (!isPlain(before) || !isNumberBegun(before.source ?? '')) return parts;
  for (let at = index + 1; at < pairs.length; at++) {
    const { key, value } = pairs[at] as Pair<YamlNode, YamlNode | null>;
    if (value !== null || !isPlain(key) || !/^\d/.test(key.source ?? '')) break;
    const between = text.slice(spanOf(before)[1], spanOf(key)[0]);
    // With a blank behind the comma, three digits are the rest of a number and no key that anyone has forgotten.
    if (between !== ',' && !(/^, {1,3}$/.test(between) && /^\d{3}$/.test(key.source ?? ''))) break;
    parts.push(key);
    before = key;
  }
  return parts;
}

/** Whether a text may be a number up to its comma: `42`, `£42`, `1'000`, `1 000`. */
function isNumberBegun(source: string): boolean {
  return /\d$/.test(source) && /^\D{0,4}\d[\d.'’_ \u00a0\u2000-\u200a\u202f]*$/.test(source);
}

/** Whether a node is a text without quotes, anchor or tag. */
function isPlain(node: YamlNode | null | undefined): node is Scalar & YamlNode {
  return isScalar(node) && node.type === 'PLAIN' && node.anchor === undefined && node.tag === undefined;
}
