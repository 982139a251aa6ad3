/** What the page and its appendix are both made of. */
import { fileLink, type Markdown, md, ownMarkdown, webLink } from '../../core/service';
import type { Citation } from './links';

/** A heading with what is below it; nothing where there is nothing below. */
export function section(title: string, parts: readonly (Markdown | string)[]): (Markdown | string)[] {
  const said = parts.filter((part) => (typeof part === 'string' ? part : part.text) !== '');
  return said.length === 0 ? [] : [ownMarkdown(`## ${title}`), ...said];
}

/** A piece of evidence, as a link where it can be opened from the page. */
export function cited({ label, link, file }: Citation, note: string): Markdown {
  const named =
    link === undefined ? md`${label}` : file === undefined ? webLink(label, link) : fileLink(label, link);
  return note === '' ? named : md`${named} (${note})`;
}
