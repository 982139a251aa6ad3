/** What the user sees of a table: what is searched for, what is filtered, by what it is sorted, and what is open. */
export interface View {
  readonly search: string;
  readonly stage: string;
  readonly show: string;
  readonly owner: string;
  /** The column, from 0; -1 for the order in which the rows came. */
  readonly column: number;
  readonly isDescending: boolean;
  /** The paths of what is unfolded. */
  readonly open: readonly string[];
}

export const firstView: View = {
  search: '',
  stage: '',
  show: '',
  owner: '',
  column: -1,
  isDescending: false,
  open: [],
};

/** What was kept of a view; nothing of what has not its form. */
export function viewFrom(kept: unknown): View {
  if (typeof kept !== 'object' || kept === null) return firstView;
  const of = (key: string): unknown => Object.entries(kept).find(([name]) => name === key)?.[1];
  const text = (key: string): string => {
    const value = of(key);
    return typeof value === 'string' ? value : '';
  };
  const column = of('column');
  const open = of('open');
  return {
    search: text('search'),
    stage: text('stage'),
    show: text('show'),
    owner: text('owner'),
    column: typeof column === 'number' ? column : -1,
    isDescending: of('isDescending') === true,
    open: Array.isArray(open) ? open.filter((each) => typeof each === 'string') : [],
  };
}

/** What is known of a row. */
export interface RowFacts {
  readonly stage: string;
  readonly flags: readonly string[];
  readonly owners: readonly string[];
  /** All that is written in it, in small letters. */
  readonly text: () => string;
}

/** Whether a row is shown: every word that is searched for stands in it somewhere. */
export function isShown(row: RowFacts, { search, stage, show, owner }: View): boolean {
  if (stage !== '' && row.stage !== stage) return false;
  if (show !== '' && !row.flags.includes(show)) return false;
  if (owner !== '' && !row.owners.includes(owner)) return false;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = row.text();
  return words.every((word) => text.includes(word));
}

/** The order of two cells: numbers by what they are, and what says nothing at the end, whichever way it is sorted. */
export function order(one: string, other: string, isNumber: boolean, isDescending: boolean): number {
  const emptiness = Number(one === '') - Number(other === '');
  if (emptiness !== 0) return emptiness;
  const difference = isNumber ? Number(one) - Number(other) : one < other ? -1 : Number(one > other);
  return isDescending ? -difference : difference;
}
