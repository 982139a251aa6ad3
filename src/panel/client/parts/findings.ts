/** Findings, each with the way to its place in the text. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FindingView, HiddenView } from '../../protocol/findings';
import { signOfSeverity } from '../base/words';
import type { Store } from '../host/store';
import { few, fewMore, foreign, icon, type Part, told } from './parts';

/** A list of findings, of which the first few are shown until asked for all. */
export function findingList(
  store: Store,
  scope: string,
  name: string,
  all: readonly (FindingView | HiddenView)[],
): Part {
  return html`<ul class="plain findings">
    ${few(store, scope, name, all).map((finding, index) => findingRow(store, `${scope}/${name}-${index}`, finding))}
  </ul>
  ${fewMore(store, scope, name, all.length)}`;
}

function findingRow({ host }: Store, key: string, finding: FindingView | HiddenView): TemplateResult {
  const { severity, message, code, place } = finding;
  const { icon: name, tone, word } = signOfSeverity(severity);
  const reveal = () => host.send({ type: 'reveal', place });
  const explain = () => host.send({ type: 'explain', code });
  return html`<li class="finding">
    ${icon(name, tone)}
    <span class="finding-text"><span class="sr">${word}: </span>${told(message, 600)}${'by' in finding ? html` <span class="quiet">(${foreign(finding.by, 300)})</span>` : nothing}</span>
    <span class="finding-ways">
      <button type="button" class="link" data-key=${key} @click=${reveal}
        >Line ${place.line + 1}<span class="sr">: go to the text</span></button>
      <button type="button" class="link quiet" data-key="${key}/code" title="What this means" @click=${explain}
        >${foreign(code, 80)}</button>
    </span>
  </li>`;
}
