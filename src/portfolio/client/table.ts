/** Makes a table that is there sortable, searchable and filtered. Without it the table is whole, in the order of paths. */
import { isShown, order, type RowFacts, type View } from './view';

/** What the page keeps of the view, and how it is told of a new one. */
interface Keeping {
  view: View;
  readonly keep: (view: View) => void;
}

interface Entry extends RowFacts {
  readonly body: HTMLTableSectionElement;
  readonly values: () => readonly string[];
}

/** Everything in `root`, which holds the overview and the list. */
export function enliven(root: HTMLElement, keeping: Keeping): void {
  const list = root.querySelector('.list');
  const overview = root.querySelector('.overview');
  const table = root.querySelector('table');
  const tools = root.querySelector('form');
  if (list === null || table === null || tools === null) return;
  // Read in the order in which it is seen.
  if (overview !== null) (root.querySelector('.year') ?? list).before(overview);
  const bodies = [...table.tBodies];
  const entries = bodies.map(entryOf);
  const heads = [...table.querySelectorAll('thead th')];
  const live = new Live({ root, table, tools, entries, heads }, keeping);
  live.begin();
}

function entryOf(body: HTMLTableSectionElement): Entry {
  const { stage = '', flags = '', owners = '[]' } = body.dataset;
  let text: string | undefined;
  const names: unknown = JSON.parse(owners);
  return {
    body,
    stage,
    flags: flags.split(' '),
    owners: Array.isArray(names) ? names.map(String) : [],
    text: () => {
      text ??= (body.textContent ?? '').toLowerCase();
      return text;
    },
    values: () => [...(body.rows[0]?.cells ?? [])].map((cell) => cell.dataset.value ?? ''),
  };
}

interface Parts {
  readonly root: HTMLElement;
  readonly table: HTMLTableElement;
  readonly tools: HTMLFormElement;
  readonly entries: readonly Entry[];
  readonly heads: readonly Element[];
}

const filters = ['search', 'stage', 'show', 'owner'] as const;

class Live {
  constructor(
    private readonly parts: Parts,
    private readonly keeping: Keeping,
  ) {}

  begin(): void {
    const { tools, heads, root } = this.parts;
    tools.hidden = false;
    this.fillOwners();
    this.linkOwners();
    for (const [column, head] of heads.entries()) this.makeSortable(head, column);
    for (const name of filters) {
      const field = this.field(name);
      if (field === undefined) continue;
      field.value = this.view[name];
      // A filter for what is no longer there would show nothing.
      if (field.value !== this.view[name]) this.set({ [name]: '' });
      field.addEventListener('input', () => this.set({ [name]: field.value }));
    }
    tools.addEventListener('submit', (event) => event.preventDefault());
    root.querySelector('.reset')?.addEventListener('click', () => this.reset());
    this.keepOpen();
    this.sort();
    this.filter();
  }

  private get view(): View {
    return this.keeping.view;
  }

  private set(change: Partial<View>): void {
    this.keeping.view = { ...this.view, ...change };
    this.keeping.keep(this.view);
    this.filter();
  }

  private reset(): void {
    for (const name of filters) {
      const field = this.field(name);
      if (field !== undefined) field.value = '';
    }
    this.set({ search: '', stage: '', show: '', owner: '' });
    this.field('search')?.focus();
  }

  private field(name: string): HTMLInputElement | HTMLSelectElement | undefined {
    const field = this.parts.tools.elements.namedItem(name);
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : undefined;
  }

  private fillOwners(): void {
    const names = [...new Set(this.parts.entries.flatMap(({ owners }) => owners))];
    const field = this.field('owner');
    for (const name of names.sort((one, other) =>
      order(one.toLowerCase(), other.toLowerCase(), false, false),
    )) {
      const option = document.createElement('option');
      option.value = name;
      option.textContent = name;
      field?.append(option);
    }
  }

  /** A bar of the overview shows what it counts. */
  private linkOwners(): void {
    for (const bar of this.parts.root.querySelectorAll<HTMLElement>('[data-owner]')) {
      const label = bar.querySelector('.label');
      const owner = bar.dataset.owner ?? '';
      if (label === null) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'label';
      button.title = `Show the workflows in which ${owner} has open items`;
      button.append(...label.childNodes);
      label.replaceWith(button);
      button.addEventListener('click', () => {
        const field = this.field('owner');
        if (field !== undefined) field.value = owner;
        this.set({ owner });
        this.parts.tools.scrollIntoView({ block: 'nearest' });
      });
    }
  }

  private makeSortable(head: Element, column: number): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const isSame = this.view.column === column;
      // Of numbers the largest are looked for first.
      const isDescending = isSame ? !this.view.isDescending : isOfNumbers(head);
      this.set({ column, isDescending });
      this.sort();
    });
  }

  private keepOpen(): void {
    const open = new Set(this.view.open);
    for (const { body } of this.parts.entries) {
      const details = body.querySelector('details');
      const { path = '' } = body.dataset;
      if (details === null) continue;
      details.open = open.has(path);
      details.addEventListener('toggle', () => {
        const others = this.view.open.filter((each) => each !== path);
        this.keeping.view = { ...this.view, open: details.open ? [...others, path] : others };
        this.keeping.keep(this.view);
      });
    }
  }

  private sort(): void {
    const { table, entries, heads } = this.parts;
    const { column, isDescending } = this.view;
    const head = heads[column];
    const isNumber = head !== undefined && isOfNumbers(head);
    for (const [at, each] of heads.entries())
      each.setAttribute('aria-sort', at !== column ? 'none' : isDescending ? 'descending' : 'ascending');
    if (column < 0) return;
    const valued = entries.map(({ body, values }) => ({ body, value: values()[column] ?? '' }));
    valued.sort((one, other) => order(one.value, other.value, isNumber, isDescending));
    table.append(...valued.map(({ body }) => body));
  }

  private filter(): void {
    const { entries, tools, root } = this.parts;
    let shown = 0;
    for (const entry of entries) {
      const isHere = isShown(entry, this.view);
      entry.body.hidden = !isHere;
      if (isHere) shown++;
    }
    const output = tools.querySelector('output');
    const count = `${shown} of ${entries.length}`;
    if (output !== null && output.textContent !== count) output.textContent = count;
    const none = root.querySelector<HTMLElement>('.none');
    if (none !== null) none.hidden = shown > 0 || entries.length === 0;
  }
}

function isOfNumbers(head: Element): boolean {
  return head.getAttribute('data-kind') === 'number';
}
