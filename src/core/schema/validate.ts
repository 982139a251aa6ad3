import validator from 'virtual:validator';
import { plural } from '../facts/calendar';
import type { Manifest } from '../generated/manifest-file';
import { didYouMean } from '../suggest';
import { shorten } from '../text/parse';
import type { Path } from '../text/tree';
import { schemaAt } from './navigate';

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
  /** For unknown-key the key that was meant, for missing-key the key that is missing. */
  readonly key?: string;
}

export interface Validated {
  readonly faults: readonly SchemaFault[];
  /** The facts that follow the schema; what breaks it is left out. */
  readonly manifest: Manifest;
}

/** More faults than anybody will read; the last one says how many there are. */
const maxFaults = 200;

type ValidatorError = NonNullable<typeof validator.errors>[number];

/** Checks plain values against the schema, and keeps what conforms as typed facts. */
export function validate(value: unknown): Validated {
  if (value === undefined) return { faults: [emptyManifest], manifest: {} };
  if (validator(value)) return { faults: [], manifest: value as Manifest };
  const byPlace = new Map<string, ValidatorError>();
  for (const error of validator.errors ?? []) {
    if (error.schemaPath.includes('/anyOf/')) continue;
    const place = placeOf(error);
    const known = byPlace.get(place);
    if (known === undefined || rank(error) < rank(known)) byPlace.set(place, error);
  }
  const errors = [...byPlace.values()];
  const faults = errors.slice(0, maxFaults).map((error) => explain(value, error));
  if (errors.length > maxFaults) faults.push(andMore(errors.length));
  return { faults, manifest: (conforming(value, errors) ?? {}) as Manifest };
}

const emptyManifest: SchemaFault = {
  code: 'schema/missing-key',
  message: 'This manifest is empty: it needs at least version, stage and workflow with a name.',
  path: [],
  target: 'key',
};

function andMore(count: number): SchemaFault {
  const message = `${plural(count, 'place')} in this manifest break the schema; only the first ${maxFaults} are listed.`;
  return { code: 'schema/bad-format', message, path: [], target: 'key' };
}

/** Of several errors at one place the most basic one is the fault; the others follow from it. */
function rank(error: ValidatorError): number {
  return ['type', 'const', 'enum', 'format'].indexOf(error.keyword) + 1 || 9;
}

/** What is at fault: the value itself, or one key in it. */
function placeOf(error: ValidatorError): string {
  const { additionalProperty, missingProperty, propertyName } = error.params;
  const key = additionalProperty ?? missingProperty ?? propertyName;
  const kind = error.keyword === 'propertyNames' || propertyName !== undefined ? 'name' : '';
  return key === undefined ? error.instancePath : `${error.instancePath}/${kind}\n${String(key)}`;
}

/** The path of an error; steps into lists become numbers. */
function pathOf(value: unknown, pointer: string): (string | number)[] {
  let at = value;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(at) ? Number(key) : key;
      at = (at as Record<string | number, unknown>)[step];
      return step;
    });
}

function explain(root: unknown, error: ValidatorError): SchemaFault {
  const path = pathOf(root, error.instancePath);
  const value = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], root);
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(path, String(error.params.additionalProperty));
    case 'required':
      return missingKey(path, String(error.params.missingProperty));
    case 'anyOf':
      return {
        code: 'schema/missing-key',
        message: 'Evidence needs a "url" or a "file".',
        path,
        target: 'value',
        key: 'url',
      };
    case 'type':
      return wrongType(path, value, error.params.type);
    case 'const':
    case 'enum':
      return notOneOf(path, value);
    default:
      return badFormat(path, value, error);
  }
}

function unknownKey(path: Path, key: string): SchemaFault {
  const node = schemaAt(path);
  const known = Object.keys(node?.properties ?? {});
  const where = path.length === 0 ? 'a manifest' : `"${String(path.at(-1))}"`;
  const hint = didYouMean(key, known) || ` Known here: ${known.join(', ')}.`;
  return {
    code: 'schema/unknown-key',
    message: `"${shorten(key)}" is not a key of ${where}.${hint}`,
    path: [...path, key],
    target: 'key',
    key,
  };
}

