/** What the panel knows: the model from the host, what is being written, and its own view. Drawing is someone else's. */
import { changed } from '../../difference';
import type { Doubt, EditRequest, FixRequest, QuestionView } from '../../protocol/edits';
import type { ToHost, ToPanel } from '../../protocol/messages';
import type { PanelModel } from '../../protocol/model';
import { Answers, keyOf, type Origin } from './answers';
import { closed, draftIn, hasOwnWords, isTyped, kept, opened, typedInto } from './drafts';
import { guidanceNode } from './guidance';
import { allTheSame, Questions } from './questions';
import { Saving, type Wish } from './saving';
import { Seen } from './seen';
import { share } from './share';
import type { Draft, ScopeState } from './state';
import { View } from './view';
import { WayBack } from './way-back';

export class Store extends View {
  /** Changes with what is being saved, waits for it, or was refused. */
  work = 0;
  private readonly answers = new Answers();
  private readonly questions = new Questions();
  private readonly saving = new Saving();
  private readonly seen = new Seen();
  private readonly wayBack = new WayBack();
  /** Said to those who listen rather than look. */
  announcement = '';

  /** The edit that is being saved. */
  get pending(): Saving['pending'] {
    return this.saving.pending;
  }

  receive(message: ToPanel): void {
    if (message.type === 'model') {
      this.receiveModel(share(this.model, message.model), message.version);
      this.ahead.look(this.ui, message.model, true);
    }
    if (message.type === 'change') this.receiveChange(message);
    if (message.type === 'edit-result') this.finish(message.id, message);
    if (message.type === 'picked') this.takePicked(message.item, message.evidence);
    if (message.type === 'answered') this.comeBack(message.isHere);
    if (message.type === 'guidance') this.guidance.set(message.item, guidanceNode(message.html, this.host));
    if (message.type === 'past') this.receivePast(message.past);
    this.announcement = this.ahead.receive(message, this.ui) ?? this.announcement;
    if (message.type === 'focus-item') this.showItem(message.item);
    this.changed();
  }

  private receivePast(past: Extract<ToPanel, { type: 'past' }>['past']): void {
    this.past = past;
    if (this.ui.page === 'past') this.announcement = 'none' in past ? past.none : 'The history is here.';
  }

  /** A change of something else than what is shown is none: the whole is asked for, and shown when it is there. */
  private receiveChange({ version, from, change }: Extract<ToPanel, { type: 'change' }>): void {
    const model = this.model && from === this.seen.version ? changed(this.model, change) : undefined;
    if (model === undefined) this.host.send({ type: 'ready' });
    else {
      this.ahead.move(change);
      this.receiveModel(model, version);
      this.ahead.look(this.ui, model);
    }
  }

  private receiveModel(model: PanelModel, version: number): void {
    this.seen.show(version);
    const before = this.model;
    this.model = model;
    this.dropOvertakenForms(before);
    if (before?.broken && !model.broken) this.announcement = 'The manifest can be read again.';
    this.askForGuidance();
    this.askForPast();
  }

