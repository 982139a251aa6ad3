/** The value of a field, from what a form sends. */

import {
  type Manifest,
  type PlainValue,
  quoted,
  type RefersTo,
  type Refusal,
  secondsOf,
  targetOf,
} from '../../core/service';
import { splitList } from '../model/lists';
import type { FieldSpec } from '../model/sections';
import { dateTrouble, lineOf, ownerTrouble, textTrouble } from './input';

type Checked = { readonly value: PlainValue } | Refusal;

/** Checks and converts a value; nothing that the schema or a reference would not take gets through. */
export function valueFor(spec: FieldSpec, raw: string | number | boolean, manifest: Manifest): Checked {
  const { kind, title, list, node } = spec;
  if (list) return listFor(spec, String(raw), manifest);
  if (kind === 'boolean') return booleanFor(title, raw);
  if (kind === 'number') return numberFor(spec, raw);
  // A threshold or a version may be a number.
  if (typeof raw === 'number' && Array.isArray(node.type) && node.type.includes('number'))
    return { value: raw };
  const text = lineOf(String(raw));
  const trouble = textTrouble(text, title) ?? troubleOf(spec, text, manifest);
  return trouble === undefined ? { value: text } : { refused: trouble };
}

function troubleOf(spec: FieldSpec, text: string, manifest: Manifest): string | undefined {
  const { kind, title, node, refersTo } = spec;
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
      return node.enum?.includes(text) === true ? undefined : `${title} is one of ${node.enum?.join(', ')}.`;
    default:
      return undefined;
  }
}

/** What is wrong with an id that should be there. */
function idTroubleOf(id: string, { sections, words }: RefersTo, manifest: Manifest): string | undefined {
  if (words.includes(id) || targetOf(manifest, { id, sections }) !== undefined) return undefined;
  if (sections.includes('owners')) return ownerTrouble(id, manifest);
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

function listFor({ title, node, refersTo }: FieldSpec, raw: string, manifest: Manifest): Checked {
  const values = splitList(lineOf(raw));
  const trouble = values.length === 0 ? `${title} is empty.` : textTrouble(raw, title);
  if (trouble !== undefined) return { refused: trouble };
  if (refersTo !== undefined) {
    const unknown = values.flatMap((value) => idTroubleOf(value, refersTo, manifest) ?? [])[0];
    if (unknown !== undefined) return { refused: unknown };
  }
  const foreign = values.find((value) => node.enum !== undefined && !node.enum.includes(value));
  return foreign === undefined
    ? { value: values }
    : { refused: `${quoted(foreign)} is not one of ${node.enum?.join(', ')}.` };
}
