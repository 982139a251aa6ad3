/** What is shown, and how the user looks at it: the page, the filters, what is unfolded, and where the focus goes. */
import type { StageId } from '../../protocol/basics';
import { planSection } from '../../protocol/facts';
import type { ToPanel } from '../../protocol/messages';
import type { PanelModel } from '../../protocol/model';
import { Ahead } from './ahead';
import type { Host } from './host';
import {
  type Filters,
  noFilters,
  noScope,
  type PageId,
  readState,
  type ScopeState,
  type UiState,
} from './state';

export class View {
  model: PanelModel | undefined;
  ui: UiState;
  /** What is to get the focus after the next drawing, the first that exists. */
  focusNext: readonly string[] = [];
  readonly guidance = new Map<string, HTMLElement>();
  private readonly asked = new Set<string>();
  /** What has become of the manifest over time; undefined before anyone wants to know. */
  past: Extract<ToPanel, { type: 'past' }>['past'] | 'asked' | undefined;

  readonly ahead: Ahead;

  constructor(
    readonly host: Host,
    /** Called after each change. */
    protected readonly changed: () => void,
  ) {
    this.ui = readState(host.readState());
    this.ahead = new Ahead(host);
  }

  scope(name: string): ScopeState {
    return (Object.hasOwn(this.ui.scopes, name) && this.ui.scopes[name]) || noScope;
  }

  protected setScope(name: string, change: Partial<ScopeState>): void {
    this.setUi({ scopes: { ...this.ui.scopes, [name]: { ...this.scope(name), ...change } } });
  }

  setUi(change: Partial<UiState>): void {
    this.ui = { ...this.ui, ...change };
    this.host.writeState(this.ui);
    if (this.model !== undefined) this.ahead.look(this.ui, this.model);
    this.changed();
  }

  /** Where the user is; nothing to be drawn. */
  rememberPlace(scroll: number, focus: string): void {
    this.ui = { ...this.ui, scroll, focus };
    this.host.writeState(this.ui);
  }

  setFilters(change: Partial<Filters>): void {
    this.setUi({ filters: { ...this.ui.filters, ...change }, asked: '' });
  }

  toggleStage(stage: StageId, open: boolean): void {
    this.setUi({ stages: { ...this.ui.stages, [stage]: open } });
  }

  toggleItem(item: string, open = !this.scope(item).open): void {
    if (open) this.ui = { ...this.ui, asked: item };
    this.setScope(item, { open });
    this.askForGuidance();
  }

  toggleFold(scope: string, fold: string): void {
    const { folds } = this.scope(scope);
    const open = folds.includes(fold);
    this.setScope(scope, { folds: open ? folds.filter((each) => each !== fold) : [...folds, fold] });
    this.askForGuidance();
  }

  /** Unfolds an item, wherever it is hidden, and gives it the focus. The filters stay as they are. */
  showItem(id: string): void {
    const item = this.model?.items.find((each) => each.id === id);
    if (!item) return;
    this.ui = { ...this.ui, page: 'checklist', stages: { ...this.ui.stages, [item.stage]: true } };
    this.focusNext = [`row:${id}`];
    this.toggleItem(id, true);
  }

  /** Shows a page; the focus stays on its tab. */
  showPage(page: PageId): void {
    this.focusNext = [`tab:${page}`];
    this.setUi({ page });
    this.askForPast();
  }

  /** Asks for the past where it is shown and not known; or once more. */
  askForPast(isAgain = false): void {
    if (this.ui.page !== 'past' || this.past === 'asked' || (this.past !== undefined && !isAgain)) return;
    this.past = 'asked';
    if (isAgain) this.focusNext = ['past'];
    this.host.send({ type: 'past' });
    this.changed();
  }

  /** Unfolds what is planned for an item, with the focus in what it is estimated to take where that can be changed. */
  showPlan(item: string): void {
    this.showItem(item);
    const { folds } = this.scope(item);
    if (!folds.includes(planSection)) this.setScope(item, { folds: [...folds, planSection] });
    this.focusNext = [`${item}/fact:${planSection}:${item}:estimate.low`, ...this.focusNext];
  }

  /** Shows a step, whoever's are shown, with the focus on the first way to take it. */
  showStep(key: string): void {
    this.focusNext = [
      `step:${key}/way-0`,
      `/fold:edit:${key}`,
      `/fold:work:${key}`,
      `step:${key}/form`,
      `step:${key}`,
    ];
    this.setUi({ page: 'next', who: '' });
  }

  /** Shows a stage's items, of one pillar if told so. */
  showStage(stage: StageId, pillar = ''): void {
    this.ui = { ...this.ui, page: 'checklist', filters: { ...noFilters, pillar }, asked: '' };
    this.focusNext = [`stage:${stage}`];
    this.toggleStage(stage, true);
  }

  protected askForGuidance(): void {
    for (const [item, { open, folds }] of Object.entries(this.ui.scopes)) {
      if (!open || !folds.includes('guidance') || this.asked.has(item)) continue;
      this.asked.add(item);
      this.host.send({ type: 'guidance', item });
    }
  }
}
