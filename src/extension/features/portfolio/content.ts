/** What the portfolio shows, as HTML. Knows nothing of VS Code but the states of manifests. */
import { grouped } from '../../../core/service';
import { type Html, html, noHtml } from '../../../panel/page/html';
import { Fold } from '../../../portfolio/fold';
import type { Row } from '../../../portfolio/row';
import { rowOf } from '../../../portfolio/row-of';
import { editorBody } from '../../../portfolio/view/page';
import type { Years } from '../../../portfolio/view/year';
import type { ManifestState } from '../../manifests/manifests';
import { standing } from '../../manifests/steady';

/** A manifest, and how it is called. */
export interface Listed {
  readonly state: ManifestState;
  readonly path: string;
}

/** So many are listed: a page of more is slow, and nobody reads it. All are counted. */
const mostListed = 2_000;

/** What is made of manifests: of those that have not changed it is not made again. */
export class MadeOf<T extends { readonly path: string }> {
  private readonly made = new WeakMap<ManifestState, T>();

  constructor(private readonly make: (listed: Listed) => T) {}

  has({ state, path }: Listed): boolean {
    return this.made.get(state)?.path === path;
  }

  of(listed: Listed): T {
    const made = this.has(listed) ? this.made.get(listed.state) : undefined;
    const now = made ?? this.make(listed);
    this.made.set(listed.state, now);
    return now;
  }
}

/** A row for each, in their order, and what all come to. */
export function contentOf(
  all: readonly Listed[],
  rows: MadeOf<Row>,
  { years, notes }: { readonly years: Years; readonly notes: readonly string[] },
): Html {
  const fold = new Fold(years.today);
  const listed: { readonly row: Row; readonly key: string }[] = [];
  for (const each of all) {
    const row = rows.of(each);
    fold.add(row);
    if (listed.length < mostListed) listed.push({ row, key: each.state.uri.toString() });
  }
  const left = all.length - listed.length;
  const cut =
    left === 0
      ? []
      : [
          `The first ${grouped(listed.length)} are listed; the pictures count all. "ai-readiness report" lists the other ${grouped(left)} as well.`,
        ];
  return editorBody(listed, fold.result, { notes: [...cut, ...notes], years });
}

/** What the tree and the panel say of it: while its text cannot be read as a whole, the verdict is the one before. */
export function rowIn({ state, path }: Listed): Row {
  const { basis, document } = state.verdict;
  const row = rowOf({ path, root: null, document, report: standing(state) });
  return basis === 'whole' ? row : { ...row, whole: false };
}

/** Instead of rows: what is going on, and what can be done. */
export function stateContent(words: string, action?: string): Html {
  const button =
    action === undefined ? noHtml : html`<br><button type="button" class="action create">${action}</button>`;
  return html`<div class="state" role="status"><p>${words}</p>${button}</div>`;
}
