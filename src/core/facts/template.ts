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

/** FNV-1a (32 bits) over the words of a text, without its marker: white space and line endings make no difference. */
export function contentHash(text: string): string {
  const words = text.replace(markerPattern, '').replace(/\s+/g, ' ').trim();
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) {
    hash ^= words.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