  /**
   * A form is over when its item has got that status by another way: a picked file, or the text. Not with words in it
   * that stand nowhere else.
   */
  private dropOvertakenForms(before: PanelModel | undefined): void {
    for (const { id, status, reason } of this.model?.items ?? []) {
      const { forms } = this.scope(id);
      if (!forms[status] || hasOwnWords(draftIn(forms, status), reason)) continue;
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
    const wish = { origin, edit, said, isTrial };
    if (this.pending) {
      this.seen.goOn(origin);
      if (this.isAsked(origin)) this.announce('This is still being saved.');
      else this.saving.wait(wish);
      this.work += 1;
      this.changed();
    } else if (this.model?.editable) this.save(wish);
    else this.announce('Editing is off.');
  }

  private save(wish: Wish): void {
    const { origin, edit, isTrial } = wish;
    const giveUp = (id: number): void => {
      this.finish(id, { refused: 'The editor does not answer. Try again.' });
      this.changed();
    };
    // Where the editor asks the user something first, it may take as long as they like.
    const isAsking = edit.kind === 'record-review' && edit.on === undefined;
    if (isAsking) this.turnAway(keyOf(origin), edit.item);
    const version = this.seen.of(origin);
    const id = this.saving.begin(wish, version, isAsking ? undefined : giveUp);
    this.answers.forget(origin);
    this.questions.forget(origin);
    this.work += 1;
    this.seen.expect(!edit.kind.startsWith('remove'));
    this.host.send({ type: 'edit', id, version, edit, ...(isTrial && { isTrial }) });
    this.changed();
  }

  /** Whether a control has asked for something that is not done yet. */
  isAsked(origin: Origin): boolean {
    return this.saving.isAsked(origin);
  }

  private finish(
    id: number,
    {
      refused,
      doubt,
      asks,
    }: { readonly refused?: string; readonly doubt?: Doubt; readonly asks?: QuestionView },
  ): void {
    const pending = this.saving.end(id);
    if (pending === undefined) return;
    this.work += 1;
    const { scope, control, edit, said, version } = pending;
    this.seen.expect(false);
    if (doubt !== undefined) {
      this.answers.doubt(pending, doubt);
      this.focusNext = [`${scope}/${control}/back`];
      this.editNext();
      return;
    }
    this.seen.end(pending);
    if (refused === undefined) {
      this.announcement = said;
      if (this.scope(scope).forms[control]) this.closeForm(pending);
    } else if (asks === undefined) this.setRefusal(pending, { text: refused });
    else {
      // Whatever comes until the answer, it is about what was there when it was asked.
      this.seen.hold(pending, version);
      this.questions.ask(pending, { asks, edit, said });
      this.focusNext = [`${keyOf(pending)}/keep`];
    }
    this.editNext();
  }

  private editNext(): void {
    const next = this.saving.next();
    if (next === undefined) return;
    if (this.model?.editable) this.save(next);
    else
      this.setRefusal(next.origin, { text: 'The text cannot be edited now: try again when it can be read.' });
    if (!this.pending) this.editNext();
  }

  /** What the user is asked before the last wish of a control is granted. */
  questionOf(origin: Origin): QuestionView | undefined {
    return this.questions.of(origin);
  }

  /** The user answers: it is to be done all the same, or not at all. `back`: the control that had asked. */
  decide(origin: Origin, isSure: boolean, back: readonly string[]): void {
    const question = this.questions.take(origin);
    this.work += 1;
    this.focusNext = back;
    if (isSure && question) {
      const edit = allTheSame(question);
      if (edit) this.edit(origin, edit, question.said);
    } else this.seen.end(origin);
    this.changed();
  }

  /** Tells the host something by which VS Code takes the focus to ask, and gives it back. */
  ask(message: ToHost, key: string, item = ''): void {
    this.turnAway(key, item);
    this.host.send(message);
  }

  private turnAway(key: string, item: string): void {
    this.wayBack.leave(key, item, this.evidenceOf(item));
  }

  /** Back from where VS Code has asked: to what has come of it, else to the control that asked. */
  private comeBack(isHere: boolean): void {
    const back = this.wayBack.back(isHere, (item) => this.evidenceOf(item));
    if (back !== undefined) this.focusNext = back;
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

  /** Opens a form, with what was typed into it before it was left, and puts the focus into its first field. */
  openForm(origin: Origin, draft?: Draft): void {
    const { scope, control } = origin;
    this.focusNext = [`${scope}/${control}/first`];
    const { forms } = this.scope(scope);
    if (forms[control] === undefined || draft !== undefined) this.seen.begin(origin);
    this.setForms(scope, opened(forms, control, draft));
  }

  /** Leaves a form. What was typed into it is kept for the next time. */
  leaveForm(origin: Origin): void {
    const { scope, control } = origin;
    const draft = this.draft(origin);
    this.closeForm(origin);
    if (!isTyped(draft)) return;
    this.announcement = 'What you typed is kept: it is there when you open this again.';
    this.setForms(scope, kept(this.scope(scope).forms, control, draft));
  }

  /** Begins a form anew, without what was typed into it before it was left. */
  startAnew(origin: Origin): void {
    this.answers.forget(origin);
    this.openForm(origin, {});
  }

  /** Closes a form; the focus goes back to where it was opened from. */
  closeForm({ scope, control, stands }: Origin): void {
    this.answers.forget({ scope, control });
    if (!stands) this.focusNext = [`${scope}/${control}`, `row:${scope}`];
    this.setForms(scope, closed(this.scope(scope).forms, control));
  }

  /** What has been typed into a form. */
  draft({ scope, control }: Origin): Draft {
    return draftIn(this.scope(scope).forms, control);
  }

  /** Takes down what is typed. A field that goes away with its form tells its value once more: that is not heard. */
  setDraft(origin: Origin, change: Draft): void {
    const { scope, control } = origin;
    const { forms } = this.scope(scope);
    if (!origin.stands && !Object.hasOwn(forms, control)) return;
    this.seen.goOn(origin);
    if (this.answers.forgetDoubt(origin)) this.work += 1;
    this.setForms(scope, typedInto(forms, control, change));
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
}
