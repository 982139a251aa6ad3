/** What the user has unfolded, filtered and begun to type: kept by VS Code while the panel is hidden or reloaded. */
import type { StageId, StatusId } from '../../protocol/basics';
import type { Scalar } from '../../protocol/facts';
import { isRecord } from '../base/record';
import { stageIds, statusNames } from '../base/words';
import { readSelection, type Selection } from './selection';

/** What was typed into a field: a text, or a list of values. */
type Typed = string | readonly Scalar[];

export type Draft = Readonly<Record<string, Typed>>;

/** The unfolded parts of an item; of the head, under the empty name. */
export interface ScopeState {
  readonly open: boolean;
  readonly folds: readonly string[];
  /** The forms that stand open, and what was typed into them. */
  readonly forms: Readonly<Record<string, Draft>>;
}

export interface Filters {
  readonly blocking: boolean;
  readonly mine: boolean;
  readonly overdue: boolean;
  readonly pillar: string;
  readonly status: StatusId | '';
  readonly text: string;
}

/** The pages of the panel, in the order of their tabs. */
export const pageIds = ['next', 'checklist', 'facts', 'forecast', 'time', 'past', 'duties'] as const;
export type PageId = (typeof pageIds)[number];

export interface UiState {
  readonly page: PageId;
  /** Whose steps and dates are shown; empty for everyone's. */
  readonly who: string;
  /** The day of the calendar that is looked at; empty for today. */
  readonly day: string;
  readonly filters: Filters;
  /** The item that was gone to or unfolded last: it is shown whatever is filtered since. */
  readonly asked: string;
  /** The owner that the user said to be. */
  readonly me: string;
  /** The stages folded or unfolded by hand; the others follow the claimed stage. */
  readonly stages: Readonly<Partial<Record<StageId, boolean>>>;
  readonly scopes: Readonly<Record<string, ScopeState>>;
  readonly selection: Selection;
  readonly scroll: number;
  /** The key of what had the focus. */
  readonly focus: string;
}

export const noFilters: Filters = {
  blocking: false,
  mine: false,
  overdue: false,
  pillar: '',
  status: '',
  text: '',
};

export const noScope: ScopeState = { open: false, folds: [], forms: {} };

/** Reads the remembered state, whatever an older version or a stranger has left there. */
export function readState(value: unknown): UiState {
  const state = isRecord(value) ? value : {};
  return {
    page: pageIds.find((id) => id === state.page) ?? 'next',
    who: text(state.who),
    day: text(state.day),
    filters: readFilters(state.filters),
    asked: text(state.asked),
    me: text(state.me),
    stages: readStages(state.stages),
    scopes: mapRecord(state.scopes, readScope),
    selection: readSelection(state.selection),
    scroll: typeof state.scroll === 'number' ? state.scroll : 0,
    focus: text(state.focus),
  };
}

function readFilters(value: unknown): Filters {
  if (!isRecord(value)) return noFilters;
  return {
    blocking: value.blocking === true,
    mine: value.mine === true,
    overdue: value.overdue === true,
    pillar: text(value.pillar),
    status: isStatus(value.status) ? value.status : '',
    text: text(value.text),
  };
}

export function isStatus(value: unknown): value is StatusId {
  return typeof value === 'string' && Object.hasOwn(statusNames, value);
}

function readStages(value: unknown): UiState['stages'] {
  if (!isRecord(value)) return {};
  const known = stageIds.filter((stage) => typeof value[stage] === 'boolean');
  return Object.fromEntries(known.map((stage) => [stage, value[stage] === true]));
}

function readScope(value: unknown): ScopeState {
  if (!isRecord(value)) return noScope;
  const folds = Array.isArray(value.folds) ? value.folds.filter((fold) => typeof fold === 'string') : [];
  return {
    open: value.open === true,
    folds,
    forms: mapRecord(value.forms, (form) => mapRecord(form, typed)),
  };
}

function mapRecord<T>(value: unknown, read: (each: unknown) => T): Readonly<Record<string, T>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, read(each)]));
}

function typed(value: unknown): Typed {
  return Array.isArray(value)
    ? value.filter((each) => ['string', 'number', 'boolean'].includes(typeof each))
    : text(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
