import type { Severity } from '../base/finding';
import { inLatin, strangersIn } from '../base/look-alikes';
import type { Path } from '../base/path';
import { quoted } from '../base/shorten';
import { askedOf, didYouMean, nearest } from '../base/suggest';
import { capital } from '../base/words';
import { describedAt, resolve, type SchemaNode } from './navigate';
import { valueAt } from './values';

export type SchemaCode =
  | 'schema/unknown-key'
  | 'schema/wrong-type'
  | 'schema/not-one-of'
  | 'schema/missing-key'
  | 'schema/bad-format'
  | 'schema/bad-date'
  | 'schema/bad-duration';

/** One place where a manifest breaks the schema. */
export interface SchemaFault {
  readonly code: SchemaCode;
  readonly message: string;
  readonly path: Path;
  readonly target: 'key' | 'value';
  /** For unknown-key the key that was meant, if one is close; for missing-key the key that is missing. */
  readonly key?: string;
  /** For unknown-key those that may have been meant, where several are equally close. */
  readonly keys?: readonly string[];
  /** Where it differs from the usual one. */
  readonly severity?: Severity;
  /** Whether the value counts nevertheless, as it stands there. */
  readonly counts?: true;
}

/** What a text is to follow. */
export interface Format {
  readonly noun: 'manifest' | 'configuration';
  /** What the schema says of a place, even of one that it does not know. */
  readonly describedAt: (path: Path) => SchemaNode | undefined;
}

export const manifestFormat: Format = { noun: 'manifest', describedAt };

/** A place in a text of a format. */
interface Place {
  readonly path: Path;
  readonly format: Format;
}

/** What the compiled validator says of one place. */
export interface ValidatorError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** An error of the validator in the reader's words. */
export function explain(root: unknown, at: Place, error: ValidatorError): SchemaFault {
  const { path } = at;
  const value = valueAt(root, path);
  const { additionalProperty, missingProperty, propertyName, type, allowedValue, allowedValues } =
    error.params;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(at, String(additionalProperty));
    case 'required':
      return missingKey(at, String(missingProperty));
    case 'anyOf':
      return {
        code: 'schema/missing-key',
        message: 'Evidence needs a "url" or a "file".',
        path,
        target: 'value',
        key: 'url',
      };
    case 'type':
      return wrongType(at, value, type);
    case 'const':
    case 'enum':
      return notOneOf(
        at,
        value,
        Array.isArray(allowedValues) ? allowedValues.map(String) : [String(allowedValue)],
      );
    case 'propertyNames':
      return badName(at, String(propertyName));
    default:
      return badFormat(at, value, error);
  }
}

function unknownKey({ path, format }: Place, key: string): SchemaFault {
  const known = Object.keys(format.describedAt(path)?.properties ?? {});
  const where = path.length === 0 ? `a ${format.noun}` : nameOf(path).replace(/^E/, 'e');
  const meant = nearest(key, known);
  const [first] = meant;
  const hint = askedOf(key, meant) || (known.length > 0 ? ` Known keys: ${known.join(', ')}.` : '');
  return {
    code: 'schema/unknown-key',
    message: `${quoted(key)} is not a key of ${where}.${hint}`,
    path: [...path, key],
    target: 'key',
    ...(first === undefined ? {} : meant.length === 1 ? { key: first } : { keys: meant }),
  };
}

function missingKey({ path, format }: Place, key: string): SchemaFault {
  const node = format.describedAt([...path, key]);
  const [what = ''] = (node?.description ?? '').split(/(?<=\.) /);
  const choice = node?.enum === undefined ? '' : ` (${node.enum.join(', ')})`;
  const where = path.length === 0 ? `The ${format.noun}` : quoted(path.join('.'), 100);
  return {
    code: 'schema/missing-key',
    message: `${where} needs ${quoted(key)}${choice}. ${what}`.trim(),
    path,
    target: 'key',
    key,
  };
}

