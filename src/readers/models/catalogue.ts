import { distinct, sayingOf } from '../source/distinct';
import type { SourceFile } from '../source/file';
import type { ModelSaid } from './said';

/** A file that names more models than this is a list of what there is, not of what is used. */
const mostOfUse = 8;

/** What is said of a file as a whole: each thing once, in its order; in a catalogue nothing is more than mentioned. */
export function inCatalogue(file: SourceFile, said: readonly ModelSaid[]): ModelSaid[] {
  const ordered = distinct(said, keyOf).sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  const models = ordered.filter((each) => each.fact === 'model');
  const ids = new Set(models.flatMap(({ value }) => (value.site === 'deployed' ? [] : [value.id])));
  if (ids.size <= mostOfUse) return ordered;
  const first = models.find(({ value }) => value.site !== 'deployed');
  return [
    { fact: 'model-catalogue', value: { count: ids.size }, ...headOf(file, first?.line) },
    ...ordered.map(
      (each): ModelSaid =>
        each.fact === 'model' && each.value.site !== 'deployed'
          ? { ...each, value: { ...each.value, site: 'mentioned' } }
          : each,
    ),
  ];
}

/** Where the list begins that the first of its models stands in: the nearest line above that opens one. */
function headOf({ lines }: SourceFile, line: number | undefined): { readonly line?: number } {
  if (line === undefined) return {};
  let indent = indentOf(lines[line]);
  for (let at = line; at >= Math.max(0, line - 40); at--) {
    const text = (lines[at] ?? '').slice(0, 400);
    // What is not indented less is closed before the list begins.
    if (at < line && (text.trim() === '' || indentOf(text) >= indent)) continue;
    if (/[[({]\s*$|^\s*[\w"'-]+:\s*$/.test(text)) return { line: at };
    indent = indentOf(text);
  }
  return { line };
}

function indentOf(text = ''): number {
  return text.length - text.trimStart().length;
}

/** The name of a deployment is the same wherever it is said. */
function keyOf(said: ModelSaid): string {
  return said.fact === 'deployment-name'
    ? `${said.fact} ${said.value.name} ${said.value.model}`
    : sayingOf(said);
}
