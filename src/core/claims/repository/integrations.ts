/** Integrations, held against their contracts. Design: readers-repository.md, section 8. */
import { withoutEnd } from '../../base/ends';
import type { Claim } from '../../facts/claim';
import { entries } from '../../facts/context';
import type { FileReading } from '../../facts/testimony';
import type { Integration } from '../../schema/generated/manifest-file';
import { type Found, type Look, placeIn } from './base/look';
import { confirmed, contradicted, placeOf, some, unclear } from './base/made';
import { areAmong, wordsOf } from './base/words';

type Operation = Found<'operation'>;

export function integrationClaims(look: Look): Claim[] {
  return entries(look.facts.manifest.integrations).flatMap(([id, integration]) => {
    const reading = look.reading(integration.contract);
    if (reading === undefined) return [];
    const operations = look.in(reading, 'operation');
    if (operations.length === 0) return [];
    const ground = { look, id, integration, reading, operations, ...meant(id, integration, operations) };
    return [...named(ground), ...idempotent(ground), ...open(ground)];
  });
}

interface Ground {
  readonly look: Look;
  readonly id: string;
  readonly integration: Integration;
  readonly reading: FileReading;
  readonly operations: readonly Operation[];
  /** Those that the integration uses, as far as that is known. */
  readonly own: readonly Operation[];
  /** Whether the manifest names them, or there is no other. */
  readonly isSure: boolean;
}

/** Those that the manifest names after `#`, those whose path has the words of the id, else all of them. */
function meant(
  id: string,
  integration: Integration,
  operations: readonly Operation[],
): Pick<Ground, 'own' | 'isSure'> {
  const wanted = operationIn(integration);
  if (wanted !== undefined)
    return { own: operations.filter((each) => isOperation(each, wanted)), isSure: true };
  const words = wordsOf(id);
  const telling = operations.filter(({ said: { value } }) => areAmong(words, wordsOf(value.path)));
  if (telling.length > 0) return { own: telling, isSure: operations.length === 1 };
  return { own: operations, isSure: operations.length === 1 };
}

interface Wanted {
  readonly method: string;
  readonly path: string;
}

/** `contracts/erp.yaml#POST /invoices`. */
function operationIn({ contract = '' }: Integration): Wanted | undefined {
  const [, method, path] =
    /^(get|head|post|put|patch|delete|options)\s+(\/\S*)$/i.exec(placeIn(contract)?.slice(0, 500) ?? '') ??
    [];
  return method === undefined || path === undefined ? undefined : { method: method.toUpperCase(), path };
}

function isOperation({ said: { value } }: Operation, { method, path }: Wanted): boolean {
  return value.method.toUpperCase() === method && shapeOf(value.path) === shapeOf(path);
}

/** The name of a parameter is nobody's business. */
function shapeOf(path: string): string {
  return withoutEnd(path.slice(0, 500).replace(/\{[^{}]*\}|:[a-z_]\w*/gi, '{}'), /\//);
}

/** Whether all of its operations were read here: those that stand in other files were not. */
function isWhole(look: Look, reading: FileReading): boolean {
  const isPartial = look.in(reading, 'api').some(({ said: { value } }) => value.partial === true);
  return !isPartial && !reading.testimony.some(({ fact }) => fact === 'unread');
}

function named({ look, id, integration, reading, operations, own }: Ground): Claim[] {
  const wanted = operationIn(integration);
  if (wanted === undefined) return [];
  const path = ['integrations', id, 'contract'];
  const [first] = own;
  const words = `${wanted.method} ${wanted.path}`;
  if (first !== undefined)
    return [
      confirmed({
        path,
        reason: `the contract has ${words}`,
        places: own.map((each) => inPlace(each, 'path')),
      }),
    ];
  const reason = `the contract has no ${words}; it has ${some(operations.map(inWords))}`;
  if (!isWhole(look, reading))
    return [unclear({ path, reason: 'not all of the contract could be read', places: [] })];
  return [
    contradicted({ path, reason, places: [{ file: reading.path, says: `no ${words}` }], severity: 'error' }),
  ];
}

function inWords({ said: { value } }: Operation): string {
  return `${value.method.toUpperCase()} ${value.path}`;
}

function inPlace(operation: Operation, key: 'path' | 'idempotent' | 'auth'): Claim['places'][number] {
  const { pathLine, keyLine } = operation.said.value;
  return placeOf(
    operation,
    inWords(operation),
    { path: pathLine, idempotent: keyLine, auth: undefined }[key],
  );
}

const writing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What is asked by a POST because the question is long, and changes nothing. */
const asks = /\b(?:search|query|queries|lookup|find|filter|graphql|validate|check|preview|simulate)\b/i;

/** A method that writes says nothing by itself; a key that has to be sent does. */
function idempotent({ id, integration, own, isSure }: Ground): Claim[] {
  if (integration.idempotent === undefined) return [];
  const path = ['integrations', id, 'idempotent'];
  const writes = own.filter(({ said: { value } }) => writing.has(value.method.toUpperCase()));
  if (writes.length === 0) return [];
  const byKey = writes.filter(({ said: { value } }) => value.idempotent === 'by-key');
  const open = writes.filter(
    ({ said: { value } }) => value.idempotent !== 'by-key' && value.idempotent !== 'by-method',
  );
  if (byKey.length > 0 && open.length === 0) {
    const [first] = byKey;
    const keys = byKey.map((each) => inPlace(each, 'idempotent'));
    const reason = `${first === undefined ? '' : inWords(first)} needs a key that makes it idempotent`;
    if (integration.idempotent) return [confirmed({ path, reason, places: keys })];
    return [
      contradicted({
        path,
        reason: `${reason}, the manifest says false`,
        places: keys,
        severity: isSure ? 'error' : 'warning',
      }),
    ];
  }
  const undecided = open.length > 0 ? open : writes;
  const isOptional = undecided.every(({ said: { value } }) => value.idempotent === 'by-optional-key');
  const reason = isOptional
    ? `${some(undecided.map(inWords))} may be sent with a key, and need not be`
    : `the contract does not say it of ${some(undecided.map(inWords))}`;
  // That it changes something only once is then claimed by nobody but the manifest. PUT does so by its definition.
  const isMissing =
    integration.idempotent &&
    integration.direction !== 'read' &&
    undecided.every(
      ({ said: { value } }) =>
        value.idempotent === 'not-stated' && /^(?:POST|PATCH)$/i.test(value.method) && !asks.test(value.path),
    );
  return [
    unclear({
      path,
      reason: isMissing ? `${reason}: there is no key by which a repeated call is known` : reason,
      places: undecided.map((each) => inPlace(each, 'idempotent')),
      ...(isMissing ? { code: 'repository/differs', severity: 'warning' } : {}),
    }),
  ];
}

/** A write that anyone may make, where others need to say who they are. */
function open({ id, integration, operations, own }: Ground): Claim[] {
  if (/mtls|mutual|certificate/i.test(integration.auth?.slice(0, 300) ?? '')) return [];
  const hasScheme = operations.some(({ said: { value } }) => value.auth.length > 0);
  const found = own.filter(
    ({ said: { value } }) => writing.has(value.method.toUpperCase()) && value.auth.length === 0,
  );
  if (!hasScheme || found.length === 0) return [];
  return [
    unclear({
      path: ['integrations', id, integration.auth === undefined ? 'contract' : 'auth'],
      reason: `${some(found.map(inWords))} needs no one to say who he is, by the contract`,
      places: found.map((each) => inPlace(each, 'auth')),
      code: 'repository/differs',
      severity: 'information',
    }),
  ];
}
