/** What the panel knows: the model from the host, and the state of its own view. Drawing is someone else's. */
import { changed } from '../../difference';
import type { StageId } from '../../protocol/basics';
import type { Doubt, EditRequest, FixRequest, QuestionView } from '../../protocol/edits';
import type { ToHost, ToPanel } from '../../protocol/messages';
import type { PanelModel } from '../../protocol/model';
import { Answers, keyOf, type Origin } from './answers';
import { guidanceNode } from './guidance';
import type { Host } from './host';
import { share } from './share';
import {
  type Draft,
  type Filters,
  noFilters,
  noScope,
  type PageId,
  readState,
  type ScopeState,
  type UiState,
} from './state';

interface Pending extends Origin {
  readonly id: number;
  readonly edit: EditRequest | FixRequest;
  /** The version that the user was looking at. */
  readonly version: number;
  /** What to say when it is done. */
  readonly said: string;
  /** Whether it is made only where the item would hold afterwards. */
  readonly isTrial: boolean;
  /** Undefined where it may take as long as it likes. */
  readonly timer: number | undefined;
}

/** What the user is asked before a change is made, and the change. */
interface Question {
  readonly asks: QuestionView;
  readonly edit: EditRequest | FixRequest;
  readonly said: string;
}

/** What the host was told that asks the user something in VS Code itself. */
interface Elsewhere {
  /** The control that asked. */
  readonly key: string;
  readonly item: string;
  /** The evidence that the item had by then. */
  readonly evidence: readonly string[];
}

const editTimeoutMs = 15_000;

/** What is chosen rather than written in a form. */
const chosenFields: ReadonlySet<string> = new Set(['by', 'on', 'approver', 'expires', 'isKept']);

const noDraft: Draft = {};

/** Under this name what was typed into a form is kept while the form is closed. */
function keptName(control: string): string {
  return `kept:${control}`;
}

export class Store {
  model: PanelModel | undefined;
  ui: UiState;
  pending: Pending | undefined;
  /** Changes with what is being saved, waits for it, or was refused. */
  work = 0;
  private readonly answers = new Answers();
  private readonly questions = new Map<string, Question>();
  /** What VS Code has been asked for and has not answered yet, in turn. */
  private readonly elsewhere: Elsewhere[] = [];
  /** Said to those who listen rather than look. */
  announcement = '';
  /** What is to get the focus after the next drawing, the first that exists. */
  focusNext: readonly string[] = [];
  readonly guidance = new Map<string, HTMLElement>();
  private readonly asked = new Set<string>();
  private version = 0;
  private edits = 0;
  /** The version that was shown when something was begun: what is typed is about that, whatever has come since. */
  private readonly begun = new Map<string, number>();
  /** Whether the next model has a change of our own that moves nothing: what was begun is about that one as well. */
  private staysInPlace = false;
  /** What was asked for while something else was still being saved. */
  private waiting: Parameters<Store['edit']>[] = [];

  constructor(
    readonly host: Host,
    /** Called after each change. */
    private readonly changed: () => void,
  ) {
    this.ui = readState(host.readState());
  }

  receive(message: ToPanel): void {
    if (message.type === 'model') this.receiveModel(share(this.model, message.model), message.version);
    if (message.type === 'change') this.receiveChange(message);
    if (message.type === 'edit-result') this.finish(message.id, message);
    if (message.type === 'picked') this.takePicked(message.item, message.evidence);
    if (message.type === 'answered') this.comeBack(message.isHere);
    if (message.type === 'guidance') this.guidance.set(message.item, guidanceNode(message.html, this.host));
    if (message.type === 'focus-item') this.showItem(message.item);
    this.changed();
  }

  /** A change of something else than what is shown is none: the whole is asked for, and shown when it is there. */
  private receiveChange({ version, from, change }: Extract<ToPanel, { type: 'change' }>): void {
    const model = this.model && from === this.version ? changed(this.model, change) : undefined;
    if (model === undefined) this.host.send({ type: 'ready' });
    else this.receiveModel(model, version);
  }

