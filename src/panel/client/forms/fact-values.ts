/** Values of typed facts, as a form has them and as they are sent. */
import type { FactEntry, FactField, FactValue } from '../../protocol/facts';
import { addingTo, withAdded } from './chips';
import { listOf, shown } from './fact-fields';
import type { FormTools } from './form';

type FieldTools = Pick<FormTools, 'typed' | 'value' | 'list' | 'isTouched'>;

/** The value that a text stands for; null for none, undefined for what is no number but should be. */
export function typed(kind: FactField['kind'], text: string): string | number | boolean | null | undefined {
  if (text.trim() === '') return null;
  if (kind === 'boolean') return text.trim() === 'true';
  if (kind !== 'number') return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** A value for reading. */
export function readValue(value: FactValue | undefined): string {
  if (typeof value === 'object') return value.map((each) => readValue(each)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined ? '' : String(value);
}

/**
 * What a form has of a field: null for nothing, undefined for what is no number but should be. What is still being typed
 * beside a list is one of its values.
 */
export function valueIn(
  tools: FieldTools,
  field: FactField,
  { name = field.key, stands }: { readonly name?: string; readonly stands?: FactValue | undefined } = {},
): FactValue | null | undefined {
  if (!field.list) {
    const text = tools.value(name, shown(stands));
    return text === shown(stands) && stands !== undefined && typeof stands !== 'object'
      ? stands
      : typed(field.kind, text);
  }
  const values = withAdded(tools.list(name, listOf(stands)), tools.value(addingTo(name)));
  return values.length === 0 && stands === undefined ? null : values;
}

/** The fields that say something else than the text. */
export function changedIn(
  tools: FieldTools,
  fields: readonly FactField[],
  { values, inTextOnly = [] }: Pick<FactEntry, 'values' | 'inTextOnly'>,
): readonly FactField[] {
  return fields.filter((field) => {
    const { key } = field;
    if (inTextOnly.includes(key) || !(tools.isTouched(key) || tools.isTouched(addingTo(key)))) return false;
    const stands = values[key];
    return JSON.stringify(valueIn(tools, field, { stands })) !== JSON.stringify(stands ?? null);
  });
}
