// What a text is after a proposal was taken, and what that has broken or claimed.
import type { Completion, Proposal } from '../../../../src/core/language/proposals';
import { complete, evaluate, readDocument } from '../../../../src/core/service';
import { repositoryFiles } from './positions';

const today = '2026-11-22';

/** The text with a proposal in it: further lines are indented like the one that it stands on. */
export function textWith(text: string, span: Span, { insert, snippet }: Proposal): string {
  const before = text.slice(0, span.start);
  const [indentation = ''] = /^ */.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? [];
  const written = (snippet === true ? resolved(insert) : insert).replaceAll('\n', `\n${indentation}`);
  return before + written + text.slice(span.end);
}

type Span = Pick<Completion, 'start' | 'end'>;

/** A snippet as it stands there when nothing was filled in: the words of its places, and of choices the first. */
export function resolved(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

/** Choices that claim something, or that decide what is asked for. */
const sensitive =
  /\b(status|classification|origin|tier|role|affectsPeople|outsideTeam|systemOfRecord|idempotent|mode|decision|direction|access|scope|audience): *"?([^\s,{}[\]#"]+)/g;

/** What a text claims, as `key: value`: choices that only a person can make. A comment claims nothing. */
export function claimsIn(text: string): string[] {
  const said = text.replace(/(?<=^|\s)#.*/gm, '');
  return [...said.matchAll(sensitive)].map(([, key, value]) => `${key}: ${value}`);
}

/** What is in the second list and not in the first, as often as it is more. */
export function added(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before];
  return after.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The key at which a place stands; what is chosen for it was asked for. */
export function keyAt(before: string): string | undefined {
  return /([\w-]+): *\S*$/.exec(before)?.[1];
}

/** What came of a proposal. */
export interface Taken {
  readonly label: string;
  /** The text after it. */
  readonly text: string;
  readonly newErrors: readonly string[];
  readonly claims: readonly string[];
}

/** Takes the first proposal at ‸ that begins with what has been typed there, as the editor lists them; if there is one. */
export function takeFirst(marked: string): Taken | undefined {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const completion = complete({ document: readDocument(text), offset, today, files: repositoryFiles });
  const typed = text.slice(completion.start, offset);
  const proposal = completion.proposals.find(({ label }) => label.startsWith(typed));
  if (proposal === undefined) return undefined;
  const after = textWith(text, completion, proposal);
  const key = keyAt(text.slice(0, offset));
  return {
    label: proposal.label,
    text: after,
    newErrors: added(errorsOf(text), errorsOf(after)),
    claims: added(claimsIn(text), claimsIn(after)).filter((each) => !each.startsWith(`${key}:`)),
  };
}

/** The errors of a text, as they are told. Nothing has looked for its files. */
function errorsOf(text: string): string[] {
  const { findings } = evaluate(readDocument(text), { today });
  return findings
    .filter(({ severity, code }) => severity === 'error' && code !== 'evidence/not-checked')
    .map(({ code, message }) => `${code}: ${message}`);
}
