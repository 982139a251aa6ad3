/** How texts of forms are compared, and what stands in a form where nobody has written anything. */
import { fnv1a, withoutEnd } from '../../core/service';
import { isOpen, plain } from './values';

/** A text of a form by its words alone, however it is marked. As src/dev/forms.mjs folds it. */
function asFormText(text: string): string {
  return text
    .slice(0, 1_500)
    .replace(/<\/?[a-z]{1,10}>/gi, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

/** The hash by which a text of a form is known. */
export function formHash(text: string): string {
  return fnv1a(asFormText(text));
}

/** What people put into a sentence where a value is to come. */
const stands =
  /\{\{[^{}\n]{0,80}\}\}|\[[^[\]\n]{0,80}\]|<[^<>\n]{0,80}>|(?<![\p{L}\p{N}])(?:n\/?a|to-?do|tb[acd]|fixme|x{1,8}|pending|open|offen|ausstehend|none|unknown|to be (?:determined|defined|decided|set|filled(?: in)?|added|completed|confirmed))(?![\p{L}\p{N}])/giu;

/** The fixed words of a sentence of a form, without what stands between them for what is to come. */
export function skeletonHash(text: string): string {
  return formHash(text.slice(0, 1_500).replace(stands, ' '));
}

/** Whether nothing is written in a field: it is empty, or holds what stands for something that is to come. */
export function isBlank(text: string): boolean {
  const bare = withoutEnd(plain(text.replace(/\\(?=[\p{P}\p{S}])/gu, '')), /[.,;\s]/);
  return isOpen(bare) || isOpen(text) || /^x{1,8}$/i.test(bare) || !/[\p{L}\p{N}]/u.test(bare);
}

/** Whether somebody said with it that a field is still to be filled: none, a dash and nothing at all may be answers. */
export function isToCome(text: string): boolean {
  const bare = withoutEnd(plain(text), /[.\s]/);
  return bare !== '' && isBlank(text) && /^(?:to-?do|tb[acd]|fixme|\?+|…|\.{3}|to be .*)$/i.test(bare);
}

/** A label and what stands behind its colon, in a text of one line; labels of forms may be questions. */
export function fieldIn(text: string): { readonly label: string; readonly value: string } | undefined {
  const at = text.search(/[:：]/);
  if (at < 1 || at > 110 || /^[:：][^\s*_]/.test(text.slice(at))) return undefined;
  return {
    label: plain(text.slice(0, at)),
    value: text
      .slice(at + 1)
      .replace(/^\*{1,3}(?=\s|$)/, '')
      .trim(),
  };
}

const headSentence =
  /^(?:chosen )?workflow: .{1,200}?\. (?:written|kept|measured|drafted) by .{1,100}?,? (?:started )?on .{1,60}?\./i;
const headLabel = /^(?:workflow|owner|date|version date|written (?:on|by)|date of (?:the|this) [a-z]+)$/i;

/** What a form is given when it is made: the workflow, the owner, and the day; undefined where a line says something else. */
export function withoutHead(text: string): string {
  const field = fieldIn(text);
  return field !== undefined && headLabel.test(field.label) && !/\. \p{Lu}\p{L}+ by /u.test(field.value)
    ? ''
    : text.replace(headSentence, '');
}
