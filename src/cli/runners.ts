/**
 * What the runners of CI systems take for commands in what a program prints: `::` at the start of a line (GitHub), `##[`
 * and `##name[` anywhere (GitHub, Azure, TeamCity), the sections of GitLab and Travis. They pass over white space, and
 * over characters that are not seen.
 */
const hidden = '[\\p{Format}\\p{Mn}]*';
const lineStart = new RegExp(
  `^((?:[\\t\\v\\f\\p{Zs}\\p{Format}\\p{Mn}]|\\u001b\\[\\d+m)*:)(?=${hidden}:)`,
  'gmu',
);
const marker = new RegExp(`#(?=${hidden}#${hidden}(?:\\w+${hidden})?\\[)`, 'gu');
const section = /(section|travis)_(?=start:|end:|fold:|time:)/giu;

/** Text output in which a runner finds no command: a space breaks up what would be one. */
export function notObeyed(text: string): string {
  return brokenUp(text, ' ');
}

/**
 * The same where a line may be broken anywhere without a change to what it says: `lineBreak` does that, and `notObeyed` then
 * leaves the text alone.
 */
export function notObeyedByBreaks(text: string, lineBreak: string): string {
  // What stands behind a break is at the start of a line.
  for (let before = text; ; ) {
    const after = brokenUp(before, lineBreak);
    if (after === before) return after;
    before = after;
  }
}

function brokenUp(text: string, by: string): string {
  return text.replace(lineStart, `$1${by}`).replace(marker, `#${by}`).replace(section, `$1_${by}`);
}

/** The same for JSON, in which nothing is lost. No line of it begins with a colon. */
export function notObeyedJson(json: string): string {
  return json.replace(marker, '\\u0023').replace(section, '$1\\u005f');
}
