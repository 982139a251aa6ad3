/** Keeps the focus where the user left it, whatever is drawn anew. */
import type { Store } from '../host/store';

/** Draws, and gives the focus back if the drawing took it away, or to where it is asked for. */
export function keepFocus(root: HTMLElement, store: Store, draw: () => void): void {
  const before = focusedKey();
  draw();
  const wanted = store.pending ? [] : store.focusNext;
  if (wanted.length > 0 && focusFirst(root, wanted)) {
    store.focusNext = [];
    return;
  }
  if (before === '' || focusedKey() === before) return;
  const scope = before.split('/')[0] ?? '';
  focusFirst(root, [before, `row:${scope}`, 'head']);
}

/** The key of what has the focus, or nothing. */
export function focusedKey(): string {
  const active = document.activeElement;
  return active instanceof HTMLElement ? (active.dataset.key ?? '') : '';
}

/**
 * A control that has not drawn itself yet has nothing to give the focus to, and a page that has just been opened is
 * hidden until it has drawn its first frame.
 */
async function focusOnceShown(element: HTMLElement): Promise<void> {
  if ('updateComplete' in element) await element.updateComplete;
  element.focus();
  if (document.activeElement === element) return;
  requestAnimationFrame(() => {
    element.focus();
    element.scrollIntoView({ block: 'center' });
  });
}

export function focusFirst(root: HTMLElement, keys: readonly string[]): boolean {
  for (const key of keys) {
    const element = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    if (!element) continue;
    element.focus();
    if (document.activeElement !== element) void focusOnceShown(element);
    return true;
  }
  return false;
}
