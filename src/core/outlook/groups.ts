/** Causes, each with all places that tell it: findings, and claims that the facts prove wrong where no finding says so. */
import { type Cause, severalInWords } from '../base/cause';
import { withoutEnd } from '../base/ends';
import type { Finding } from '../base/finding';
import { isSamePath, type Path } from '../base/path';
import { shorten } from '../base/shorten';
import { capital } from '../base/words';
import type { Contradiction, HiddenBy, HiddenFinding, ItemReport, Report, Teller } from '../facts/report';
import { ownerOfEntry } from './owner-of-entry';

/** What tells a cause at one place. */
export interface Told {
  /** Absent where only a claim tells it, or where it is hidden. */
  readonly finding?: Finding;
  /** The finding where it is hidden: nobody can look it up among those that are shown. */
  readonly hidden?: HiddenFinding;
  readonly message: string;
  readonly path: Path;
  readonly cause?: Cause;
}

/** A finding as what tells its cause. */
export function telling(finding: Finding | HiddenFinding): Told {
  const { message, path, cause } = finding;
  const source = 'hiddenBy' in finding ? { hidden: finding } : { finding };
  return { ...source, message, path, ...(cause === undefined ? {} : { cause }) };
}

/** All errors of a report by what they are, however they are shown: those that are hidden keep a gate shut as well. */
export function errorsOf({ findings, hidden }: Pick<Report, 'findings' | 'hidden'>): Finding[] {
  return [...findings, ...hidden].filter(isError);
}

/** Whether a finding is an error by itself, whatever it is shown as. */
export function isError({ severity, ownSeverity }: Finding): boolean {
  return (ownSeverity ?? severity) === 'error';
}

/** Where it is so: what an anchor holds is so at its aliases as well. */
export function pathsOf(told: Told): Path[] {
  return [told.path, ...(sourceOf(told)?.aliases ?? []).map(({ path }) => path)];
}

/** The causes of one report. */
export class Groups {
  private readonly keys = new Map<Finding, string>();
  private readonly places = new Map<string, Told[]>();
  private readonly tellers = new Map<string, Finding[]>();
  /** The key of what is said in the same words. */
  private readonly byMessage = new Map<string, string>();

  private readonly whole: Report['whole'];

  constructor({ findings, hidden, items, whole }: Pick<Report, 'findings' | 'hidden' | 'items' | 'whole'>) {
    this.whole = whole;
    for (const finding of [...findings, ...hidden]) {
      const key = this.newKey(finding);
      this.keys.set(finding, key);
      push(this.places, key, telling(finding));
      for (const { path } of [finding, ...(finding.aliases ?? [])])
        push(this.tellers, placeOf(finding.code, path), finding);
    }
    const claimed = new Set<string>();
    for (const told of items.flatMap((item) => this.behind(item))) {
      if (sourceOf(told) !== undefined) continue;
      const said = `${told.path.join('\0')}\0${told.message}`;
      if (claimed.size !== claimed.add(said).size) push(this.places, this.keyOf(told), told);
    }
  }

  /** Tells a cause from all others, and stays the same while the text around it changes. */
  keyOf(told: Told): string {
    const { message, path, cause } = told;
    const source = sourceOf(told);
    const key = source && this.keys.get(source);
    return (
      key ??
      (cause === undefined ? `${path.join('.')}/${message}` : this.keyOfCause(path[0] ?? '', cause, path))
    );
  }

  /** All places that tell the same cause, in the order of the text. */
  all(told: Told): readonly Told[] {
    return this.places.get(this.keyOf(told)) ?? [];
  }

  /** All other places that tell the same cause. */
  others(told: Told): Told[] {
    return this.all(told).filter((each) => !isSame(each, told));
  }

  /** The facts that prove it wrong that an item is met, as they are told where they stand. */
  behind({ status, contradictions }: Pick<ItemReport, 'status' | 'contradictions'>): Told[] {
    // What shows that an item applies is as it should be: its claim is what is wrong.
    if (status !== 'met') return [];
    return contradictions.flatMap((each) => each.parts ?? [each]).map((each) => this.toldOf(each));
  }

  private toldOf({ message, path, cause, toldBy }: Contradiction): Told {
    const finding = toldBy && this.findingOf(toldBy);
    return finding === undefined
      ? { message, path, ...(cause === undefined ? {} : { cause }) }
      : telling(finding);
  }

