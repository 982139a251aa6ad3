/** What a place in a program stands in, by the lines above it. */
import type { SourceFile } from '../source/file';

const longestLine = 1_500;

/** A map or a list that shows what others may send: `json_schema_extra={"example": {`. */
const exampleAbove =
  /(?:^|[^\w])["']?(?:examples?|(?:json_)?schema_extra|openapi_examples?)["']?\s*[:=]\s*[[({]/i;
/** So many lines are looked back for one. */
const farthestAbove = 60;

/** Whether a literal stands inside of such a one. */
export function isInExample(file: SourceFile, offset: number): boolean {
  return linesAbove(file, offset).some((text) => exampleAbove.test(text));
}

/** `JUDGE_MODELS = {`, `judge: {`: a map or a list that begins at the end of a line, by its name. */
const holder =
  /(?:^|[^\w$.])([A-Za-z_$][\w$-]{0,80})["']?[ ]?(?::[ ]?[\w.[\], |<>]{1,60})?\s?(?:=>|[=:])\s?(?:dict|list|new Map|Object\.freeze)?[[({]{1,3}\s*$/;

/** The names of what a literal stands in. */
export function holdersOf(file: SourceFile, offset: number): string[] {
  return linesAbove(file, offset).flatMap((text) => holder.exec(text)?.[1] ?? []);
}

/** The lines above that a place stands below, as they are indented less and less. */
function linesAbove(file: SourceFile, offset: number): string[] {
  const above: string[] = [];
  const { line = 0 } = file.placeOf(offset);
  let indent = indentOf(file.lines[line] ?? '');
  for (let at = line - 1; at >= 0 && at >= line - farthestAbove && indent > 0; at--) {
    const text = file.lines[at] ?? '';
    const own = indentOf(text);
    if (text.trim() === '' || own >= indent || text.length > longestLine) continue;
    above.push(text);
    indent = own;
  }
  return above;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