/** The types of values in a reader's words. */
export const typeNames: Readonly<Record<string, string>> = {
  object: 'a map of keys and values',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

function wrongType(at: Place, value: unknown, wanted: unknown): SchemaFault {
  const types = Array.isArray(wanted) ? wanted.map(String) : String(wanted).split(',');
  const expected = exampleOf(at) ?? types.map((type) => typeNames[type] ?? type).join(' or ');
  const name = nameOf(at.path, at.format);
  const message =
    value === null
      ? `${name} is empty, but must be ${expected}.`
      : `${name} must be ${expected}, but is ${inWords(value)}.${quoteHint(types, value)}`;
  return { code: 'schema/wrong-type', message, path: at.path, target: 'value' };
}

/** What a text of a special form looks like; undefined for texts of any form. */
function exampleOf({ path, format }: Place): string | undefined {
  const node = format.describedAt(path);
  if (node?.enum !== undefined) return `one of ${node.enum.join(', ')}`;
  if (node?.pattern === datePattern) return 'a date (year-month-day)';
  if (node?.pattern === amountPattern) return 'an amount (a number and the code of a currency)';
  return node?.pattern === durationPattern ? 'a duration (a number and one of s, m, h, d, w)' : undefined;
}

const datePattern = resolve({ $ref: '#/$defs/date' })?.pattern;
const amountPattern = resolve({ $ref: '#/$defs/amount' })?.pattern;
const durationPattern = resolve({ $ref: '#/$defs/duration' })?.pattern;

function quoteHint(types: readonly string[], value: unknown): string {
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  if (types.includes('string') && isPlain) return ' Put it in quotes.';
  if (
    typeof value === 'string' &&
    /^-?\d/.test(value) &&
    types.some((type) => type === 'number' || type === 'integer')
  ) {
    return ' Write the number alone, without quotes or unit.';
  }
  return '';
}

function inWords(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the text ${quoted(value, 40)}`;
    case 'number':
      return Number.isFinite(value) ? `the number ${value}` : asYaml(value);
    case 'boolean':
      return `${value}`;
    default:
      return 'a map';
  }
}

/** A number as YAML writes it: what is none, and what has no end, has words of its own there. */
function asYaml(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  return Number.isFinite(value) ? String(value) : `${value < 0 ? '-' : ''}.inf`;
}

function notOneOf({ path, format }: Place, value: unknown, allowed: readonly string[]): SchemaFault {
  const hint = typeof value === 'string' ? didYouMean(value, allowed) : '';
  const name = nameOf(path, format);
  const message =
    allowed.length === 1
      ? `${name} must be ${allowed[0]}, but is ${inWords(value)}.`
      : `${name}: ${shown(value)} is not one of ${allowed.join(', ')}.${hint}`;
  return { code: 'schema/not-one-of', message, path, target: 'value' };
}

function shown(value: unknown): string {
  if (typeof value === 'string') return quoted(value, 40);
  if (typeof value === 'number') return asYaml(value);
  return typeof value === 'object' ? inWords(value) : String(value);
}

function badName({ path, format }: Place, key: string): SchemaFault {
  const example = format.describedAt(path)?.propertyNames?.examples?.[0];
  const message =
    example === undefined
      ? `${quoted(key)} is not an id: ids are lower-case words joined by hyphens, such as "erp-vendors".${strangers(key)}`
      : `${quoted(key)} cannot be a key of ${nameOf(path, format)}: write it like ${example}.`;
  return { code: 'schema/bad-format', message, path: [...path, key], target: 'key' };
}

/** That letters of a name only look as if an id could have them: nobody sees what is wrong with it. */
function strangers(name: string): string {
  return inLatin(name) === undefined ? '' : ` ${capital(strangersIn(name))}.`;
}

function badFormat({ path, format }: Place, value: unknown, error: ValidatorError): SchemaFault {
  const what = `${nameOf(path, format)}: ${shown(value)}`;
  const at = { path, target: 'value' } as const;
  if (error.keyword === 'format' || error.params.pattern === datePattern) {
    const wellFormed = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    const why = wellFormed ? 'does not exist in the calendar' : 'is not a date written as year-month-day';
    return { code: 'schema/bad-date', message: `${what} ${why}.`, ...at };
  }
  if (error.params.pattern === durationPattern) {
    const message = `${what} is not a duration: a number and one of s, m, h, d, w.`;
    return { code: 'schema/bad-duration', message, ...at };
  }
  if (error.params.pattern === amountPattern && value !== '') {
    const message = `${what} is not an amount: a number, and the code of a currency where it is money, such as 200 EUR.`;
    return { code: 'schema/bad-format', message, ...at };
  }
  const example = format.describedAt(path)?.examples?.[0];
  const words =
    error.keyword === 'pattern' && typeof value === 'string' && value.trim() !== '' && example !== undefined
      ? `is not written like ${example}`
      : formatWords(error);
  return { code: 'schema/bad-format', message: `${what} ${words}.`, ...at };
}

function formatWords(error: ValidatorError): string {
  const { limit } = error.params;
  switch (error.keyword) {
    case 'minimum':
      return `is less than the minimum of ${limit}`;
    case 'exclusiveMinimum':
      return `must be more than ${limit}`;
    case 'maximum':
      return `is more than the maximum of ${limit}`;
    case 'maxItems':
      return `has more than ${limit} entries`;
    case 'maxLength':
      return `has more than ${limit} characters`;
    case 'minLength':
    case 'pattern':
      return 'is empty';
    default:
      return 'is not in the right form';
  }
}

/** A place as it is called in a sentence: its key, or which entry of a list it is. */
export function nameOf(path: Path, { noun }: Pick<Format, 'noun'> = manifestFormat): string {
  const step = path.at(-1);
  if (step === undefined) return `The ${noun}`;
  return typeof step === 'number' ? `Entry ${step + 1} of ${quoted(String(path.at(-2)))}` : quoted(step);
}
