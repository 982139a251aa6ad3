import configValidator from 'virtual:config-validator';
import validator from 'virtual:validator';
import type { Path } from '../base/path';
import { configFormat } from './config';
import { withoutEmptyKeys } from './empty-keys';
import { explain, type Format, manifestFormat, type SchemaFault, type ValidatorError } from './explain';
import type { ConfigFile } from './generated/config-file';
import type { Manifest } from './generated/manifest-file';
import { childAt, copyOf, valueAt } from './values';

export type { SchemaCode, SchemaFault } from './explain';

interface Validated {
  readonly faults: readonly SchemaFault[];
  /** The facts that follow the schema; what breaks it is left out. */
  readonly manifest: Manifest;
}

/** Checks plain values against the schema, and keeps what conforms as typed facts. What is not said yet is in neither. */
export function validate(written: unknown): Validated {
  const { faults, conforming } = check(validator, written, manifestFormat);
  return { faults, manifest: conforming as Manifest };
}

/** The same for a configuration. */
export function validateConfig(written: unknown): { faults: readonly SchemaFault[]; config: ConfigFile } {
  const { faults, conforming } = check(configValidator, written, configFormat);
  return { faults, config: conforming as ConfigFile };
}

interface Checked {
  readonly faults: readonly SchemaFault[];
  /** What of the value follows the schema. */
  readonly conforming: unknown;
}

function check(isValid: typeof validator, written: unknown, format: Format): Checked {
  const value = withoutEmptyKeys(written, format.describedAt);
  if (value === undefined || value === null) return { faults: [emptyFault(format)], conforming: {} };
  if (isValid(value)) return { faults: [], conforming: value };
  const byPlace = new Map<string, ValidatorError>();
  for (const error of isValid.errors ?? []) {
    if (isEcho(error, value)) continue;
    const place = placeOf(error);
    const known = byPlace.get(place);
    if (known === undefined || rank(error) < rank(known)) byPlace.set(place, error);
  }
  const errors = [...byPlace.values()];
  const faults = errors
    .filter((error) => !isNotSaidYet(error, written))
    .map((error) => explain(value, { path: pathOf(value, error.instancePath), format }, error));
  return { faults, conforming: conforming(value, errors) };
}

function emptyFault({ noun }: Format): SchemaFault {
  const needs =
    noun === 'manifest' ? 'at least version, stage and workflow with a name' : 'at least version: 1';
  return {
    code: 'schema/missing-key',
    message: `This ${noun} is empty: it needs ${needs}.`,
    path: [],
    target: 'key',
  };
}

/** Whether an error only repeats another one: a branch of `anyOf`, or what is wrong with the name of a key. */
function isEcho({ schemaPath, instancePath, keyword }: ValidatorError, root: unknown): boolean {
  if (schemaPath.includes('/anyOf/')) return true;
  // The name of a key is checked where its map stands; `propertyNames` says which key it is.
  const isOfText = keyword === 'pattern' || keyword === 'minLength';
  return isOfText && typeof valueAt(root, pathOf(root, instancePath)) !== 'string';
}

/** Whether evidence has the key for its address or its file, without a value: it is no evidence yet, and no fault. */
function isNotSaidYet({ keyword, instancePath }: ValidatorError, written: unknown): boolean {
  if (keyword !== 'anyOf') return false;
  const evidence = valueAt(written, pathOf(written, instancePath));
  return ['url', 'file'].some((key) => childAt(evidence, key) === null);
}

/** Of several errors at one place the most basic one is the fault; the others follow from it. */
function rank(error: ValidatorError): number {
  return ['type', 'const', 'enum', 'format'].indexOf(error.keyword) + 1 || 9;
}

/** What is at fault: the value itself, or one key in it. */
function placeOf(error: ValidatorError): string {
  const { additionalProperty, missingProperty, propertyName } = error.params;
  const key = additionalProperty ?? missingProperty ?? propertyName;
  const kind = propertyName === undefined ? '' : 'name';
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
      at = childAt(at, step);
      return step;
    });
}

/** What is left out, by the steps that lead there; `true` where a whole value is. */
type Refused = Map<string | number, Refused> | true;

/** The values without those at fault; what is shared with the original is not changed. */
function conforming(root: unknown, errors: readonly ValidatorError[]): unknown {
  let refused: Refused = new Map();
  for (const error of errors) {
    const { additionalProperty, missingProperty, propertyName } = error.params;
    if (missingProperty !== undefined || propertyName !== undefined) continue;
    const path = pathOf(root, error.instancePath);
    if (additionalProperty !== undefined) path.push(String(additionalProperty));
    refused = refuse(refused, path);
  }
  return refused === true ? {} : without(root, refused);
}

function refuse(refused: Refused, path: Path): Refused {
  const last = path.at(-1);
  if (refused === true || last === undefined) return true;
  let at = refused;
  for (const step of path.slice(0, -1)) {
    const next: Refused = at.get(step) ?? new Map();
    if (next === true) return refused;
    at.set(step, next);
    at = next;
  }
  at.set(last, true);
  return refused;
}

function without(value: unknown, refused: Map<string | number, Refused>): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  // Lists keep their length, with holes, so that later indexes stay true.
  const copy = copyOf(value);
  for (const [step, inside] of refused) {
    if (inside === true) delete copy[step];
    else copy[step] = without(copy[step], inside);
  }
  return copy;
}