function missingKey(path: Path, key: string): SchemaFault {
  const what = schemaAt([...path, key])?.description ?? '';
  const where = path.length === 0 ? 'The manifest' : `"${path.join('.')}"`;
  return {
    code: 'schema/missing-key',
    message: `${where} needs "${key}". ${what}`.trim(),
    path,
    target: 'key',
    key,
  };
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'a map of keys and values',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

function wrongType(path: Path, value: unknown, wanted: unknown): SchemaFault {
  const types = Array.isArray(wanted) ? wanted.map(String) : String(wanted).split(',');
  const expected = types.map((type) => typeNames[type] ?? type).join(' or ');
  const name = nameOf(path);
  const message =
    value === null
      ? `${name} is empty, but must be ${expected}.`
      : `${name} must be ${expected}, but is ${inWords(value)}.${quoteHint(types, value)}`;
  return { code: 'schema/wrong-type', message, path, target: 'value' };
}

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
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `the text "${shorten(value, 40)}"`;
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return `${value}`;
    default:
      return 'a map';
  }
}

function notOneOf(path: Path, value: unknown): SchemaFault {
  const node = schemaAt(path);
  const allowed = node?.enum ?? [String(node?.const ?? '')];
  const hint = typeof value === 'string' ? didYouMean(value, allowed) : '';
  const choice = allowed.length === 1 ? `must be ${allowed[0]}` : `is not one of ${allowed.join(', ')}`;
  const shown = typeof value === 'string' ? `"${shorten(value, 40)}"` : String(value);
  return {
    code: 'schema/not-one-of',
    message: `${nameOf(path)}: ${shown} ${choice}.${hint}`,
    path,
    target: 'value',
  };
}

function badFormat(path: Path, value: unknown, error: ValidatorError): SchemaFault {
  const name = nameOf(path);
  const shown = typeof value === 'string' ? `"${shorten(value, 40)}"` : String(value);
  const propertyName = error.params.propertyName;
  if (propertyName !== undefined || error.keyword === 'propertyNames') {
    const key = String(propertyName);
    const message = `"${shorten(key)}" is not an id: ids are lower-case words joined by hyphens, such as "erp-vendors".`;
    return { code: 'schema/bad-format', message, path: [...path, key], target: 'key' };
  }
  if (error.schemaPath.includes('/$defs/date/')) {
    const wellFormed = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    const why = wellFormed ? 'does not exist in the calendar' : 'is not a date: write it as 2026-10-01';
    return { code: 'schema/bad-date', message: `${name}: ${shown} ${why}.`, path, target: 'value' };
  }
  if (error.schemaPath.includes('/$defs/duration/')) {
    const message = `${name}: ${shown} is not a duration: write a number and one of s, m, h, d, w, such as 15m or 30d.`;
    return { code: 'schema/bad-duration', message, path, target: 'value' };
  }
  return {
    code: 'schema/bad-format',
    message: `${name}: ${shown} ${formatWords(error)}.`,
    path,
    target: 'value',
  };
}

function formatWords(error: ValidatorError): string {
  const { limit } = error.params;
  switch (error.keyword) {
    case 'minimum':
      return `is less than ${limit}`;
    case 'maximum':
      return `is more than ${limit}`;
    case 'minLength':
    case 'pattern':
      return 'is an empty text';
    default:
      return 'does not have the right form';
  }
}

function nameOf(path: Path): string {
  const step = path.at(-1);
  if (step === undefined) return 'The manifest';
  return typeof step === 'number' ? `Entry ${step + 1} of "${String(path.at(-2))}"` : `"${shorten(step)}"`;
}

/** The values without those at fault; what is shared with the original is not changed. */
function conforming(root: unknown, errors: readonly ValidatorError[]): unknown {
  let result: unknown = root;
  for (const error of errors) {
    const { additionalProperty, missingProperty, propertyName } = error.params;
    if (missingProperty !== undefined || propertyName !== undefined) continue;
    const path = pathOf(root, error.instancePath);
    if (additionalProperty !== undefined) path.push(String(additionalProperty));
    result = without(result, path, 0);
  }
  return result;
}

function without(value: unknown, path: Path, depth: number): unknown {
  const step = path[depth];
  if (step === undefined || typeof value !== 'object' || value === null) return undefined;
  // Lists keep their length, with holes, so that later indexes stay true.
  const copy = (Array.isArray(value) ? value.slice() : Object.assign(Object.create(null), value)) as Record<
    string | number,
    unknown
  >;
  const rest = depth + 1 < path.length ? without(copy[step], path, depth + 1) : undefined;
  if (rest === undefined) delete copy[step];
  else copy[step] = rest;
  return copy;
}
