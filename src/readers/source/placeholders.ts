import { SourceFile } from './file';

/** What Prometheus and Alertmanager fill in themselves: it is no value, and never in an expression. */
export const filler = '\u00A4';

/**
 * The same length of text without what Prometheus fills in when it fires (`{{ $value }}`), which stands unquoted in many
 * rules; undefined for a template of Helm, whose text is not yet what is deployed.
 */
export function withoutPlaceholders(file: SourceFile): SourceFile | undefined {
  const { text, path, bytes } = file;
  if (!text.includes('{{') && !text.includes('{%')) return file;
  if (
    /\{\{-?\s{0,9}(?:\.Values|\.Release|\.Chart|\.Capabilities|\$\.|include\s|tpl\s|toYaml\s|define\s)|\{%/.test(
      text,
    )
  )
    return undefined;
  if (/^[ \t]{0,200}\{\{/m.test(text.replace(/[|>][-+]?[ \t]*\n[\s\S]*/, ''))) return undefined;
  return file.remember(
    'without placeholders',
    () =>
      new SourceFile({
        path,
        bytes,
        text: text.replace(/\{\{[^{}\n]{0,1000}\}\}/g, (found) => filler.repeat(found.length)),
      }),
  );
}
