/** The frame of every small form: a heading, fields, a button that says what happens, and a way out. */
import { html, nothing } from 'lit';
import type { Scalar } from '../../protocol/facts';
import type { Origin } from '../host/answers';
import type { ScopeState } from '../host/state';
import type { Store } from '../host/store';
import { foreign, icon, isPending, type Part, refusalAt } from '../parts/parts';

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
  /** What is wrong with a field. */
  error(field: string): string | undefined;
  readonly busy: boolean;
}

/** What is missing for a form to be sent, and in which field. */
export type Missing = string | { readonly field: string; readonly text: string };

/** The words of a form for what the engine doubts before it is written. */
interface Doubtful {
  /** `Look at this before it is marked as met:` */
  readonly words: string;
  /** `Say it is met all the same` */
  readonly allTheSame: string;
}

interface Form {
  readonly store: Store;
  readonly origin: Origin;
  readonly title: string;
  readonly submit: string;
  /** The first field, which gets the focus. */
  readonly first: string;
  readonly fields: (tools: FormTools) => Part;
  /** Asks for the edit, or returns what is missing. With a doubt asked about first, unless `isSure`. */
  readonly send: (tools: FormTools, isSure: boolean) => Missing | undefined;
  readonly doubtful?: Doubtful;
}

export function isFormOpen({ forms }: ScopeState, control: string): boolean {
  return Object.hasOwn(forms, control);
}

export function form(parts: Form): Part {
  const { store, origin, title, submit, fields } = parts;
  if (!isFormOpen(store.scope(origin.scope), origin.control)) return nothing;
  const tools = formTools(parts);
  const close = () => store.closeForm(origin);
  const send = (isSure = false) => {
    if (isPending(store, origin)) return;
    const missing = parts.send(tools, isSure);
    if (missing === undefined) return;
    if (typeof missing === 'string') store.refuse(origin, missing);
    else store.refuse(origin, missing.text, tools.key(missing.field));
  };
  const name = `${origin.scope}/${origin.control}`;
  const isBlamed = store.blamedIn(origin) !== undefined;
  return html`<form class="form" aria-label=${title} aria-busy=${tools.busy ? 'true' : 'false'} novalidate
    @submit=${submitting(send)} @keydown=${keys(send, () => store.leaveForm(origin))}>
    <p class="form-title">${title}</p>
    ${kept(parts, tools)}
    ${fields(tools)}
    ${isBlamed ? nothing : refusalAt(store, origin)}
    ${
      doubt({ parts, name, send: () => send(true) }) ??
      html`<div class="form-buttons">
      <vscode-button data-key="${name}/submit" aria-disabled=${tools.busy ? 'true' : 'false'}
        @click=${() => send()}>${tools.busy ? 'Saving…' : submit}</vscode-button>
      <vscode-button secondary data-key="${name}/cancel" @click=${close}>Cancel</vscode-button>
    </div>`
    }
  </form>`;
}

/** What was typed before the form was left is there again: one can begin anew. */
function kept({ store, origin }: Form, tools: FormTools): Part {
  if (tools.typed('isKept') === undefined) return nothing;
  const name = `${origin.scope}/${origin.control}`;
  return html`<p class="hint kept">What you typed before is still here.
    <button type="button" class="link" data-key="${name}/anew" @click=${() => store.startAnew(origin)}>Begin anew</button></p>`;
}

/** What would not hold, and the two ways on: back to fix it, or to say it all the same. */
function doubt({
  parts: { store, origin, doubtful },
  name,
  send,
}: {
  readonly parts: Form;
  readonly name: string;
  readonly send: () => void;
}): Part | undefined {
  const found = store.doubtOf(origin);
  if (found === undefined || doubtful === undefined) return undefined;
  return html`<div class="doubt" role="alert" id="${name}/doubt">
      <p class="doubt-words">${icon('warning', 'warn')}<strong>${doubtful.words}</strong></p>
      <ul>${found.left.map((line) => html`<li>${foreign(line, 600)}</li>`)}</ul>
      <p>${foreign(found.so, 300)}</p>
    </div>
    <div class="form-buttons">
      <vscode-button data-key="${name}/back" @click=${() => store.dismissDoubt(origin)}>Go back and fix it</vscode-button>
      <vscode-button secondary data-key="${name}/sure" @click=${send}>${doubtful.allTheSame}</vscode-button>
    </div>`;
}

/** Reads what was typed when it is asked for, which may be before it is drawn. */
export function formTools({
  store,
  origin,
  first = '',
}: Pick<Form, 'store' | 'origin'> & { readonly first?: string }): FormTools {
  const name = `${origin.scope}/${origin.control}`;
  const key = (field: string) => `${name}/${field === first ? 'first' : field}`;
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
    key,
    error: (field) => (store.blamedIn(origin) === key(field) ? store.refusalOf(origin) : undefined),
    busy: isPending(store, origin),
  };
}

function submitting(send: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    send();
  };
}

/** Enter sends from a text field, Ctrl+Enter from anywhere, Escape leaves. Listens before the controls do. */
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