  private findingOf({ code, path, of }: Teller): Finding | undefined {
    const found = this.tellers.get(placeOf(code, path)) ?? [];
    return of === undefined ? found[0] : found.find(({ cause }) => cause?.of === of);
  }

  /** Of the same fact of several entries, what one person has to do is one: each of the others works on their own. */
  private keyOfCause(code: Path[number], { of, name }: Cause, path: Path): string {
    const owner = name === undefined ? undefined : ownerOfEntry(path, this.whole);
    return `${code}/"${of}"${owner === undefined ? '' : `/${owner}`}`;
  }

  /** What has the same cause, or is said in the same words, is one; anything else is told by its place. */
  private newKey(finding: Finding | HiddenFinding): string {
    const { path, message, cause } = finding;
    // What is hidden at one place and shown at another is mended by other means.
    const own = cause?.code ?? finding.code;
    const code = 'hiddenBy' in finding ? `hidden/${own}` : own;
    if (cause !== undefined) return this.keyOfCause(code, cause, path);
    const said = `${code}\0${message}`;
    // What is wrong with the text itself is at one place only, which may have no path.
    const isByPlace = path.length === 0 || code.startsWith('yaml/');
    const known = isByPlace ? undefined : this.byMessage.get(said);
    if (known !== undefined) return known;
    const place = `${code}/${path.join('.')}`;
    let key = place;
    for (let nth = 2; this.places.has(key); nth++) key = `${place}#${nth}`;
    this.byMessage.set(said, key);
    return key;
  }
}

function isSame(one: Told, other: Told): boolean {
  const [first, second] = [sourceOf(one), sourceOf(other)];
  if (first !== undefined || second !== undefined) return first === second;
  return one.message === other.message && isSamePath(one.path, other.path);
}

function sourceOf({ finding, hidden }: Told): Finding | undefined {
  return finding ?? hidden;
}

function placeOf(code: string, path: Path): string {
  return `${code}\0${path.join('\0')}`;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** A cause as a heading, and the rest: `"erp" has no owner` and `Name who is accountable`. */
export function inTwo(told: Told, others: readonly Told[]): { readonly what: string; readonly how: string } {
  const { message, cause } = told;
  const { what, how } = halves(message);
  const several = severalInWords([cause, ...others.map((each) => each.cause)]);
  const words = [told, ...others].flatMap(({ hidden }) =>
    hidden === undefined ? [] : hidingInWords(hidden.hiddenBy),
  );
  const rest = several === undefined ? how : (cause?.how ?? how);
  return { what: several ?? what, how: [...new Set(words), rest].filter(Boolean).join(' ') };
}

/** So much of a reason is shown. */
const reasonLength = 100;

function hidingInWords(by: HiddenBy): string {
  if (by.kind === 'setting') return 'Switched off in the settings, and still blocks.';
  if (by.kind === 'configuration')
    return `Switched off in ${shorten(by.file, reasonLength)}, and still blocks.`;
  const until = by.until === undefined ? '' : ` until ${by.until}`;
  const reason = shorten(by.reason, reasonLength);
  return `Hidden${until}, and still blocks: comment in line ${by.line + 1}${reason === '' ? '' : ` (${reason})`}.`;
}

function halves(message: string): { readonly what: string; readonly how: string } {
  const [, file, line, said] = placeAhead.exec(message) ?? [];
  // Where it says so is no heading: what it says is.
  if (said !== undefined)
    return { what: capital(withoutEnd(said, /\./)), how: `It stands in ${file}, line ${line}.` };
  // Outside of quotes, that is: behind an even number of them. A name alone says nothing: `"access": "reed" is not …`.
  const at = [...message.matchAll(/[:.?] /g)].find(
    ({ index }) => message.slice(0, index).split('"').length % 2 === 1 && !isName(message.slice(0, index)),
  );
  if (at === undefined) return { what: capital(withoutEnd(message, /\./)), how: '' };
  const what = message.slice(0, at[0] === '? ' ? at.index + 1 : at.index);
  return { what: capital(what), how: capital(message.slice(at.index + 2)) };
}

/** `"evals/summary.json" line 14: …`. */
const placeAhead = /^("[^"]*") line ([\d,]+): (.+)$/s;

/** A name alone is no heading: `"status": "Met" is not one of …`. */
function isName(head: string): boolean {
  return /^"[^"]*"$/.test(head);
}
