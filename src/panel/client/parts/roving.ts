/** One tab stop per list: the arrow keys move within it. */

type Group = HTMLElement & { dataset: { rovingGroup: string } };

export function startRoving(root: HTMLElement): void {
  root.addEventListener('keydown', onKey);
  root.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches('[data-roving]')) makeStop(target);
  });
}

/** After each drawing: every list has exactly one stop. */
export function refreshRoving(root: HTMLElement): void {
  for (const group of root.querySelectorAll<Group>('[data-roving-group]')) {
    const members = membersOf(group);
    // Of tabs it is the one whose page is shown, whatever led there.
    const selected = members.find(({ ariaSelected }) => ariaSelected === 'true');
    if (selected && !group.contains(document.activeElement)) makeStop(selected);
    const stops = members.filter(({ tabIndex }) => tabIndex === 0);
    for (const extra of stops.slice(1)) extra.tabIndex = -1;
    const first = members.find((each) => each.getAttribute('aria-pressed') === 'true') ?? members[0];
    if (stops.length === 0 && first) first.tabIndex = 0;
  }
}

function groupOf(element: HTMLElement): Group | null {
  return element.closest<Group>('[data-roving-group]');
}

/** Those of the group itself, not of a group within it. */
function membersOf(group: Group): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>('[data-roving]')].filter((each) => groupOf(each) === group);
}

function makeStop(element: HTMLElement): void {
  const group = groupOf(element);
  if (!group) return;
  for (const each of membersOf(group)) {
    const wanted = each === element ? 0 : -1;
    if (each.tabIndex !== wanted) each.tabIndex = wanted;
  }
}

function onKey(event: KeyboardEvent): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || !target.matches('[data-roving]')) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const group = groupOf(target);
  if (!group) return;
  if (group.dataset.rovingGroup === 'rows' && folded(target, key)) {
    event.preventDefault();
    return;
  }
  const next = nextOf(group, target, key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Right unfolds a row, left folds it. */
function folded(row: HTMLElement, key: string): boolean {
  const open = row.getAttribute('aria-expanded') === 'true';
  if ((key !== 'ArrowRight' || open) && (key !== 'ArrowLeft' || !open)) return false;
  row.click();
  return true;
}

function nextOf(group: Group, from: HTMLElement, key: string): HTMLElement | undefined {
  const members = membersOf(group);
  if (key === 'Home') return members[0];
  if (key === 'End') return members.at(-1);
  const step = steps[key];
  if (!step) return undefined;
  if (group.dataset.rovingGroup === 'grid') return neighbour(members, from, step);
  const forward = group.dataset.rovingGroup === 'rows' ? step.down : step.down || step.right;
  return members[members.indexOf(from) + forward];
}

interface Step {
  readonly right: number;
  readonly down: number;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: { right: 1, down: 0 },
  ArrowLeft: { right: -1, down: 0 },
  ArrowDown: { right: 0, down: 1 },
  ArrowUp: { right: 0, down: -1 },
};

/** The nearest cell in a direction, over gaps; cells say where they are. */
function neighbour(
  members: readonly HTMLElement[],
  from: HTMLElement,
  { right, down }: Step,
): HTMLElement | undefined {
  const column = Number(from.dataset.column);
  const line = Number(from.dataset.line);
  const ahead = members
    .map((cell) => ({
      cell,
      across: (Number(cell.dataset.column) - column) * (right || 1),
      along: (Number(cell.dataset.line) - line) * (down || 1),
    }))
    .filter(({ across, along }) => (right === 0 ? along > 0 && across === 0 : across > 0 && along === 0))
    .sort((a, b) => a.across + a.along - (b.across + b.along));
  return ahead[0]?.cell;
}
