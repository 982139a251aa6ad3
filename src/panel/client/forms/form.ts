/** The frame of every small form: a heading, fields, a button that says what happens, and a way out. */
import { html, nothing } from 'lit';
import type { Scalar } from '../../protocol';
import type { ScopeState } from '../host/state';
import type { Origin, Store } from '../host/store';
import { isPending, type Part, refusalAt } from '../parts/parts';

/** What a form draws its fields with. */
export interface FormTools {
  /** The value of a field: what was typed, else what it starts from. */
  value(field: string, initial?: string): string;
  /** What was typed into a field; undefined where nobody has touched it. */
  typed(field: string): string | undefined;
  /** Whether anything was typed or chosen in a field. */
  isTouched(field: string): boolean;
  /** Takes down what is typed. */
  type(field: string): (value: string) => void;
  /** The key of a field; of the first one, where the focus goes when the form opens. */
  key(field: string): string;
  /** The same for a field that holds several values. */
  list(field: string, initial?: readonly Scalar[]): readonly Scalar[];
  change(field: string): (values: readonly Scalar[]) => void;
  readonly busy: boolean;
}

interface Form {
  readonly store: Store;
  readonly origin: Origin;
  readonly title: string;
  readonly submit: string;
  /** The first field, which gets the focus. */
  readonly first: string;
  readonly fields: (tools: FormTools) => Part;
  /** Asks for the edit, or returns what is missing. */
  readonly send: (tools: FormTools) => string | undefined;
}

export function isFormOpen({ forms }: ScopeState, control: string): boolean {
  return Object.hasOwn(forms, control);
}

export function form(parts: Form): Part {
  const { store, origin, title, submit, fields } = parts;
  if (!isFormOpen(store.scope(origin.scope), origin.control)) return nothing;
  const tools = formTools(parts);
  const close = () => store.closeForm(origin);
  const send = () => {
    if (isPending(store, origin)) return;
    const missing = parts.send(tools);
    if (missing !== undefined) store.refuse(origin, missing);
  };
  const name = `${origin.scope}/${origin.control}`;
  return html`<form class="form" aria-label=${title} aria-busy=${tools.busy ? 'true' : 'false'} novalidate
    @submit=${submitting(send)} @keydown=${keys(send, close)}>
    <p class="form-title">${title}</p>
    ${fields(tools)}
    ${refusalAt(store, origin)}
    <div class="form-buttons">
      <vscode-button data-key="${name}/submit" aria-disabled=${tools.busy ? 'true' : 'false'}
        @click=${send}>${tools.busy ? 'Saving…' : submit}</vscode-button>
      <vscode-button secondary data-key="${name}/cancel" @click=${close}>Cancel</vscode-button>
    </div>
  </form>`;
}

/** Reads what was typed when it is asked for, which may be before it is drawn. */
export function formTools({
  store,
  origin,
  first = '',
}: Pick<Form, 'store' | 'origin'> & { readonly first?: string }): FormTools {
  const name = `${origin.scope}/${origin.control}`;
  const typed = (field: string) => {
    const value = store.draft(origin)[field];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    value: (field, initial = '') => typed(field) ?? initial,
    typed,
    isTouched: (field) => Object.hasOwn(store.draft(origin), field),
    type: (field) => (value) => store.setDraft(origin, { [field]: value }),
    list: (field, initial = []) => {
      const value = store.draft(origin)[field];
      return typeof value === 'object' ? value : initial;
    },
    change: (field) => (values) => store.setDraft(origin, { [field]: values }),
    key: (field) => `${name}/${field === first ? 'first' : field}`,
    busy: isPending(store, origin),
  };
}

function submitting(send: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    send();
  };
}

/** Enter sends from a text field, Ctrl+Enter from anywhere, Escape closes. Listens before the controls do. */
function keys(send: () => void, close: () => void): object {
  const handleEvent = (event: KeyboardEvent) => {
    const from = event.target instanceof Element ? event.target : undefined;
    const inList = from?.matches('vscode-single-select') && 'open' in from && from.open === true;
    if (event.key === 'Escape' && !inList) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    const wanted = from?.matches('vscode-textfield') || event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && wanted && !inList && !from?.matches('vscode-button')) {
      event.preventDefault();
      event.stopPropagation();
      send();
    }
  };
  return { handleEvent, capture: true };
}
