/** What an item rests on: what was read in its documents, and what the repository says of its facts. */
import { html, nothing, type TemplateResult } from 'lit';
import { capital as capitalOf } from '../../../core/base/words';
import type { FilePlace } from '../../protocol/basics';
import type { ClaimView, ProofView, ReadView } from '../../protocol/proof';
import { signOfClaim, signOfEvidence } from '../base/words';
import type { Store } from '../host/store';
import { few, fewMore, fold, foreign, icon, type Part, pieces, sign, told } from '../parts/parts';
import type { ItemProps } from './status-forms';

/** Why an item is checked or only stated. */
export function proofLine({ item }: ItemProps): Part {
  const { proof, proofWhy } = item;
  return proof === undefined ? nothing : html`${capitalOf(proof)}: ${told(proofWhy, 600)}.`;
}

/** What a document says of the item, with its place one click away. */
export function saysLine({ store, item }: ItemProps, name: string, { says }: ProofView): Part {
  if (says === undefined) return nothing;
  const { verdict, reason, place } = says;
  const { tone } = signOfClaim(verdict);
  const word = verdict === 'contradicted' ? 'Contradicts' : 'Confirms';
  return html`<p class="says">${icon(signOfClaim(verdict).icon, tone)}<span>${pieces([
    html`${word}: ${told(reason, 400)}`,
    ...(place === undefined ? [] : [placeLink(store, `${item.id}/says:${name}`, place, place.label)]),
  ])}</span></p>`;
}

/** What was read in a document, folded away until somebody wants to see it. */
export function readPart({ store, item }: ItemProps, name: string, { read }: ProofView): Part {
  if (read === undefined) return nothing;
  const { kind, unread, facts, more } = read;
  if (unread !== '') return html`<p class="read quiet">Not read, because ${foreign(unread, 300)}.</p>`;
  const title = kind === '' ? 'What was read' : `Read as ${kind}`;
  if (facts.length === 0) return html`<p class="read quiet">${title}</p>`;
  const number = facts.length + more;
  return html`<div class="read">${fold({
    store,
    scope: item.id,
    name: `read:${name}`,
    title,
    number,
    body: () => factList(store, `${item.id}/read:${name}`, read),
  })}</div>`;
}

function factList(store: Store, key: string, { facts, more }: ReadView): TemplateResult {
  return html`<ul class="plain read-facts">
    ${facts.map(
      ({ text, place }, index) =>
        html`<li>${foreign(text, 200)} ${
          place === undefined ? nothing : placeLink(store, `${key}-${index}`, place, `line ${place.line + 1}`)
        }</li>`,
    )}
    ${more > 0 ? html`<li class="quiet">and ${more} more</li>` : nothing}
  </ul>`;
}

/** Opens a file of the repository at a place. */
export function placeLink({ host }: Store, key: string, place: FilePlace, label: string): TemplateResult {
  const { file, line, column } = place;
  const open = () => host.send({ type: 'open-place', place: { file, line, column } });
  return html`<button type="button" class="link place" data-key=${key} title="Open this file" @click=${open}
    ><bdi>${label}</bdi></button>`;
}

/** A document that stands among the facts. */
export function evidencedByRow(props: ItemProps, proof: ProofView, index: number): TemplateResult {
  const { label, kind } = proof;
  return html`<li>
    <div class="evidence-row">
      <span class="name quiet">${icon(kind === 'link' ? 'link-external' : 'file')}${foreign(label, 300)}, from the facts</span>
      <span class="evidence-state">${sign(signOfEvidence(proof))}</span>
    </div>
    ${saysLine(props, `fact-${index}`, proof)}
    ${readPart(props, `fact-${index}`, proof)}
  </li>`;
}

/** What the repository says, what is wrong first. */
export function claimList({ store, item }: ItemProps): Part {
  const { id, claims } = item;
  return html`<ul class="plain findings claims">
    ${few(store, id, 'claims', claims).map((claim, index) => claimRow(store, `${id}/claim-${index}`, claim))}
  </ul>
  ${fewMore(store, id, 'claims', claims.length)}`;
}

function claimRow(store: Store, key: string, { verdict, about, reason, place }: ClaimView): TemplateResult {
  const { icon: name, tone, word } = signOfClaim(verdict);
  return html`<li class="finding">
    ${icon(name, tone)}
    <span class="finding-text">${word}: ${
      about === '' ? nothing : html`<bdi class="quiet">${about}</bdi>: `
    }${told(reason, 400)}</span>
    ${place === undefined ? nothing : html`<span class="finding-ways">${placeLink(store, key, place, place.label)}</span>`}
  </li>`;
}