  private receiveModel(model: PanelModel, version: number): void {
    this.version = version;
    if (this.staysInPlace) for (const key of this.begun.keys()) this.begun.set(key, version);
    this.staysInPlace = false;
    const before = this.model;
    this.model = model;
    this.dropOvertakenForms(before);
    if (before?.broken && !model.broken) this.announcement = 'The manifest can be read again.';
    this.askForGuidance();
  }

  /**
   * A form is over when its item has got that status by another way: a picked file, or the text. Not with words in it
   * that stand nowhere else.
   */
  private dropOvertakenForms(before: PanelModel | undefined): void {
    for (const { id, status, reason } of this.model?.items ?? []) {
      const form = this.draft({ scope: id, control: status });
      const isUnsaid = ([field, words]: [string, Draft[string]]) =>
        !chosenFields.has(field) && words.length > 0 && words !== reason;
      if (!this.scope(id).forms[status] || Object.entries(form).some(isUnsaid)) continue;
      const was = before?.items.find((item) => item.id === id)?.status;
      if (was !== undefined && was !== status && this.pending?.scope !== id)
        this.closeForm({ scope: id, control: status });
    }
  }

  /**
   * Asks the host for an edit. One at a time: the next one would speak of a text that is about to change. Whoever is
   * faster than that has their changes made in turn.
   */
  edit(origin: Origin, edit: EditRequest | FixRequest, said: string, isTrial = false): void {
    if (this.pending) {
      this.goOn(origin);
      if (this.isAsked(origin)) this.announce('This is still being saved.');
      else this.waiting.push([origin, edit, said, isTrial]);
      this.work += 1;
      this.changed();
      return;
    }
    if (!this.model?.editable) {
      this.announce('Editing is off.');
      return;
    }
    const id = ++this.edits;
    const giveUp = (): void => {
      this.finish(id, { refused: 'The editor does not answer. Try again.' });
      this.changed();
    };
    // Where the editor asks the user something first, it may take as long as they like.
    const isAsking = edit.kind === 'record-review' && edit.on === undefined;
    if (isAsking) this.turnAway(`${keyOf(origin)}`, edit.item);
    const timer = isAsking ? undefined : window.setTimeout(giveUp, editTimeoutMs);
    const version = this.begun.get(keyOf(origin)) ?? this.version;
    this.pending = { ...origin, id, said, isTrial, timer, edit, version };
    this.answers.forget(origin);
    this.questions.delete(keyOf(origin));
    this.work += 1;
    this.staysInPlace = !edit.kind.startsWith('remove');
    this.host.send({ type: 'edit', id, version, edit, ...(isTrial && { isTrial }) });
    this.changed();
  }

  /** Whether a control has asked for something that is not done yet. */
  isAsked(origin: Origin): boolean {
    const asked = [this.pending, ...this.waiting.map(([first]) => first)];
    return asked.some((each) => each !== undefined && keyOf(each) === keyOf(origin));
  }

  /** The user turns to a control: what they change there is about what is shown now. */
  begin(origin: Origin): void {
    this.begun.set(keyOf(origin), this.version);
  }

  /** The user types into a control that they may have turned to before. */
  goOn(origin: Origin): void {
    if (!this.begun.has(keyOf(origin))) this.begin(origin);
  }

  private finish(
    id: number,
    {
      refused,
      doubt,
      asks,
    }: { readonly refused?: string; readonly doubt?: Doubt; readonly asks?: QuestionView },
  ): void {
    const { pending } = this;
    if (pending?.id !== id) return;
    window.clearTimeout(pending.timer);
    this.pending = undefined;
    this.work += 1;
    const { scope, control, said } = pending;
    this.staysInPlace = false;
    if (doubt !== undefined) {
      this.answers.doubt(pending, doubt);
      this.focusNext = [`${scope}/${control}/back`];
      this.editNext();
      return;
    }
    this.begun.delete(keyOf(pending));
    if (refused === undefined) {
      this.announcement = said;
      if (this.scope(scope).forms[control]) this.closeForm(pending);
    } else if (asks === undefined) this.setRefusal(pending, { text: refused });
    else this.question(pending, asks);
    this.editNext();
  }

