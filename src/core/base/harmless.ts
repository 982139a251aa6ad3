/**
 * Characters that are obeyed and not shown, as the inside of a character class: C1 controls, what turns the direction
 * of a line around, line breaks of other kinds, and what takes no room. The joiners of scripts and emoji are left out.
 */
const unseen =
  '\\u007f-\\u009f\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\u{e0000}-\\u{e0fff}';

const unseenCharacters = new RegExp(`[${unseen}]`, 'gu');
// Halves of characters by their range: the tables of the system take longer to load than what is done with them.
const obeyed = new RegExp(`[\\u0000-\\u001f\\ud800-\\udfff${unseen}]`, 'gu');

/** The text with everything in it that is obeyed instead of shown as a sign: one character, one column. */
export function harmless(text: string): string {
  return text.replace(obeyed, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** The same for a text of JSON, in which nothing is lost: what JSON does not escape by itself is. */
export function harmlessJson(json: string): string {
  return json.replace(unseenCharacters, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** A text of a manifest as part of one line: white space of any kind is one space, nothing is obeyed. */
export function oneLine(text: string): string {
  return harmless(text.replace(/\s+/g, ' ').trim());
}
