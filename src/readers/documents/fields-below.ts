/** What a document says in rows of two cells and in lines with a label, for whoever looks for one of them. */
import type { Setting } from '../../core/service';
import type { SourceFile } from '../source/file';
import { dateOf } from './dates';
import { isElsewhere } from './fields';
import { documentOf, fieldsIn, proseReader } from './prose';
import { sectionOf } from './section';
import { isPlaceholder, plain } from './values';

/**
 * The labels of a document with their values, below a heading where one is named; undefined for what is no document. Each
 * goes by the heading under which it stands. What is an example or was so once is not among them.
 */
export function fieldsBelow(file: SourceFile, heading?: string): Setting[] | undefined {
  if (!proseReader.knows(file)) return undefined;
  const { prose } = documentOf(file);
  const section = heading === undefined ? undefined : sectionOf(file, heading);
  if (heading !== undefined && section === undefined) return [];
  return fieldsIn(file)
    .filter(({ line }) => section === undefined || (line >= section.first && line < section.end))
    .filter((field) => !isElsewhere(prose, field.section) && !isPlaceholder(field.value))
    .map(({ label, value, line, section: at }) => {
      const day = dateOf(value);
      return {
        path: [plain(prose.headings[at]?.text ?? ''), label],
        value: plain(value),
        line,
        ...(day === undefined ? {} : { day }),
      };
    });
}
