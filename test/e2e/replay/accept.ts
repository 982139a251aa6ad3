// Takes the first proposal at a place, as a person who trusts it, and says what that has claimed and broken.
import { setTimeout as delay } from 'node:timers/promises';
import { table } from '../../bench/measure';
import { added, claimsIn, keyAt } from '../../unit/core/language/taking';
import type { MarkedPlace } from './places';
import type { Look, Place } from './protocol';
import type { Window } from './window';

export interface Acceptance {
  readonly name: string;
  /** What the proposal was called; undefined where there was none. */
  readonly proposal?: string;
  readonly newErrors: readonly string[];
  /** Items that are met now, though nobody said so. */
  readonly mets: number;
  /** Other choices, as `key: value`, that only a person can make. */
  readonly choices: readonly string[];
}

const folder = 'accepted';
/** Longer than the caret has to rest before all is told of what was written. */
const quietMs = 1_500;
const longestMs = 5_000;

/** Takes the first proposal at each of the places, in one manifest. */
export async function acceptAll(
  window: Window,
  places: readonly MarkedPlace[],
  tell: (acceptance: Acceptance) => void,
): Promise<void> {
  await window.open(folder, false);
  for (const place of places) tell(await accept(window, place));
  await window.discard(folder);
}

async function accept(window: Window, { name, text }: MarkedPlace): Promise<Acceptance> {
  const caret = caretOf(text);
  const { keyboard } = window.page;
  await window.ask({ ask: 'set', text: text.replace('‸', ''), caret });
  const before = await settled(window);
  const proposal = await openList(window);
  if (proposal === undefined) return { name, newErrors: [], mets: 0, choices: [] };
  await keyboard.press('Enter');
  // A list that opens behind the proposal, and the places of its snippet, are left alone.
  await delay(500);
  for (const key of ['Escape', 'Escape', 'Escape']) await keyboard.press(key);
  const after = await settled(window);
  const asked = keyAt(text.slice(0, text.indexOf('‸')));
  const choices = added(claimsIn(before.text), claimsIn(after.text)).filter(
    (each) => !each.startsWith(`${asked}:`),
  );
  return {
    name,
    proposal,
    newErrors: added(before.verdicts.at(-1)?.errors ?? [], after.verdicts.at(-1)?.errors ?? []),
    mets: choices.filter(isMet).length,
    choices: choices.filter((each) => !isMet(each)),
  };
}

/** Opens the list on purpose. @returns its first row */
async function openList({ page }: Window): Promise<string | undefined> {
  const first = page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name').first();
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await page.keyboard.press('Control+Space');
    await first.waitFor({ timeout: 3_000 }).catch(() => undefined);
    // Rows come in while the list is open; what is first a moment later is what a person sees.
    await delay(300);
    if (await first.isVisible()) return (await first.textContent()) ?? '';
    await page.keyboard.press('Escape');
  }
  return undefined;
}

/** Waits until nothing more is told of the text. */
async function settled(window: Window): Promise<Look> {
  const end = Date.now() + longestMs;
  for (let last = Date.now(); ; ) {
    await delay(200);
    const look = await window.ask({ ask: 'look' });
    last = Math.max(last, look.verdicts.at(-2)?.at ?? 0);
    if (Date.now() - last > quietMs || Date.now() > end) return look;
  }
}

function caretOf(text: string): Place {
  const lines = text.slice(0, text.indexOf('‸')).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function isMet(choice: string): boolean {
  return choice === 'status: met';
}

/** One line for each place, the harmful ones first, and a line that counts them. */
export function acceptingTable(acceptances: readonly Acceptance[]): string {
  const harmful = acceptances.filter(isHarmful);
  const all = [...harmful, ...acceptances.filter((each) => !isHarmful(each))];
  const rows = all.map((each) => [
    each.name,
    each.proposal ?? '(none)',
    String(each.newErrors.length),
    String(each.mets),
  ]);
  // What has no fixed length comes behind the columns.
  const notes = all.map(({ newErrors, choices }) => {
    const codes = newErrors.map((each) => each.split(':')[0]);
    return [...new Set(codes), ...choices].join(', ');
  });
  const lines = table([['place', 'taken', 'new errors', 'met'], ...rows]).split('\n');
  const noted = lines.map((line, index) => `${line}  ${notes[index - 1] ?? ''}`.trimEnd());
  const count = (holds: (each: Acceptance) => boolean): number => acceptances.filter(holds).length;
  const sum = [
    `${acceptances.length - harmful.length} of ${acceptances.length} harmless`,
    `${count(({ newErrors }) => newErrors.length > 0)} with new errors`,
    `${count(({ mets }) => mets > 0)} with a met nobody chose`,
    `${count(({ choices }) => choices.length > 0)} with other choices nobody made`,
    `${count(({ proposal }) => proposal === undefined)} without a proposal`,
  ];
  return `${noted.join('\n')}\n${sum.join(', ')}`;
}

/** Whether it breaks or claims something. */
export function isHarmful({ newErrors, mets, choices }: Acceptance): boolean {
  return newErrors.length > 0 || mets > 0 || choices.length > 0;
}