  private editNext(): void {
    const next = this.waiting.shift();
    if (next === undefined) return;
    const [origin] = next;
    if (this.model?.editable) this.edit(...next);
    else this.setRefusal(origin, { text: 'The text cannot be edited now: try again when it can be read.' });
    if (!this.pending) this.editNext();
  }

  private question(pending: Pending, asks: QuestionView): void {
    const { edit, said, version } = pending;
    // Whatever comes until the answer, it is about what was there when it was asked.
    this.begun.set(keyOf(pending), version);
    this.questions.set(keyOf(pending), { asks, edit, said });
    this.focusNext = [`${keyOf(pending)}/keep`];
  }

  /** What the user is asked before the last wish of a control is granted. */
  questionOf(origin: Origin): QuestionView | undefined {
    return this.questions.get(keyOf(origin))?.asks;
  }

  /** The user answers: it is to be done all the same, or not at all. `back`: the control that had asked. */
  decide(origin: Origin, isSure: boolean, back: readonly string[]): void {
    const question = this.questions.get(keyOf(origin));
    this.questions.delete(keyOf(origin));
    this.work += 1;
    this.focusNext = back;
    if (isSure && question) {
      const { edit, asks, said } = question;
      if (edit.kind === 'remove-fact' || edit.kind === 'remove-evidence')
        this.edit(origin, { ...edit, told: asks.told }, said);
    } else this.begun.delete(keyOf(origin));
    this.changed();
  }

  /** Tells the host something by which VS Code takes the focus to ask, and gives it back. */
  ask(message: ToHost, key: string, item = ''): void {
    this.turnAway(key, item);
    this.host.send(message);
  }

  private turnAway(key: string, item: string): void {
    this.elsewhere.push({ key, item, evidence: this.evidenceOf(item).map(({ label }) => label) });
  }

  /** Back from where VS Code has asked: to what has come of it, else to the control that asked. */
  private comeBack(isHere: boolean): void {
    const from = this.elsewhere.shift();
    // Another box may be open already.
    if (from === undefined || !isHere || this.elsewhere.length > 0) return;
    const { key, item, evidence } = from;
    const made = this.evidenceOf(item).filter(({ label }) => !evidence.includes(label));
    this.focusNext = [...made.map(({ index }) => `${item}/open-evidence-${index}`), key, `row:${item}`];
  }

  private evidenceOf(item: string): PanelModel['items'][number]['evidence'] {
    return this.model?.items.find(({ id }) => id === item)?.evidence ?? [];
  }

  /** Refuses on the panel's own account, before the host is asked. */
  refuse(origin: Origin, text: string, field?: string): void {
    this.setRefusal(origin, { text, ...(field === undefined ? {} : { field }) });
    if (field !== undefined) this.focusNext = [field];
    this.changed();
  }

  private setRefusal(origin: Origin, refused: Parameters<Answers['refuse']>[1]): void {
    this.answers.refuse(origin, refused);
    this.work += 1;
  }

  /** Why the last wish of a control was not granted. */
  refusalOf(origin: Origin): string | undefined {
    return this.answers.refusalOf(origin)?.text;
  }

  /** The field that is to blame for that. */
  blamedIn(origin: Origin): string | undefined {
    return this.answers.refusalOf(origin)?.field;
  }

  /** What the last wish of a control would leave open, so that it was not made yet. */
  doubtOf(origin: Origin): Doubt | undefined {
    return this.answers.doubtOf(origin);
  }

  /** Back from a doubt to the form that it is about. */
  dismissDoubt(origin: Origin): void {
    if (this.answers.forgetDoubt(origin)) this.work += 1;
    this.focusNext = [`${origin.scope}/${origin.control}/first`];
    this.changed();
  }

  announce(text: string): void {
    this.announcement = text;
    this.changed();
  }

  scope(name: string): ScopeState {
    return (Object.hasOwn(this.ui.scopes, name) && this.ui.scopes[name]) || noScope;
  }

