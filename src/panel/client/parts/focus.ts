/** Keeps the focus where the user left it, whatever is drawn anew. */
import type { Store } from '../host/store';

/** Draws, and gives the focus back if the drawing took it away, or to where it is asked for. */
export function keepFocus(root: HTMLElement, store: Store, draw: () => void): void {
  const before = focusedKey();
  const trail = trailOf(root);
  draw();
  const wanted = store.pending ? [] : store.focusNext;
  if (wanted.length > 0 && focusFirst(root, wanted)) {
    store.focusNext = [];
    return;
  }
  if (before === '' ? !(trail.length > 0 && isLost()) : focusedKey() === before) return;
  focusFirst(root, trail);
}

/** Whether nothing on the page has the focus. */
export function isLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body;
}

/** What is to have the focus should it be lost: what has it now, its item, what stands next to it, and the page. */
export function trailOf(root: HTMLElement): string[] {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || !root.contains(activeElement)) return [];
  const { key = '' } = activeElement.dataset;
  const scope = activeElement.closest<HTMLElement>('[data-item]')?.dataset.item ?? key.split('/')[0] ?? '';
  const list =
    activeElement.closest('[data-roving-group=rows]') ?? activeElement.closest('[data-roving-group]');
  const members = list === null ? [] : [...list.querySelectorAll<HTMLElement>('[data-roving][data-key]')];
  const isAfter = (each: HTMLElement) =>
    (activeElement.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const keys = (of: readonly HTMLElement[]) => of.map((each) => each.dataset.key ?? '');
  const after = keys(members.filter(isAfter));
  const ahead = keys(members.filter((each) => !isAfter(each))).reverse();
  const steps = [...(activeElement.closest('.steps')?.querySelectorAll<HTMLElement>('h4[data-key]') ?? [])];
  const next = [...keys(steps.filter(isAfter)), ...keys(steps.filter((each) => !isAfter(each))).reverse()];
  return [key, `row:${scope}`, ...after, ...ahead, ...next, 'head', 'banner', 'main'].filter(
    (each) => each !== '',
  );
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

export function focusFirst(root: HTMLElement, keys: readonly string[], how: FocusOptions = {}): boolean {
  for (const key of keys) {
    const element = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    if (!element) continue;
    element.focus(how);
    if (document.activeElement !== element) void focusOnceShown(element);
    return true;
  }
  return false;
}
