/** What the repository says of a value: that it confirms it, or what it has instead, with a button for each. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FactEntry, FactGroup, MarkView } from '../../protocol/facts';
import type { PanelModel } from '../../protocol/model';
import { signOfClaim } from '../base/words';
import type { Store } from '../host/store';
import { icon, type Part, pieces, refusalAt, told } from '../parts/parts';
import { placeLink } from './proof';

interface MarkRoom {
  readonly store: Store;
  readonly model: PanelModel;
  readonly scope: string;
  readonly group: Pick<FactGroup, 'section'>;
  readonly entry: FactEntry;
}

/** The mark of a field; of the entry as a whole under the empty key. */
export function factMark(room: MarkRoom, key: string): Part {
  const { store, scope, group, entry } = room;
  const mark = entry.marks?.[key];
  if (mark === undefined || !Object.hasOwn(entry.marks ?? {}, key)) return nothing;
  const { verdict, reason, place } = mark;
  const { icon: name, tone, word } = signOfClaim(verdict);
  const own = `${scope}/mark:${group.section}:${entry.key}:${key}`;
  if (verdict === 'contradicted') return differing(room, mark, own);
  const at = place === undefined ? [] : [placeLink(store, own, place, place.label)];
  return html`<p class="mark hint">${icon(name, tone)}<span>${pieces([html`${word}: ${told(reason, 300)}`, ...at])}</span></p>`;
}

function differing({ store, model, scope }: MarkRoom, mark: MarkView, own: string): TemplateResult {
  const { reason, place, take } = mark;
  const { icon: name, tone } = signOfClaim('contradicted');
  const origin = { scope, control: own };
  const write = () => {
    if (take === undefined || store.isAsked(origin)) return;
    const { finding, fix, title } = take;
    store.edit(origin, { kind: 'fix', finding, fix }, `Done: ${title}.`);
  };
  const open = () => {
    if (place === undefined) return;
    const { file, line, column } = place;
    store.host.send({ type: 'open-place', place: { file, line, column } });
  };
  return html`<div class="mark differs" role="group" aria-label="The repository says otherwise">
    <p class="hint">${icon(name, tone)}<span>The repository says otherwise: ${told(reason, 300)}.</span></p>
    <div class="todo-ways">
      ${
        take === undefined || !model.editable
          ? nothing
          : html`<button type="button" class="button secondary" data-key="${own}/take" @click=${write}
              ><bdi>${take.title}</bdi> here</button>`
      }
      ${
        place === undefined
          ? nothing
          : html`<button type="button" class="button secondary" data-key="${own}/open" @click=${open}
              >Change it in <bdi>${place.label}</bdi></button>`
      }
    </div>
    ${refusalAt(store, origin)}
  </div>`;
}
