/** The one place of all pages that makes HTML: what a template says is markup, what is put into it is text. */

import { harmless } from '../../core/service';

/** A piece of HTML that is made: everything else that is put into one is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

export type Piece = string | number | Html | readonly Html[];

export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(
    strings.map((text, at) => text + (at < pieces.length ? rendered(pieces[at] ?? '') : '')).join(''),
  );
}

function rendered(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('');
  return harmless(String(piece).replace(/\s+/g, ' ')).replace(
    /[&<>"'`]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
}

/** Nothing. */
export const noHtml = new Html('');
