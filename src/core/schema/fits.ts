import { isDate } from '../base/dates';
import { daysOf } from '../base/durations';
import type { Path } from '../base/path';
import { definitionAt, schemaAt } from './navigate';

/** So long a value is written without anybody typing it. */
const longest = 200;

/** Whether a value that was found somewhere may stand at a path of the manifest, by the type and the form that the schema asks for there. */
export function fits(value: string | number, path: Path): boolean {
  const node = schemaAt(path);
  // Who or what is named by an id is named in the manifest.
  if (node === undefined || node['x-refersTo'] !== undefined) return false;
  if (typeof value === 'number')
    return node.type === 'number' || (node.type === 'integer' && Number.isInteger(value));
  // The name of a release or a version may look like a number; what stands in the text counts.
  const isText = node.type === 'string' || node['x-asWritten'] === true;
  if (!isText || value === '' || value.length > longest) return false;
  const definition = definitionAt(path);
  if (definition === 'date') return isDate(value);
  if (definition === 'duration' || definition === 'workingTime') return daysOf(value) !== undefined;
  return node.enum === undefined || node.enum.includes(value);
}
