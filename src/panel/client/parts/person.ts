import { html } from 'lit';
import type { PanelModel } from '../../protocol/model';
import { capital, clip } from '../base/words';
import { foreign, type Part } from './parts';

/** Who has to move: an owner by id, or the role that nobody has yet. */
export function person(who: string, { owners }: Pick<PanelModel, 'owners'>): Part {
  return owners.some(({ id }) => id === who) ? foreign(who, 60) : html`<bdi>${capital(clip(who, 80))}</bdi>`;
}
