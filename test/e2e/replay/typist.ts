// Types as a person does who wants a text as it is meant, looks at the indentation after each Enter, and takes no
// proposal on purpose. Harm is repaired at once, so that each is counted by itself.
import { setTimeout as delay } from 'node:timers/promises';
import { type Restlessness, restlessness, type Status } from './calm';
import { type Harm, harmOf, see } from './harm';
import { Meant } from './meant';
import type { Change, Look, Question, Verdict } from './protocol';
import type { Script, Step } from './script';
import type { Window } from './window';

export interface Outcome extends Restlessness {
  readonly name: string;
  /** Milliseconds from key to key: asked for, and reached. */
  readonly pace: number;
  readonly realPace: number;
  readonly lines: number;
  readonly characters: number;
  readonly harms: readonly Harm[];
  /** Whether the file on the disk is what was meant, without a repair. */
  readonly intact: boolean;
}

/** How long nothing may change before a text counts as checked, and the longest wait for that. */
const quietMs = 1_500;
const restlessMs = 6_000;

/** Types one text into a new manifest. */
export async function replay(window: Window, script: Script, pace: number): Promise<Outcome> {
  const folder = script.folder ?? `replayed/${script.name.replace(/[^a-z]+/g, '-')}-${pace}`;
  const first = await window.open(folder, script.windowsLineEnds ?? false);
  const typist = new Typist(window, pace);
  await typist.settle();
  const before = { verdict: typist.lastVerdict ?? first.verdicts.at(-1), status: typist.lastStatus };
  typist.begin(before.verdict, before.status);
  for (const step of script.steps) await typist.make(step);
  const outcome = await typist.end();
  const disk = await window.save(folder);
  await window.discard(folder);
  const meant = script.windowsLineEnds ? typist.text.replaceAll('\n', '\r\n') : typist.text;
  const { harms } = outcome;
  return { ...outcome, name: script.name, pace, intact: harms.length === 0 && disk === meant };
}

class Typist {
  private readonly meant = new Meant();
  private readonly harms: Harm[] = [];
  private verdicts: Verdict[] = [];
  private statuses: Status[] = [];
  private readonly ends: number[] = [];
  /** Since the text was last as it is meant. */
  private changes: Change[] = [];
  private keys = 0;
  private busyMs = 0;
  private due = 0;

  constructor(
    private readonly window: Window,
    private readonly pace: number,
  ) {}

  get text(): string {
    return this.meant.text;
  }

  get lastVerdict(): Verdict | undefined {
    return this.verdicts.at(-1);
  }

  get lastStatus(): Status | undefined {
    return this.statuses.at(-1);
  }

  /** What was said of the empty text is where everything begins. */
  begin(verdict: Verdict | undefined, status: Status | undefined): void {
    this.verdicts = verdict === undefined ? [] : [verdict];
    this.statuses = status === undefined ? [] : [status];
  }

  async make(step: Step): Promise<void> {
    const { keyboard } = this.window.page;
    // What stands there has to be right before something is put into it.
    if (step.do === 'go' || step.do === 'paste') await this.correct('blanks', false);
    // As keys where there are keys for it; what an input method makes comes in whole.
    if (step.do === 'type')
      for (const character of step.text) await this.inTime(() => keyboard.type(character));
    if (step.do === 'erase') await this.times(step.count, 'Backspace');
    if (step.do === 'enter') await this.press('Enter');
    if (step.do === 'go') await this.goTo(step.line ?? this.text.split('\n').length - 1);
    if (step.do === 'paste') await this.paste(step.text);
    this.meant.apply(step);
    if (step.do === 'enter') {
      this.ends.push(Date.now());
      await this.correct(step.by, step.indent === undefined);
    }
    if (step.do === 'go') await this.correct('blanks', false);
    if (step.do === 'paste') await this.pasted();
  }

  /** Waits until all is told of the text that will be, and says what has happened. */
  async end(): Promise<Omit<Outcome, 'name' | 'pace' | 'intact'>> {
    await this.correct('blanks', false);
    this.ends.push(Date.now());
    await this.settle();
    const { harms, keys, busyMs, text } = this;
    return {
      ...restlessness(this.verdicts, this.statuses, this.ends),
      harms,
      realPace: keys === 0 ? 0 : busyMs / keys,
      lines: this.ends.length,
      characters: text.length,
    };
  }

  async settle(): Promise<void> {
    const end = Date.now() + restlessMs;
    let last = Date.now();
    while (Date.now() - last < quietMs && Date.now() < end) {
      await delay(250);
      const { verdicts } = await this.ask({ ask: 'look' });
      this.statuses.push(...(await this.window.statuses()));
      // The last one is no event but what holds now.
      last = Math.max(last, verdicts.at(-2)?.at ?? 0, this.statuses.at(-1)?.at ?? 0);
    }
  }

  private press(key: string): Promise<void> {
    return this.inTime(() => this.window.page.keyboard.press(key));
  }

  /** A key after the other, at the pace where the machine can keep it. */
  private async inTime(act: () => Promise<void>): Promise<void> {
    const now = performance.now();
    if (this.due > now) await delay(this.due - now);
    const began = performance.now();
    await act();
    this.due = began + this.pace;
    this.keys += 1;
    this.busyMs += Math.max(this.pace, performance.now() - began);
  }

  private async goTo(line: number): Promise<void> {
    const { page } = this.window;
    await page.keyboard.press('Control+G');
    const box = page.locator('.quick-input-widget');
    await box.waitFor();
    await box
      .locator('input')
      .first()
      .fill(`:${line + 1}:9999`);
    await page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden' });
  }

  private async paste(text: string): Promise<void> {
    await this.window.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.press('Control+V');
  }

  /** The page puts in what is pasted only after the key. */
  private async pasted(): Promise<void> {
    const end = Date.now() + 2_000;
    while (Date.now() < end) {
      const look = await this.ask({ ask: 'look' });
      if (see(this.meant, look, false).is === 'as meant') {
        this.changes = [];
        return;
      }
    }
    await this.correct('blanks', false);
  }

  /** Looks, and sets right what the editor did: its indentation, its brackets, and harm, which is recorded. */
  private async correct(by: 'blanks' | 'tab', anyIndent: boolean): Promise<void> {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const look = await this.ask({ ask: 'look' });
      const seen = see(this.meant, look, anyIndent);
      if (seen.is === 'as meant') {
        this.changes = [];
        return;
      }
      if (seen.is === 'harmed') await this.repair(look);
      else if (seen.is === 'closed unasked') await this.times(seen.deletes, 'Delete');
      else if (seen.blanks < 0) await this.press('Backspace');
      else if (by === 'tab' && seen.blanks >= 2) await this.press('Tab');
      else await this.times(seen.blanks, ' ');
    }
    throw new Error(`The text could not be set right at line ${this.meant.caret.line + 1}.`);
  }

  private async times(count: number, key: string): Promise<void> {
    for (let each = 0; each < count; each += 1) await this.press(key);
  }

  private async repair(look: Look): Promise<void> {
    this.harms.push(harmOf(this.meant, look, this.changes));
    // The list and the places of a snippet that was taken go first.
    for (const key of ['Escape', 'Escape']) await this.window.page.keyboard.press(key);
    await this.ask({ ask: 'set', text: this.meant.text, caret: this.meant.caret });
    this.changes = [];
  }

  private async ask(question: Question): Promise<Look> {
    const look = await this.window.ask(question);
    this.changes.push(...look.changes);
    this.verdicts.push(...look.verdicts);
    return look;
  }
}
