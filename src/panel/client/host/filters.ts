/** Which items the user wants to see. */
import type { StageId } from '../../protocol/basics';
import type { ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import type { Filters, UiState } from './state';

/** What a filter has to know besides the item. */
export interface FilterFacts {
  readonly blockers: ReadonlySet<string>;
  /** The items that wait for this owner. */
  readonly mine: ReadonlySet<string>;
}

export function filterFacts(model: PanelModel, me: string): FilterFacts {
  const waiting = model.steps.filter(({ who }) => me !== '' && who === me).flatMap(({ items }) => items);
  const own = model.items.filter((item) => isMine(item, me)).map(({ id }) => id);
  return { blockers: new Set(model.blocking.items), mine: new Set([...waiting, ...own]) };
}

function isMine({ by, approver }: ItemView, me: string): boolean {
  return me !== '' && (by === me || approver === me);
}

export function isOverdue({ reviewInDays = 0, expiresInDays = 0, evidence }: ItemView): boolean {
  return reviewInDays < 0 || expiresInDays < 0 || evidence.some(({ state }) => state === 'expired');
}

export function isFiltering(filters: Filters): boolean {
  const { blocking, mine, overdue, pillar, status, text } = filters;
  return blocking || mine || overdue || pillar !== '' || status !== '' || text.trim() !== '';
}

/** `asked`: the item that is shown whatever the filters say. */
export function visibleItems(
  model: PanelModel,
  { filters, asked }: Pick<UiState, 'filters' | 'asked'>,
  facts: FilterFacts,
): readonly ItemView[] {
  if (!isFiltering(filters)) return model.items;
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean);
  return model.items.filter(
    (item) => item.id === asked || (passes(item, filters, facts) && mentions(item, words)),
  );
}

function passes(item: ItemView, filters: Filters, facts: FilterFacts): boolean {
  return (
    (!filters.blocking || facts.blockers.has(item.id)) &&
    (!filters.mine || facts.mine.has(item.id)) &&
    (!filters.overdue || isOverdue(item)) &&
    (filters.pillar === '' || item.pillar === filters.pillar) &&
    (filters.status === '' || item.status === filters.status)
  );
}

function mentions(item: ItemView, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { id, title, statement, pillar, by = '', reason = '', findings, evidence } = item;
  const texts = [id, title, statement, pillar, by, reason];
  for (const { message, code } of findings) texts.push(message, code);
  for (const { label } of evidence) texts.push(label);
  const all = texts.join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}

/** Whether a stage's items are shown: as the user left it, else where the work is. */
export function isStageOpen(
  model: PanelModel,
  stages: Readonly<Partial<Record<StageId, boolean>>>,
  stage: StageId,
): boolean {
  return stages[stage] ?? (stage === model.stage || stage === nextGate(model)?.id);
}

/** The first gate that is not passed. */
export function nextGate({ stages }: PanelModel): PanelModel['stages'][number] | undefined {
  return stages.find(({ gate }) => gate !== 'passed');
}
