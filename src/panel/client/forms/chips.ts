/** A field of several values: each stands by itself, in its order, and can be taken away; more are added behind. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Scalar } from '../../protocol/facts';
import { clip } from '../base/words';
import { foreign, icon, type Part, withCode } from '../parts/parts';
import type { Option } from './choice';
import { errorAt, select } from './controls';

interface Chips {
  /** Tells the field from all others on the page. */
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  /** The values as they are now, which may be more than was drawn last. */
  readonly values: () => readonly Scalar[];
  /** What is being typed, and is not among the values yet. */
  readonly adding: () => string;
  /** What can be chosen; absent where anything can be typed. */
  readonly options?: readonly Option[];
  readonly change: (values: readonly Scalar[]) => void;
  readonly type: (adding: string) => void;
  readonly busy: boolean;
  readonly error?: string | undefined;
  /** How a value is shown, where not as it is. */
  readonly name?: (value: Scalar) => string;
}

export function chipsField(field: Chips): TemplateResult {
  const { key, label, hint, busy, error } = field;
  const values = field.values();
  const notes = [...(error === undefined ? [] : [`${key}/error`]), ...(hint ? [`${key}/hint`] : [])];
  return html`<div class="field" role="group" aria-labelledby="${key}/label" aria-describedby=${notes.join(' ') || nothing}>
    <span class="label" id="${key}/label">${label}</span>
    ${values.length === 0 ? nothing : html`<ul class="chips">${values.map((value, at) => html`<li>${chip(field, value, at)}</li>`)}</ul>`}
    ${busy ? nothing : addition(field)}
    ${errorAt(`${key}/error`, error)}
    ${hint ? html`<p class="hint" id="${key}/hint">${withCode(hint)}</p>` : nothing}
  </div>`;
}

function chip(
  { key, values, change, busy, name = String }: Chips,
  value: Scalar,
  at: number,
): TemplateResult {
  const words = name(value);
  const remove = () => change(values().filter((_, index) => index !== at));
  return html`<span class="chip">${words.trim() === '' ? html`<span class="quiet">empty</span>` : foreign(words, 200)}${
    busy
      ? nothing
      : html`<button type="button" class="icon-button" data-key="${key}/remove-${at}" title="Remove"
          aria-label="Remove ${clip(words, 200)}" @click=${remove}>${icon('close')}</button>`
  }</span>`;
}

function addition(field: Chips): Part {
  const { key, label, values, adding, options, change, type, busy } = field;
  if (options !== undefined) {
    const left = options.filter(({ value }) => value !== '' && !values().includes(value));
    if (left.length === 0) return nothing;
    const add = (value: string) => value !== '' && change([...values(), value]);
    return select({ key, label: `Add to ${label}`, value: '', options: [toAdd, ...left], change: add, busy });
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || adding().trim() === '' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    change(withAdded(values(), adding()));
  };
  const typing = (event: Event) => {
    const control = event.currentTarget;
    if (control instanceof HTMLElement && 'value' in control) type(String(control.value));
  };
  return html`<vscode-textfield class="adds" data-key=${key} .label="Add to ${label}" placeholder="Add…"
    .value=${live(adding())} @input=${typing} @keydown=${{ handleEvent: enter, capture: true }}></vscode-textfield>`;
}

const toAdd: Option = { value: '', label: 'Add…' };

/** The name under which a draft holds what is still to be added to a list. */
export function addingTo(name: string): string {
  return `add:${name}`;
}

/** The values, and what stands beside them still to be added. */
export function withAdded(values: readonly Scalar[], adding: string): readonly Scalar[] {
  const text = adding.trim();
  return text === '' ? values : [...values, text];
}
