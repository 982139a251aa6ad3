import type { Fix } from '../../base/fix';
import type { PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import { isBroken } from '../../facts/unread';
import { type Reference, targetOf } from '../../schema/references';
import type { SchemaCode, SchemaFault } from '../../schema/validate';
import type { Parsed } from '../../text/parsed';
import { entryOf, locate, nodeAt } from '../../text/tree';
import { type References, schemaFixes } from '../fixes/schema-fixes';
import type { Problem, Rule, RuleContext } from '../rule';
import { isUnknownReference } from './references';

type Words = Pick<Rule, 'summary' | 'why' | 'howToFix'>;

function schemaRule(code: SchemaCode, words: Words): Rule {
  return {
    code,
    severity: 'error',
    ...words,
    *check(context) {
      const misspelled = misspelledKeys(context.faults);
      const refersTo = referencesById(context);
      for (const fault of context.faults) {
        if (fault.code !== code || followsFromText(fault, context)) continue;
        // An id that nobody has is the fault, whatever YAML takes it for.
        if (fault.counts && fault.target === 'value' && isUnknownReference(context, fault.path)) continue;
        if (!isMisspelled(fault, misspelled)) yield problemOf(fault, context, refersTo);
      }
    },
  };
}

function problemOf(fault: SchemaFault, { parsed }: RuleContext, refersTo: References): Problem {
  const { message, target, severity } = fault;
  const fixes = schemaFixes(fault, parsed, refersTo);
  return {
    message: message + advice(fault, fixes),
    path: placeOf(fault, parsed),
    target,
    fixes,
    ...(severity === undefined ? {} : { severity }),
  };
}

/** A required key that stands there without its value is shown where it stands. */
function placeOf({ code, path, key }: SchemaFault, { root }: Parsed): Path {
  const isThere = code === 'schema/missing-key' && key !== undefined && entryOf(nodeAt(root, path), key);
  return isThere ? [...path, key] : path;
}

/** Looks up what refers to an entry; they are put in order the first time that someone asks. */
function referencesById({ references, facts }: RuleContext): References {
  let byId: Map<string, Reference[]> | undefined;
  return ([section, id, ...below]) => {
    if (byId === undefined) {
      byId = new Map();
      for (const each of references) {
        const known = byId.get(each.id);
        if (known === undefined) byId.set(each.id, [each]);
        else known.push(each);
      }
    }
    const named = below.length === 0 ? (byId.get(String(id)) ?? []) : [];
    return named.filter((each) => targetOf(facts.manifest, each) === section);
  };
}

/** What to write, named by what the fixes would write: never an example, which someone would copy. */
function advice({ code, counts }: SchemaFault, fixes: readonly Fix[]): string {
  const isRead = code === 'schema/bad-date' || code === 'schema/bad-duration' || code === 'schema/wrong-type';
  const values = fixes.flatMap(({ operations: [operation], kind }) =>
    operation?.kind === 'set' && kind !== 'remove' && isWord(operation.value)
      ? [String(operation.value)]
      : [],
  );
  if (!isRead || counts || values.length === 0) return '';
  return values.length === 1
    ? ` Write ${values[0]}.`
    : ` Is ${values.slice(0, -1).join(', ')} or ${values.at(-1)} meant?`;
}

function isWord(value: PlainValue): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d[\d.-]*[smhdw]?$/.test(value));
}

/** The keys that are meant by those which are not known, where they would stand. */
function misspelledKeys(faults: readonly SchemaFault[]): ReadonlySet<string> {
  return new Set(
    faults.flatMap(({ code, key, keys = key === undefined ? [] : [key], path }) =>
      code === 'schema/unknown-key' ? keys.map((each) => [...path.slice(0, -1), each].join('\0')) : [],
    ),
  );
}

/** Whether the key that is missing is there under another spelling, which has a finding of its own. */
function isMisspelled({ code, path, key }: SchemaFault, misspelled: ReadonlySet<string>): boolean {
  if (code !== 'schema/missing-key' || key === undefined) return false;
  // Evidence lacks one of two keys, and the fault names the first.
  return (key === 'url' ? [key, 'file'] : [key]).some((each) => misspelled.has([...path, each].join('\0')));
}

/** Whether a fault is only the shadow of text that was not read, which has a finding of its own. */
function followsFromText({ code, path, target, key }: SchemaFault, { parsed, facts }: RuleContext): boolean {
  const node = nodeAt(parsed.root, path);
  const isEmpty = node?.kind === 'scalar' && node.value === null;
  const isAbsent = node === undefined || isEmpty || code === 'schema/missing-key';
  if (isAbsent && facts.beyond.hides(key === undefined ? path : [...path, key])) return true;
  if (parsed.unreadable.length === 0) return false;
  if (isAbsent) return isBroken(parsed, path);
  const range = locate(parsed.text, parsed.root, path, target);
  return parsed.unreadable.some(({ start, end }) => start <= range.end && range.start <= end);
}

export const schemaRules: readonly Rule[] = [
  schemaRule('schema/unknown-key', {
    summary: 'A key is not part of the format.',
    why: 'A misspelled key is a fact that nobody reads: the checks that need it stay silent.',
    howToFix:
      'Correct the key. For notes of your own use a comment, `note` on a checklist item, or a top-level key that begins with `x-`.',
  }),
  schemaRule('schema/wrong-type', {
    summary: 'A value has the wrong type.',
    why: 'The value is left out of all checks, as if it were missing.',
    howToFix:
      'Write a text, number, list or map as the message says. A number or `true` that is meant as text needs quotes.',
  }),
  schemaRule('schema/not-one-of', {
    summary: 'A value is not one of the allowed ones.',
    why: 'The value is left out of all checks, as if it were missing.',
    howToFix: 'Choose one of the values in the message.',
  }),
  schemaRule('schema/missing-key', {
    summary: 'A required key is missing.',
    why: 'A manifest needs very little: `version`, `stage` and `workflow.name`. Everything else can come later; the gates ask for it.',
    howToFix: 'Add the key.',
  }),
  schemaRule('schema/bad-format', {
    summary: 'A value is not in the form that its key requires.',
    why: 'Ids are lower-case words joined by hyphens, so that they can be referred to and merge cleanly; shares are between 0 and 1; texts are not empty.',
    howToFix: 'Write it as the message says.',
  }),
  schemaRule('schema/bad-date', {
    summary: 'A date is not written as a calendar date, or does not exist.',
    why: 'Reviews, waivers, evidence and the go-live date are all compared with today.',
    howToFix: 'Write year, month and day: `2026-10-01`.',
  }),
  schemaRule('schema/bad-duration', {
    summary: 'A duration is not a number and a unit.',
    why: 'Freshness, time limits and escalation times are compared with each other.',
    howToFix: 'Write a number and one of `s`, `m`, `h`, `d`, `w` without a space: `15m`, `4h`, `30d`.',
  }),
];
