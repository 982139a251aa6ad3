/** What is typed into the forms of an item, and kept while a form is closed. */
import type { Draft, ScopeState } from './state';

type Forms = ScopeState['forms'];

/** What is chosen rather than written in a form. */
const chosenFields: ReadonlySet<string> = new Set(['by', 'on', 'approver', 'expires', 'isKept']);

const noDraft: Draft = {};

/** Under this name what was typed into a form is kept while the form is closed. */
function keptName(control: string): string {
  return `kept:${control}`;
}

/** What has been typed into a form. */
export function draftIn(forms: Forms, control: string): Draft {
  return (Object.hasOwn(forms, control) && forms[control]) || noDraft;
}

/** With a form open: with a draft, or with what stands in it, or with what was typed into it before it was left. */
export function opened(forms: Forms, control: string, draft: Draft | undefined): Forms {
  const { [control]: open, [keptName(control)]: kept, ...others } = forms;
  return { ...others, [control]: draft ?? open ?? kept ?? {} };
}

export function closed(forms: Forms, control: string): Forms {
  const { [control]: _closed, ...others } = forms;
  return others;
}

/** With a draft kept for the next time that its form is opened. */
export function kept(forms: Forms, control: string, draft: Draft): Forms {
  return { ...forms, [keptName(control)]: { ...draft, isKept: 'yes' } };
}

export function typedInto(forms: Forms, control: string, change: Draft): Forms {
  return { ...forms, [control]: { ...forms[control], ...change } };
}

export function isTyped(draft: Draft): boolean {
  return Object.values(draft).some((value) => value.length > 0);
}

/** Whether a form has words that stand nowhere else: neither chosen, nor the reason that the item has. */
export function hasOwnWords(draft: Draft, reason: string | undefined): boolean {
  return Object.entries(draft).some(
    ([field, words]) => !chosenFields.has(field) && words.length > 0 && words !== reason,
  );
}