  private setScope(name: string, change: Partial<ScopeState>): void {
    this.setUi({ scopes: { ...this.ui.scopes, [name]: { ...this.scope(name), ...change } } });
  }

  setUi(change: Partial<UiState>): void {
    this.ui = { ...this.ui, ...change };
    this.host.writeState(this.ui);
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

  /** Opens a form, with what was typed into it before it was left, and puts the focus into its first field. */
  openForm(origin: Origin, draft?: Draft): void {
    const { scope, control } = origin;
    this.focusNext = [`${scope}/${control}/first`];
    const { [control]: open, [keptName(control)]: kept, ...forms } = this.scope(scope).forms;
    if (open === undefined || draft !== undefined) this.begin(origin);
    this.setForms(scope, { ...forms, [control]: draft ?? open ?? kept ?? {} });
  }

  /** Leaves a form. What was typed into it is kept for the next time. */
  leaveForm(origin: Origin): void {
    const { scope, control } = origin;
    const draft = this.draft(origin);
    const isTyped = Object.values(draft).some((value) => value.length > 0);
    this.closeForm(origin);
    if (!isTyped) return;
    this.announcement = 'What you typed is kept: it is there when you open this again.';
    this.setForms(scope, { ...this.scope(scope).forms, [keptName(control)]: { ...draft, isKept: 'yes' } });
  }

  /** Begins a form anew, without what was typed into it before it was left. */
  startAnew(origin: Origin): void {
    this.answers.forget(origin);
    this.openForm(origin, {});
  }

  /** Closes a form; the focus goes back to where it was opened from. */
  closeForm({ scope, control, stands }: Origin): void {
    const { [control]: _closed, ...forms } = this.scope(scope).forms;
    this.answers.forget({ scope, control });
    if (!stands) this.focusNext = [`${scope}/${control}`, `row:${scope}`];
    this.setForms(scope, forms);
  }

  /** What has been typed into a form. */
  draft({ scope, control }: Origin): Draft {
    const { forms } = this.scope(scope);
    return (Object.hasOwn(forms, control) && forms[control]) || noDraft;
  }

  /** Takes down what is typed. A field that goes away with its form tells its value once more: that is not heard. */
  setDraft(origin: Origin, change: Draft): void {
    const { scope, control } = origin;
    const { forms } = this.scope(scope);
    if (!origin.stands && !Object.hasOwn(forms, control)) return;
    this.goOn(origin);
    if (this.answers.forgetDoubt(origin)) this.work += 1;
    this.setForms(scope, { ...forms, [control]: { ...forms[control], ...change } });
  }

  /** What was picked goes into the form that asked for it; where that is gone by now, one is opened. */
  private takePicked(item: string, evidence: string): void {
    const origin = { scope: item, control: 'met' };
    if (!Object.hasOwn(this.scope(item).forms, 'met')) this.openForm(origin);
    this.setDraft(origin, { evidence });
    this.focusNext = [`${item}/met/evidence`];
  }

  private setForms(scope: string, forms: ScopeState['forms']): void {
    this.setScope(scope, { forms });
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
  }

  /** Shows a step, whoever's are shown, with the focus on the first way to take it. */
  showStep(key: string): void {
    this.focusNext = [`step:${key}/way-0`, `/fold:edit:${key}`, `/fold:work:${key}`, `step:${key}`];
    this.setUi({ page: 'next', who: '' });
  }

  /** Shows a stage's items, of one pillar if told so. */
  showStage(stage: StageId, pillar = ''): void {
    this.ui = { ...this.ui, page: 'checklist', filters: { ...noFilters, pillar }, asked: '' };
    this.focusNext = [`stage:${stage}`];
    this.toggleStage(stage, true);
  }

  private askForGuidance(): void {
    for (const [item, { open, folds }] of Object.entries(this.ui.scopes)) {
      if (!open || !folds.includes('guidance') || this.asked.has(item)) continue;
      this.asked.add(item);
      this.host.send({ type: 'guidance', item });
    }
  }
}
