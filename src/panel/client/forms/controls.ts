/** The fields of the forms: VS Code's controls, with a label that can be seen and one that can be heard. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PanelModel } from '../../protocol/model';
import { clip } from '../base/words';
import { icon, type Part, withCode } from '../parts/parts';
import { choice, type Option } from './choice';
import { described } from './described';

interface Field {
  /** Tells the control from all others on the page. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** While typing. */
  readonly input?: (value: string) => void;
  /** When the value stands. */
  readonly change?: (value: string) => void;
  readonly hint?: string;
  readonly busy?: boolean;
  readonly required?: boolean;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  /** The ids of what else is said about it. */
  readonly notes?: readonly string[];
}

type TextField = Field & {
  readonly type?: 'text' | 'date' | 'url' | 'number';
  readonly placeholder?: string;
};

export function textField(field: TextField): TemplateResult {
  const { key, label, value, type = 'text', placeholder = '', busy = false } = field;
  return labelled(
    field,
    html`<vscode-textfield id=${key} data-key=${key} .label=${label} type=${type} placeholder=${placeholder}
      ?readonly=${busy} ?invalid=${field.error !== undefined} .value=${field.input ? live(value) : value} @input=${heard(field.input)} @change=${heard(field.change)}
      @keydown=${ownUndo} ${described(notesOn(field))}></vscode-textfield>`,
  );
}

export function areaField(field: Field): TemplateResult {
  const { key, label, value, busy = false } = field;
  return labelled(
    field,
    html`<vscode-textarea id=${key} data-key=${key} .label=${label} rows="3"
      ?readonly=${busy} ?invalid=${field.error !== undefined} .value=${live(value)} @input=${heard(field.input)} @keydown=${ownUndo}
      ${described(notesOn(field))}></vscode-textarea>`,
  );
}

export function selectField(field: Field & { readonly options: readonly Option[] }): TemplateResult {
  return labelled(field, select(field));
}

/** A drop-down without a visible label of its own. */
export function select(field: Field & { readonly options: readonly Option[] }): TemplateResult {
  const { key, label, value, options, busy = false } = field;
  return html`<vscode-single-select id=${key} data-key=${key} .label=${label} ?disabled=${busy} ?invalid=${field.error !== undefined} ${choice(withCurrent(options, value), value)} @change=${heard(field.change)}
  ${described(notesOn(field))}></vscode-single-select>`;
}

function notesOn({ key, hint, error, notes = [] }: Field): readonly string[] {
  return [...(error === undefined ? [] : [`${key}/error`]), ...(hint ? [`${key}/hint`] : []), ...notes];
}

function labelled({ key, label, hint, required, error }: Field, control: TemplateResult): TemplateResult {
  const mark = required ? html`<span class="required" aria-hidden="true"> *</span>` : nothing;
  return html`<div class="field">
    <label for=${key}>${label}${mark}</label>
    ${control}
    ${errorAt(`${key}/error`, error)}
    ${hint ? html`<p class="hint" id="${key}/hint">${withCode(hint)}</p>` : nothing}
  </div>`;
}

/** What is wrong with a field, below it. */
export function errorAt(id: string, error: string | undefined): Part {
  if (error === undefined) return nothing;
  return html`<p class="refusal field-error" id=${id} role="alert">${icon('error', 'bad')}<bdi>${clip(error)}</bdi></p>`;
}

function heard(tell: ((value: string) => void) | undefined): unknown {
  if (!tell) return nothing;
  return (event: Event) => {
    const control = event.currentTarget;
    if (control instanceof HTMLElement && 'value' in control) tell(String(control.value));
  };
}

/** In a text field, undo takes back what was typed; everywhere else it is the document's, and VS Code hears it. */
function ownUndo(event: KeyboardEvent): void {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey && (key === 'z' || key === 'y'))
    event.stopPropagation();
}

/** A value that is no option is shown as it is, and not lost. */
function withCurrent(options: readonly Option[], value: string): readonly Option[] {
  if (options.some((option) => option.value === value)) return options;
  return [{ value, label: value === '' ? 'Choose…' : value }, ...options];
}

const ownerLists = new WeakMap<PanelModel['owners'], readonly Option[]>();

/** The same list for the same owners, so that an open drop-down is left alone. */
export function ownerOptions(owners: PanelModel['owners']): readonly Option[] {
  const known = ownerLists.get(owners);
  if (known) return known;
  const options = owners.map(({ id, label, roles }) => ({
    value: id,
    label: label === id ? id : `${id} (${label})`,
    ...(roles.length > 0 ? { description: roles.join(', ') } : {}),
  }));
  ownerLists.set(owners, options);
  return options;
}
