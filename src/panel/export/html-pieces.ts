/** The pieces that the parts of the exported report share. */

import { type Html, html, noHtml, type Piece } from '../page/html';
import type { Citation } from './links';

/** A heading and what is below it; nothing where there is nothing below. */
export function section(title: Piece, body: Html): Html {
  return body.text === ''
    ? noHtml
    : html`<section><h2>${title}</h2>
${body}</section>
`;
}

/** A link to a page of the web, which learns nothing of who comes from where; a label alone for any other address. */
export function outside(label: string, url: string): Html {
  return /^https:\/\/[^\s/]/i.test(url)
    ? html`<a href="${url}" rel="noopener noreferrer" referrerpolicy="no-referrer">${label}</a>`
    : html`${label}`;
}

/** A piece of evidence, as a link where it can be opened from the page. */
export function citation({ label, link, file }: Citation): Html {
  if (link === undefined) return html`<bdi>${label}</bdi>`;
  return file === undefined ? outside(label, link) : html`<a href="${link}"><bdi>${label}</bdi></a>`;
}

/** A word longer than this may break anywhere; others do not, lest columns break "personal" in two. */
const longWord = /[^\s-]{22}/;

/** A cell of a table. `label`: what it is, where the cells stand below each other and the head is not seen. */
export function cell(text: string, label: string): Html {
  return html`<td dir="auto" data-label="${label}"${longWord.test(text) ? html` class="long"` : ''}>${soft(text)}</td>`;
}

/** A text in which days stay in one piece, and a mail address breaks before its host first. */
function soft(text: string): Html {
  return html`${text.split(/(\b\d{4}-\d{2}-\d{2}\b)/).map((part, at) => {
    if (at % 2 === 1) return html`<time>${part}</time>`;
    const host = part.indexOf('@');
    return host > 0 ? html`${part.slice(0, host)}<wbr>${part.slice(host)}` : html`${part}`;
  })}`;
}
