// What runs in the portfolio of the editor: it shows what its host sends, and says what is clicked.
import { isPortfolioContent, type PortfolioToHost } from '../protocol';
import { enliven } from './table';
import { viewFrom } from './view';

interface WebviewApi {
  postMessage(message: PortfolioToHost): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

const api = acquireVsCodeApi();
const root = document.querySelector<HTMLElement>('main');
const keeping = { view: viewFrom(api.getState()), keep: (view: unknown) => api.setState(view) };

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (root !== null && isPortfolioContent(data)) show(root, data.html);
});
root?.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('.create, .open, .checklist') : null;
  // The row of a table, or what stands for it in a picture.
  const key = button?.closest<HTMLElement | SVGElement>('[data-key]')?.dataset.key;
  if (button?.matches('.create')) api.postMessage({ type: 'create' });
  else if (key !== undefined && button?.matches('.open'))
    api.postMessage({ type: 'open', key, ...placeOf(button) });
  else if (key !== undefined && button?.matches('.checklist')) api.postMessage({ type: 'checklist', key });
});
api.postMessage({ type: 'ready' });

/** Where in the text it leads; nowhere in particular where nothing is said. */
function placeOf(button: Element): Partial<Extract<PortfolioToHost, { type: 'open' | 'checklist' }>> {
  const line = button.getAttribute('data-line');
  return line === null
    ? {}
    : { place: { line: Number(line), character: Number(button.getAttribute('data-character')) } };
}

/** Shows it anew, where the user is: what has the focus, what is open and how far it was scrolled stays. */
function show(main: HTMLElement, html: string): void {
  const focused = focusOf(document.activeElement);
  const { scrollX, scrollY } = window;
  const later = (): HTMLDetailsElement | null => main.querySelector('details.later');
  const isOpen = later()?.open === true;
  main.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  enliven(main, keeping);
  later()?.toggleAttribute('open', isOpen);
  window.scrollTo(scrollX, scrollY);
  if (focused !== undefined) main.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
}

/** A way to find again what has the focus, where that can be said. */
function focusOf(element: Element | null): string | undefined {
  const name = element?.getAttribute('name');
  if (name !== null && name !== undefined) return `[name="${CSS.escape(name)}"]`;
  const id = element?.getAttribute('data-id');
  if (id !== null && id !== undefined) return `[data-id="${CSS.escape(id)}"]`;
  const path = element?.closest('tbody')?.dataset.path;
  if (path === undefined) return undefined;
  const own = element?.localName === 'summary' ? 'summary' : 'button';
  return `tbody[data-path="${CSS.escape(path)}"] ${own}`;
}
