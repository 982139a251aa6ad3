// What runs inside the page. Each function is sent there as its source: it may use nothing from outside itself but
// the page's globals, of which as much as is needed is declared here.
import type { ToHost, ToPanel } from '../../../src/panel/protocol/messages';

interface PageElement {
  readonly nodeName: string;
  readonly className: string;
  readonly parentElement: PageElement | null;
  readonly dataset?: Readonly<Record<string, string | undefined>>;
  readonly scrollWidth: number;
  readonly value?: string;
  readonly innerText: string;
  readonly shadowRoot?: { readonly activeElement: PageElement | null };
  readonly ariaDescribedByElements?: readonly PageElement[];
  readonly classList: { add(...names: readonly string[]): void };
  readonly style: { setProperty(name: string, value: string): void };
  closest?(selector: string): PageElement | null;
}

interface Control extends PageElement {
  readonly textContent: string;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  getClientRects(): { readonly length: number };
}

interface Change {
  readonly target: PageElement;
}

interface StyleRule {
  readonly selectorText?: string;
  readonly style?: Iterable<string> & { getPropertyValue(name: string): string };
}

declare const document: {
  readonly documentElement: PageElement;
  readonly body: PageElement;
  readonly activeElement: PageElement | null;
  querySelectorAll(selector: string): Iterable<Control>;
  hasFocus(): boolean;
  readonly styleSheets: Iterable<{ readonly cssRules: Iterable<StyleRule> }>;
  addEventListener(
    type: string,
    listener: (event: { violatedDirective: string; blockedURI: string }) => void,
    options?: { once: boolean },
  ): void;
};

declare const window: {
  sent: ToHost[];
  state: unknown;
  violations: string[];
  heard: string[];
  touched: Set<string>;
  hacked?: unknown;
  axe: {
    run(options: { runOnly?: readonly string[] }): Promise<{
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    }>;
  };
  acquireVsCodeApi: () => object;
  postMessage(message: unknown, target: string): void;
  addEventListener(type: 'message', listener: () => void, options: { once: true }): void;
  addEventListener(type: 'keydown', listener: (event: { key: string; ctrlKey: boolean }) => void): void;
};

declare function requestAnimationFrame(done: () => void): void;
declare const MutationObserver: new (
  note: (changes: readonly Change[]) => void,
) => { observe(target: object, what: object): void };

/** Before the page's own script, as VS Code does: the theme, and the way to the extension. */
export function prepare({
  colours,
  classes,
}: {
  colours: Record<string, string>;
  classes: readonly string[];
}): void {
  window.sent = [];
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    window.violations.push(`${violatedDirective} ${blockedURI}`);
  });
  window.acquireVsCodeApi = () => ({
    postMessage: (message: ToHost) => window.sent.push(structuredClone(message)),
    getState: () => window.state,
    setState: (state: unknown) => {
      window.state = structuredClone(state);
    },
  });
  const dress = () => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(colours)) style.setProperty(name, value);
    style.setProperty('--vscode-font-family', '"Segoe UI", system-ui, "Ubuntu", "Droid Sans", sans-serif');
    style.setProperty('--vscode-font-size', '13px');
    style.setProperty('--vscode-font-weight', 'normal');
    style.setProperty('--vscode-editor-font-family', '"Droid Sans Mono", monospace');
    document.body.classList.add(...classes);
  };
  document.addEventListener('readystatechange', dress, { once: true });
}

export function setState(state: unknown): void {
  window.state = state;
}

export function getState(): unknown {
  return window.state;
}

/** Sends a message, and waits until it has arrived. */
export function post(message: ToPanel): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener('message', () => resolve(), { once: true });
    window.postMessage(message, '*');
  });
}

/** Two frames: one for the message, one for the drawing. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}

export function sent(): ToHost[] {
  return window.sent;
}

export function violations(): string[] {
  return window.violations;
}

export function isHacked(): boolean {
  return 'hacked' in window;
}

export function focusedKey(): string {
  return document.activeElement?.dataset?.key ?? '';
}

export function pageWidth(): number {
  return document.documentElement.scrollWidth;
}

/** What those who listen hear of the control with the focus besides its name. */
export function descriptionOf(): string {
  const control = document.activeElement?.shadowRoot?.activeElement;
  return (control?.ariaDescribedByElements ?? []).map(({ innerText }) => innerText.trim()).join(' ');
}

/** What axe finds, of all its rules or of those named. */
export async function runAxe(rules: readonly string[]): Promise<string[]> {
  const { violations: found } = await window.axe.run(rules.length === 0 ? {} : { runOnly: rules });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/** Begins to take down the items in which something is changed; anything else by the name of its element. */
export function watchChanges(): void {
  window.touched = new Set();
  const note = ({ target }: Change) => {
    const element = target.closest ? target : target.parentElement;
    const item = element?.closest?.('[data-item]')?.dataset?.item;
    window.touched.add(item ?? `${element?.nodeName}.${element?.className}`);
  };
  const what = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver((changes) => changes.forEach(note)).observe(document, what);
}

export function changes(): string[] {
  return [...window.touched];
}

/** Begins to take down the keys with Ctrl that get as far as VS Code's own listener. */
export function hearKeys(): void {
  window.heard = [];
  window.addEventListener('keydown', ({ key, ctrlKey }) => {
    if (ctrlKey) window.heard.push(key);
  });
}

export function heardKeys(): string[] {
  return window.heard;
}

/** The theme's colours, in the workbench's page. */
export function themeColours(): Record<string, string> {
  const values: Record<string, string> = {};
  for (const sheet of document.styleSheets) {
    for (const { selectorText, style } of sheet.cssRules) {
      if (!style || !selectorText?.includes('.monaco-workbench')) continue;
      for (const name of style) {
        if (name.startsWith('--vscode-')) values[name] = style.getPropertyValue(name).trim();
      }
    }
  }
  return values;
}

/** What stands in a control, for a locator. */
export function readControl(element: unknown): string {
  return (element as PageElement).value ?? '';
}

/** Whether nothing has the focus. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Marks the first control that was not there before, and tells its name; nothing where all have been. */
export function nextControl({
  visited,
  within,
}: {
  visited: readonly string[];
  within: readonly string[];
}): string | undefined {
  const all = document.querySelectorAll(
    'button, vscode-button, vscode-textfield, vscode-textarea, vscode-single-select',
  );
  const seen: Record<string, number> = {};
  let next: string | undefined;
  let isNextWithin = false;
  for (const each of all) {
    each.removeAttribute('data-walk');
    const item = each.closest?.('[data-item]')?.dataset?.item;
    const isRow = each.closest?.('.item-row') !== null;
    const isShown = each.getClientRects().length > 0;
    const base = each.dataset?.key ?? `${item ?? ''}: ${each.textContent.trim().slice(0, 60)}`;
    seen[base] = (seen[base] ?? 0) + 1;
    const name = `${base}#${seen[base]}`;
    const isWithin = item !== undefined && within.includes(item);
    // Those of an open item first: what others fold away is not reached.
    if ((next !== undefined && (isNextWithin || !isWithin)) || !isShown || visited.includes(name)) continue;
    if (item !== undefined && !isRow && !isWithin) continue;
    for (const other of document.querySelectorAll('[data-walk]')) other.removeAttribute('data-walk');
    each.setAttribute('data-walk', '');
    next = name;
    isNextWithin = isWithin;
  }
  return next;
}

/** Whether the page itself has the focus, and what has it in the page is not only what will have it. */
export function hasFocus(): boolean {
  return document.hasFocus();
}
