/** What is asked where it was wished for, before anything is written. */
import { html, nothing } from 'lit';
import { clip } from '../base/words';
import type { Origin } from '../host/answers';
import type { Store } from '../host/store';
import { foreign, icon, type Part } from './parts';

interface Asked {
  readonly origin: Origin;
  /** Where the focus goes when all stays as it is, the first that is there. */
  readonly back: readonly string[];
  /** Where it goes when it is done. */
  readonly after: readonly string[];
}

/** The question that a control has raised, if any: what would follow, where, and two ways on. */
export function questionAt(store: Store, { origin, back, after }: Asked): Part {
  const asks = store.questionOf(origin);
  if (asks === undefined) return nothing;
  const { words, places, more } = asks;
  const name = `${origin.scope}/${origin.control}`;
  const keep = () => store.decide(origin, false, back);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  };
  return html`<div class="question" role="group" aria-label="Before it is removed" @keydown=${onKey}>
    <p role="alert">${icon('warning', 'warn')} <bdi>${clip(words)}</bdi></p>
    ${
      places.length === 0
        ? nothing
        : html`<p>Referred to by:</p><ul class="plain question-places">${places.map(
            ({ label, place }, index) => {
              const reveal = () => place && store.host.send({ type: 'reveal', place });
              return html`<li>${foreign(label, 200)} ${
                place === undefined
                  ? nothing
                  : html`<button type="button" class="link" data-key="${name}/place-${index}" @click=${reveal}
                    >Line ${place.line + 1}<span class="sr">: go to the text</span></button>`
              }</li>`;
            },
          )}${more > 0 ? html`<li class="quiet">and ${more} more</li>` : nothing}</ul>`
    }
    <div class="form-buttons">
      <vscode-button secondary data-key="${name}/keep" @click=${keep}>Keep</vscode-button>
      <vscode-button secondary data-key="${name}/sure" @click=${() => store.decide(origin, true, after)}
        >Remove all the same</vscode-button>
    </div>
  </div>`;
}
