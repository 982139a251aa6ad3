/** What is wrong with something that the user has typed, in plain words; undefined where nothing is. */

import { dayOf, daysBetween, holds, isId, type Manifest, plural, plusDays, quoted } from '../../core/service';
import { longestText } from '../protocol/facts';

/** A text on one line, without blanks around it. */
export function lineOf(text: string): string {
  const lines = text.split(/[\r\n\u2028\u2029]/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** A text as it is typed, of one line or several: what is dropped are blanks at the ends of lines, and around it all. */
function textOf(typed: string): string {
  const lines = typed.split(/\r\n?|[\n\u2028\u2029]/).map((line) => line.trimEnd());
  return lines.join('\n').trim();
}

/**
 * What a text becomes by what was typed in its place: itself where nothing but blanks around it differs. A block of text
 * goes on to end with its line break.
 */
export function retyped(before: unknown, typed: string): string {
  const text = textOf(typed);
  if (typeof before !== 'string') return text;
  if (textOf(before) === text) return before;
  return before.endsWith('\n') ? `${text}\n` : text;
}

export function textTrouble(text: string, what: string): string | undefined {
  if (lineOf(text) === '') return `${what} is empty.`;
  if (text.length > longestText)
    return `${what} is longer than ${plural(longestText, 'character')}: put it in a file and refer to that.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/.test(text)
    ? `${what} contains a character that a manifest cannot hold.`
    : undefined;
}

export function dateTrouble(text: string): string | undefined {
  if (dayOf(text) !== undefined) return undefined;
  return `${quoted(text)} is not a valid date: write it like 2026-10-01.`;
}

/** A date on which something was done cannot lie ahead. */
export function doneOnTrouble(text: string, today: string): string | undefined {
  const ahead = daysBetween(today, text);
  if (ahead !== undefined && ahead > 0)
    return `${text} is in the future: give the date on which it was done.`;
  return dateTrouble(text);
}

/** A review comes after the one before it, and not in the future. */
export function reviewTrouble(text: string, last: string | undefined, today: string): string | undefined {
  const days = daysBetween(last, text);
  const isEarlier = days !== undefined && days < 0 && (daysBetween(last, today) ?? 0) >= 0;
  return doneOnTrouble(text, today) ?? (isEarlier ? `It was reviewed on ${last} already.` : undefined);
}

export function waiverEndTrouble(
  text: string,
  { today, waiverDays }: { readonly today: string; readonly waiverDays: number },
): string | undefined {
  const days = daysBetween(today, text);
  if (days === undefined) return dateTrouble(text);
  if (days < 0) return `A waiver ends today at the earliest; ${text} has passed.`;
  return days > waiverDays
    ? `A waiver lasts ${waiverDays} days at most, so until ${plusDays(today, waiverDays)}: renew it then if needed.`
    : undefined;
}

export function ownerTrouble(id: string, manifest: Manifest): string | undefined {
  if (Object.hasOwn(manifest.owners ?? {}, id)) return undefined;
  return `${quoted(id)} is not one of the owners: add them first.`;
}

export function approverTrouble(id: string, manifest: Manifest): string | undefined {
  if (holds(manifest, id, 'performance'))
    return `${quoted(id)} owns performance, so someone else must approve the waiver.`;
  return ownerTrouble(id, manifest);
}

export function idTrouble(id: string): string | undefined {
  if (id === '') return 'Enter an id: lower-case words joined by hyphens, such as erp-vendors.';
  if (id.length > 100) return 'The id is too long: two or three words are enough.';
  return isId(id)
    ? undefined
    : `${quoted(id)} cannot be an id: use lower-case words joined by hyphens, such as erp-vendors.`;
}

export function linkTrouble(url: string): string | undefined {
  if (/^http:/i.test(url)) return 'This link is not secure: it must begin with https://.';
  if (!/^https:\/\/[^\s/?#]+/i.test(url)) return 'A link begins with https:// and the name of a site.';
  if (url.length > 2_000) return 'The link is too long.';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\s\u0000-\u001f\u007f"<>\\]/.test(url) || !URL.canParse(url)
    ? 'This link cannot be read: copy it again from the browser.'
    : undefined;
}

export function fileTrouble(file: string): string | undefined {
  if (file === '' || file.length > 1_000) return 'The path of a file is missing, or too long.';
  if (/^[a-z][a-z0-9+.-]*:/i.test(file)) return `${quoted(file)} is not a path inside this repository.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\\\u0000-\u001f\u007f]/.test(file)
    ? `${quoted(file)} is not a path: use / between its parts.`
    : undefined;
}
