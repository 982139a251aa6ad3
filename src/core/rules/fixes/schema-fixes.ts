import type { Fix } from '../../base/fix';
import { inLatin } from '../../base/look-alikes';
import type { Operation, PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { nearest } from '../../base/suggest';
import { describedAt, resolve } from '../../schema/navigate';
import type { Reference } from '../../schema/references';
import type { SchemaFault } from '../../schema/validate';
import type { Parsed } from '../../text/parsed';
import { entryOf, type Node, nodeAt } from '../../text/tree';
import { readAmount } from './amounts';
import { restOfTextFixes } from './comma-fixes';
import {
  changeTo,
  choiceFix,
  fixOf,
  meantFixes,
  meantNames,
  removeFix,
  renameFix,
  renameIdFix,
  setFix,
  writtenAt,
} from './fixes';
import { type Reading, readDate, readDuration } from './readings';
import { numberFixes, wrongType } from './type-fixes';

/** What people write for a word of the format. */
const synonyms: Readonly<Record<string, string>> = {
  done: 'met',
  complete: 'met',
  completed: 'met',
  yes: 'met',
  open: 'unmet',
  todo: 'unmet',
  'to-do': 'unmet',
  no: 'unmet',
  wip: 'in-progress',
  started: 'in-progress',
  ongoing: 'in-progress',
  'n/a': 'not-applicable',
  na: 'not-applicable',
  skipped: 'waived',
  approved: 'granted',
  production: 'live',
};

/** What refers to the entry of a section at a path. */
export type References = (path: Path) => readonly Reference[];

/** The fixes of a place that breaks the schema, the most likely one first. */
export function schemaFixes(fault: SchemaFault, parsed: Parsed, refersTo: References): Fix[] {
  switch (fault.code) {
    case 'schema/unknown-key':
      return unknownKey(fault, parsed);
    case 'schema/missing-key':
      return missingKey(fault);
    case 'schema/wrong-type':
      return wrongType(fault, parsed);
    case 'schema/not-one-of':
      return notOneOf(fault, parsed);
    case 'schema/bad-date':
      return rewritten(fault, parsed, readDate);
    case 'schema/bad-duration':
      return rewritten(fault, parsed, readDuration);
    default:
      return badFormat(fault, parsed, refersTo);
  }
}

const amount = resolve({ $ref: '#/$defs/amount' })?.pattern;

function isEmpty(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null;
}

function unknownKey(
  { path, key, keys = key === undefined ? [] : [key] }: SchemaFault,
  parsed: Parsed,
): Fix[] {
  const { root } = parsed;
  const parent = nodeAt(root, path.slice(0, -1));
  const fixes = meantNames(path, keys, (each) => entryOf(parent, each) !== undefined);
  const own = String(path.at(-1));
  // What is someone's own note may stay under a key of its own.
  if (path.length === 1 && keys.length === 0 && /^[\w-]+$/.test(own)) fixes.push(renameFix(path, `x-${own}`));
  const rest = restOfTextFixes(path, parsed);
  if (rest !== undefined) return [...fixes, ...rest];
  // Digits alone are no key that somebody made up, but belong to some number.
  if (/^\s*\d/.test(own) && isEmpty(nodeAt(root, path))) return fixes;
  return [...fixes, removeFix(`Remove ${quoted(own)}`, path)];
}

/** What a manifest begins with. The stage is the first one: it claims nothing. */
const beginnings: Readonly<Record<string, PlainValue>> = {
  version: 1,
  stage: 'diagnose',
  workflow: { name: 'New workflow' },
  name: 'New workflow',
};

function missingKey({ path, key }: SchemaFault): Fix[] {
  if (path.length === 0 && key === undefined) {
    const operations = ['version', 'stage', 'workflow'].map((each) => ({
      kind: 'set' as const,
      path: [each],
      value: beginnings[each] ?? null,
    }));
    return [fixOf({ kind: 'add', title: 'Begin a manifest' }, operations)];
  }
  const value = key === undefined || path[0] === 'checklist' ? undefined : beginnings[key];
  if (key === undefined || value === undefined) return [];
  // There is only one version of the format so far.
  return [
    setFix({ kind: 'add', title: `Add ${quoted(key)}`, safe: key === 'version' }, [...path, key], value),
  ];
}

function notOneOf({ path }: SchemaFault, parsed: Parsed): Fix[] {
  const schema = describedAt(path);
  if (schema?.const !== undefined) {
    const only = schema.const as PlainValue;
    const written = writtenAt(parsed, path);
    if (written === undefined) return [];
    // Only its spelling differs: `"1"`, `v1`. Of anything else nobody knows what was meant, but only this is read.
    const safe = written.replace(/^v/, '') === String(only);
    return [setFix({ kind: 'change', title: `Change to ${String(only)}`, safe }, path, only)];
  }
  const written = writtenAt(parsed, path);
  const allowed = schema?.enum ?? [];
  if (written === undefined) return [];
  const plain = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  // Only the spelling differs: `In progress`.
  const same = allowed.find((each) => each === plain);
  if (same !== undefined)
    return [
      setFix({ kind: 'change', title: `Change to ${quoted(same)}`, which: same, safe: true }, path, same),
    ];
  const known = synonyms[plain];
  return known !== undefined && allowed.includes(known)
    ? [changeTo(path, known)]
    : meantFixes(path, nearest(written, allowed));
}

function rewritten(
  { path }: Pick<SchemaFault, 'path'>,
  parsed: Parsed,
  read: (text: string) => Reading,
): Fix[] {
  const written = writtenAt(parsed, path);
  const { values, exact } = read(written ?? '');
  if (values.length > 1) return values.map((each) => choiceFix(`Write ${each}`, path, each));
  return values.map((each) =>
    setFix({ kind: 'rewrite', title: `Write it as ${each}`, safe: exact }, path, each),
  );
}

function badFormat({ path, target, counts }: SchemaFault, parsed: Parsed, refersTo: References): Fix[] {
  const { root } = parsed;
  const name = String(path.at(-1));
  const node = nodeAt(root, path);
  if (target === 'key') {
    const id = slug(name);
    const isFree = entryOf(nodeAt(root, path.slice(0, -1)), id) === undefined;
    return id !== '' && isFree && path.length > 1 ? [renameIdFix(path, id, refersTo(path))] : [];
  }
  if (node?.kind !== 'scalar') return [];
  if (counts)
    return numberFixes(path, writtenAt(parsed, path) ?? '').map((fix) =>
      // That it is this number already makes no difference: it is to be written so.
      fix.id === `choose:${node.value}` ? { ...fix, operations: asText(node, String(node.value)) } : fix,
    );
  if (typeof node.value === 'string' && node.value.trim() === '')
    return path.length > 1 && name !== 'name' ? [removeFix(`Remove the empty ${quoted(name)}`, path)] : [];
  if (describedAt(path)?.pattern === amount) return rewritten({ path }, parsed, readAmount);
  // A share written as a percentage.
  const isPercentage =
    typeof node.value === 'number' && describedAt(path)?.maximum === 1 && node.value > 1 && node.value <= 100;
  if (!isPercentage) return [];
  const share = Number((Number(node.value) / 100).toPrecision(12));
  return [setFix({ kind: 'change', title: `Change to ${share} (${node.value} %)` }, path, share)];
}

/** What stands at a value, written otherwise. */
function asText({ start, end }: Node, text: string): Operation[] {
  return [{ kind: 'text', start, end, text }];
}

/** A name as an id: `Priya N.` → `priya-n`. */
function slug(name: string): string {
  return (inLatin(name) ?? name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}
