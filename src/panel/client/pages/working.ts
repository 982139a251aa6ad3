/** What is said while a page is being worked out, or could not be. */
import { html, nothing } from 'lit';
import { icon, type Part } from '../parts/parts';

/** `isThere`: what was worked out before is still shown. */
export function working(standing: 'working' | 'failed' | 'told', isThere: boolean, what: string): Part {
  if (standing === 'told') return nothing;
  if (standing === 'failed')
    return html`<p class="empty">${icon('error', 'bad')}<span>${what} could not be worked out. The output “AI Readiness” holds the details.</span></p>`;
  return isThere
    ? html`<p class="anew quiet">${icon('loading')} Being worked out anew…</p>`
    : html`<p class="empty">${icon('loading')}<span>${what} is being worked out…</span></p>`;
}
