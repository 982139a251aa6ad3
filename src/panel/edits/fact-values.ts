/** The value of a field, from what a form sends. */

import {
  isRefusal,
  type Manifest,
  type Node,
  type PlainValue,
  quoted,
  type RefersTo,
  type Refusal,
  secondsOf,
  targetOf,
} from '../../core/service';
import type { FieldSpec } from '../model/sections';
import type { FactValue, Scalar } from '../protocol/facts';
import { dateTrouble, lineOf, ownerTrouble, retyped, textTrouble } from './input';

type Checked = { readonly value: PlainValue } | Refusal;

/** A value that a form has sent, and the one that stands where it is to go. */
interface Sent {
  readonly raw: FactValue;
  readonly before: Node | undefined;
  readonly manifest: Manifest;
}

/**
 * Checks and converts a value. What stands there already is good enough; of what is new, nothing gets through that the
 * schema or a reference would not take.
 */
export function valueFor(spec: FieldSpec, { raw, before, manifest }: Sent): Checked {
  if (spec.list) return listFor(spec, { raw, before, manifest });
  if (Array.isArray(raw)) return { refused: `${spec.title} is one value, and no list.` };
  const stands = before?.kind === 'scalar' ? before.value : undefined;
  return isSame(stands, raw)
    ? { value: stands as Scalar }
    : scalarFor(spec, raw as Scalar, { stands, manifest });
}

/** Whether a value is the one that stands there, as a field shows it. */
function isSame(stands: unknown, raw: FactValue): boolean {
  if (stands === null || stands === undefined) return false;
  return stands === raw || (typeof stands !== 'string' && String(stands) === raw);
}

function scalarFor(
  spec: FieldSpec,
  raw: Scalar,
  { stands, manifest }: { readonly stands?: unknown; readonly manifest: Manifest },
): Checked {
  const { kind, title, node } = spec;
  if (kind === 'boolean') return booleanFor(title, raw);
  if (kind === 'number') return numberFor(spec, raw);
  // A threshold or a version may be a number, and goes on to be one.
  const takesNumbers = Array.isArray(node.type) && node.type.includes('number');
  if (takesNumbers && typeof raw === 'number') return { value: raw };
  if (takesNumbers && typeof stands === 'number' && String(Number(raw)) === raw)
    return { value: Number(raw) };
  const text = kind === 'text' || kind === 'prose' ? retyped(stands, String(raw)) : lineOf(String(raw));
  const trouble = textTrouble(text, title) ?? troubleOf(spec, text, manifest);
  return trouble === undefined ? { value: text } : { refused: trouble };
}

function troubleOf(spec: FieldSpec, text: string, manifest: Manifest): string | undefined {
  const { kind, title, list, node, refersTo } = spec;
  if (refersTo !== undefined) return idTroubleOf(text, refersTo, manifest);
  switch (kind) {
    case 'date':
      return dateTrouble(text);
    case 'duration':
      return secondsOf(text) === undefined
        ? `${quoted(text)} is not a duration: write a number and a unit, such as 15m, 4h or 30d.`
        : undefined;
    case 'working-time':
      return secondsOf(text) === undefined
        ? `${quoted(text)} is not a number of working days: write a number and a unit, such as 5d or 3w.`
        : undefined;
    case 'choice':
      if (node.enum?.includes(text) === true) return undefined;
      return `${list ? `${title}: ${quoted(text)}` : title} is ${list ? 'not ' : ''}one of ${node.enum?.join(', ')}.`;
    default:
      return undefined;
  }
}

/** What is wrong with an id that should be there. */
function idTroubleOf(id: string, { sections, words }: RefersTo, manifest: Manifest): string | undefined {
  if (words.includes(id) || targetOf(manifest, { id, sections }) !== undefined) return undefined;
  if (sections.includes('owners')) return ownerTrouble(id, manifest);
  if (sections.includes('checklist')) return `${quoted(id)} is not an item of the checklist.`;
  return `${quoted(id)} is not among the ${sections.join(' or ')}: add it first.`;
}

function booleanFor(title: string, raw: string | number | boolean): Checked {
  if (raw === true || raw === 'true') return { value: true };
  return raw === false || raw === 'false' ? { value: false } : { refused: `${title} is either yes or no.` };
}

function numberFor({ title, node }: FieldSpec, raw: string | number | boolean): Checked {
  const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) return { refused: `${title} is a number.` };
  if (node.type === 'integer' && !Number.isInteger(value)) return { refused: `${title} is a whole number.` };
  if (node.minimum !== undefined && value < node.minimum)
    return { refused: `${title} is ${node.minimum} or more.` };
  if (node.maximum !== undefined && value > node.maximum)
    return { refused: `${title} is ${node.maximum} or less.` };
  return { value };
}

/** Of a list, only the values that it did not have are looked at. */
function listFor(spec: FieldSpec, { raw, before, manifest }: Sent): Checked {
  const sent = (Array.isArray(raw) ? raw : [raw]) as readonly Scalar[];
  const standing = new Set(scalarsOf(before));
  const values: PlainValue[] = [];
  for (const each of sent) {
    const checked = standing.has(each) ? { value: each } : scalarFor(spec, each, { manifest });
    if (isRefusal(checked)) return checked;
    values.push(checked.value);
  }
  return { value: values };
}

function scalarsOf(node: Node | undefined): readonly unknown[] {
  if (node?.kind === 'scalar') return [node.value];
  return node?.kind === 'list'
    ? node.items.map((item) => (item.kind === 'scalar' ? item.value : undefined))
    : [];
}
