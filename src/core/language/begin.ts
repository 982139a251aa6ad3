/** How what is put in begins, by what stands around it. */
import type { Cursor } from './cursor';
import type { Proposal } from './proposals';

/** Whether a key is written without its value: a colon follows it already, or a quote would enclose more. */
export function isKeyAlone({ hasColon, quote }: Cursor): boolean {
  return hasColon || quote !== '';
}

/** The keys that begin a map behind its own key: on lines of their own. */
export function onLinesBelow(keys: readonly Proposal[]): Proposal[] {
  return keys.map((each) => ({ ...each, insert: `\n  ${each.insert.replaceAll('\n', '\n  ')}` }));
}

/** The items that begin a list: with the mark or the brackets that make it one. */
export function asList({ inline, flow }: Cursor, items: readonly Proposal[]): Proposal[] {
  return items.map((each) => ({ ...each, insert: inline || flow ? `[${each.insert}]` : `- ${each.insert}` }));
}
