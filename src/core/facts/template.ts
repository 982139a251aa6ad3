/**
 * Evidence documents made from a template carry a last line that names the item and a hash of the text above it.
 * While the hash still fits, nobody has written anything into the document.
 */

const markerPattern = /^<!-- ai-readiness template (?<item>[a-z0-9-]+) (?<hash>[0-9a-f]{8}) -->[ \t]*$/m;

/** What a template's placeholders stand for. */
interface TemplateValues {
  readonly workflow: string;
  readonly date: string;
  readonly owner: string;
}

/** The text of a new evidence document. */
export function fillTemplate(template: string, item: string, values: TemplateValues): string {
  const text = template.replace(
    /\{\{(workflow|date|owner)\}\}/g,
    (_, name: keyof TemplateValues) => values[name],
  );
  return `${text.trimEnd()}\n\n<!-- ai-readiness template ${item} ${contentHash(text)} -->\n`;
}

/** The hash that a document carries, if it was made from a template. */
export function templateHash(text: string): string | undefined {
  return markerPattern.exec(text)?.groups?.hash;
}

/** A marker in a line of a document: the item for which the document was made, and the hash of what it began as. */
export function templateMark(line: string): { readonly item: string; readonly hash: string } | undefined {
  const { item, hash } = markerPattern.exec(line)?.groups ?? {};
  return item === undefined || hash === undefined ? undefined : { item, hash };
}

/** FNV-1a (32 bits) over the words of a text, without its marker: white space and line endings make no difference. */
export function contentHash(text: string): string {
  return fnv1a(text.replace(markerPattern, '').replace(/\s+/g, ' ').trim());
}

/** FNV-1a (32 bits) over the UTF-16 code units of a text, as eight hexadecimal digits. */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
