/** Whom a document names, and whom it belongs to. */
import { type Said, upTo, withoutEnd } from '../../core/service';
import type { Prose } from '../source/prose';
import { dateOf } from './dates';
import { type Field, isElsewhere } from './fields';
import { beginsOpen, isOpen, plain } from './values';

/** The owner: what stands above the second headings, or the same one everywhere. */
export function ownersSaid(prose: Prose, fields: readonly Field[], body: number): Said[] {
  const owners = fields.filter(
    ({ label, value, from, section }) =>
      /^(?:document )?owners?$/.test(label) &&
      from !== 'box' &&
      personIn(value) !== undefined &&
      !isElsewhere(prose, section),
  );
  const above = owners.filter(({ line }) => line < body);
  const chosen = above.length > 0 ? above : owners;
  const names = new Set(chosen.map(({ value }) => personIn(value)));
  const isList = chosen.every(({ line, from }) => from === 'front' && line === chosen[0]?.line);
  if (names.size > 1 && !isList) return [];
  return (isList ? chosen : chosen.slice(0, 1)).flatMap(({ value, line }): Said[] => {
    const person = personIn(value);
    return person === undefined ? [] : [{ fact: 'document.owner', value: person, line }];
  });
}

/** What stands where a name is to be put. */
export const asksForName =
  /placeholder|to be (?:named|set|decided)|^(?:pending|awaiting|not yet|the person|replace|names? of|who|whoever|insert|add|your|enter|list|everyone)\b/i;

/** Who a value names: what stands before a remark or a date. */
export function personIn(value: string): string | undefined {
  if (value.length > 300 || isOpen(value) || beginsOpen(value)) return undefined;
  const text = withoutEnd(plain(value), /[.\s]/);
  const name = upTo(text, /;|, ?(?=(?:on )?\d)|, (?=\p{Ll})| on (?=\d)| [–—-] | \((?=\d)|, ?["“]/u)
    .trim()
    .replace(/,$/, '');
  const isName = name !== '' && name.split(' ').length <= 9 && !asksForName.test(name);
  return isName && dateOf(name) === undefined ? name : undefined;
}
