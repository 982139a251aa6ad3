import { html } from 'lit';
import type { PanelModel } from '../../protocol/model';
import { capital, clip } from '../base/words';
import { foreign, type Part } from './parts';

/** What is longer is told in the hint. */
const longestId = 32;

/** Who has to move: an owner by id, or the role that nobody has yet. */
export function person(who: string, { owners }: Pick<PanelModel, 'owners'>): Part {
  if (!owners.some(({ id }) => id === who)) return html`<bdi>${capital(clip(who, 80))}</bdi>`;
  if (who.length <= longestId) return foreign(who);
  return html`<span title=${clip(who)}>${foreign(who, longestId)}</span>`;
}
