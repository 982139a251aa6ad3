/** Checks what the panel's page sends: a message is accepted only if it is one of the protocol's. */
import { aheadPages } from './protocol/ahead';
import { type EditRequest, type FixRequest, mostAtOnce, severalKinds } from './protocol/edits';
import { exportFormats, type ToHost } from './protocol/messages';
import { asks } from './protocol/steps';

type Shape = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Shape>>;

const isText =
  (longest: number): Shape =>
  (value) =>
    typeof value === 'string' && value.length <= longest;

const isIndex: Shape = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000_000;
const isFlag: Shape = (value) => typeof value === 'boolean';
const isNumber: Shape = (value) => typeof value === 'number' && Number.isFinite(value);
const oneOf =
  (...texts: readonly string[]): Shape =>
  (value) =>
    typeof value === 'string' && texts.includes(value);
const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value));
const optional = (shape: Shape): Shape => either((value) => value === undefined, shape);

const id = isText(200);
const date = isText(40);
const link = isText(4_000);
const prose = isText(10_000);
const isScalar = either(prose, isNumber, isFlag);

/** An object of its own with these fields and no others. */
const object =
  (fields: Fields): Shape =>
  (value) =>
    isPlain(value) &&
    Object.keys(value).every((key) => Object.hasOwn(fields, key)) &&
    Object.entries(fields).every(([key, shape]) => shape(value[key]));

const isPath: Shape = (value) =>
  Array.isArray(value) && value.length <= 50 && value.every(either(isText(1_000), isIndex));
const isFinding = object({ code: id, path: isPath, index: isIndex, count: isIndex });
const isFindings: Shape = (value) => Array.isArray(value) && value.length <= 1_000 && value.every(isFinding);
const isPlace = object({ line: isIndex, character: isIndex });
const isRoles: Shape = (value) => Array.isArray(value) && value.length <= 50 && value.every(id);
const isList: Shape = (value) => Array.isArray(value) && value.length <= 10_000 && value.every(isScalar);
const valuesOf =
  (shape: Shape): Shape =>
  (value) =>
    isPlain(value) &&
    Object.keys(value).length <= 100 &&
    Object.entries(value).every(([key, each]) => id(key) && shape(each));
const isValue = either(isScalar, isList);
const isChange = valuesOf(either(isValue, (value) => value === null));

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const newOwner: Fields = {
  id,
  handle: isText(500),
  roles: isRoles,
  name: optional(isText(500)),
  deputy: optional(id),
};
const isNewOwner = object(newOwner);
const isNewOwners: Shape = (value) => Array.isArray(value) && value.length <= 20 && value.every(isNewOwner);

const edits: { readonly [K in (EditRequest | FixRequest)['kind']]: Fields } = {
  fix: { finding: isFinding, fix: isText(1_000), also: optional(isFindings) },
  'set-stage': { stage: oneOf('diagnose', 'design', 'deploy', 'operate') },
  'set-status': { item: id, status: oneOf('unmet', 'in-progress'), by: optional(id) },
  'mark-met': { item: id, by: id, on: date, evidence: optional(link) },
  'mark-not-applicable': { item: id, reason: optional(prose) },
  waive: { item: id, reason: optional(prose), approver: id, expires: date },
  'set-owner': { item: id, by: id },
  'add-owner': { ...newOwner, item: optional(id) },
  'record-review': { item: id, on: optional(date) },
  'add-link': { item: id, url: link, expires: optional(date) },
  'add-file': { item: id, file: link },
  'remove-evidence': { item: id, index: isIndex, told: optional(isIndex) },
  'set-facts': { section: id, entry: id, values: isChange, was: optional(isChange) },
  'add-fact': { section: id, entry: id, values: valuesOf(isValue) },
  'remove-fact': { section: id, entry: id, told: optional(isIndex) },
  several: { edits: isSeveral },
};

const isEdit: Shape = (value) => {
  if (!isPlain(value) || typeof value.kind !== 'string' || !Object.hasOwn(edits, value.kind)) return false;
  const fields = edits[value.kind as keyof typeof edits];
  return object({ kind: isText(40), ...fields, adds: optional(isNewOwners) })(value);
};

/** Changes of items, each of one item and none of them of several again. */
function isSeveral(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostAtOnce) return false;
  const kinds: readonly string[] = severalKinds;
  return value.every(
    (each) => isPlain(each) && typeof each.kind === 'string' && kinds.includes(each.kind) && isEdit(each),
  );
}

const messages: { readonly [K in ToHost['type']]: Fields } = {
  ready: {},
  edit: { id: isIndex, version: isIndex, edit: isEdit, isTrial: optional((value) => value === true) },
  undo: {},
  redo: {},
  reveal: { place: isPlace },
  'open-place': { place: object({ file: link, line: isIndex, column: isIndex }) },
  'open-evidence': { item: id, index: isIndex },
  'pick-evidence': { item: id, isForForm: optional((value) => value === true) },
  'create-evidence': { item: id },
  ask: { ask: oneOf(...asks), finding: isFinding, item: optional(id) },
  guidance: { item: id },
  past: {},
  shows: { page: oneOf(...aheadPages, 'other'), day: optional(date) },
  'open-link': { url: link },
  explain: { code: id },
  export: { format: oneOf(...exportFormats) },
  'open-text': {},
};

/** The message, if it is one that the panel may send; undefined for anything else. */
export function readMessage(message: unknown): ToHost | undefined {
  if (!isPlain(message) || typeof message.type !== 'string' || !Object.hasOwn(messages, message.type))
    return undefined;
  const shape = object({ type: isText(40), ...messages[message.type as ToHost['type']] });
  return shape(message) ? (message as unknown as ToHost) : undefined;
}
