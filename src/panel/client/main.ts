/** The entry of the panel's page. */
import './style/base.css';
import './style/overview.css';
import './style/checklist.css';
import './style/forms.css';
import './style/pages.css';
import './style/past.css';
import './style/ahead.css';
import './style/selection.css';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { render } from 'lit';
import { app } from './app';
import { connect } from './host/host';
import { Store } from './host/store';
import { focusedKey, focusFirst, isLost, keepFocus, trailOf } from './parts/focus';
import { refreshRoving, startRoving } from './parts/roving';

function start(root: HTMLElement): void {
  let scheduled = false;
  const host = connect();
  const store = new Store(host, () => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      draw();
    });
  });
  const remembered = store.ui;
  let restored = false;
  function draw(): void {
    keepFocus(root, store, () => {
      render(app(store), root);
      refreshRoving(root);
    });
    if (restored || !store.model) return;
    restored = true;
    restore(root, remembered.scroll, remembered.focus);
    rememberPlace(root, store);
  }
  startRoving(root);
  holdFocus(root);
  host.listen((message) => store.receive(message));
  draw();
  host.send({ type: 'ready' });
}

/** Back to where the user was. The focus comes only when the page has it: it is not taken from an editor. */
function restore(root: HTMLElement, scroll: number, focus: string): void {
  window.scrollTo(0, scroll);
  if (focus === '') return;
  const give = () => {
    if (focusedKey() === '') focusFirst(root, [focus]);
  };
  if (document.hasFocus()) give();
  else window.addEventListener('focus', give, { once: true });
}

/** What loses the focus without a drawing of ours, or while another window has it: it comes back to where it was. */
function holdFocus(root: HTMLElement): void {
  let trail: readonly string[] = [];
  const hold = () => {
    if (trail.length > 0 && isLost() && document.hasFocus()) focusFirst(root, trail, { preventScroll: true });
  };
  root.addEventListener('focusin', () => {
    trail = trailOf(root);
  });
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null) requestAnimationFrame(hold);
  });
  window.addEventListener('focus', () => requestAnimationFrame(hold));
}

const pause = 200;

function rememberPlace(root: HTMLElement, store: Store): void {
  let timer = 0;
  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => store.rememberPlace(window.scrollY, focusedKey()), pause);
  };
  window.addEventListener('scroll', later, { passive: true });
  root.addEventListener('focusin', later);
}

const root = document.getElementById('app');
if (root) start(root);
