/** What the portfolio in the editor and its host say to each other. This file imports nothing of either side. */

/** From the page to its host. */
export type PortfolioToHost =
  | { readonly type: 'ready' }
  /** Opens the text of a manifest, where a place is given there, or its checklist, by the key of its row. */
  | { readonly type: 'open' | 'checklist'; readonly key: string; readonly place?: PortfolioPlace }
  | { readonly type: 'create' };

/** Counted from 0. */
interface PortfolioPlace {
  readonly line: number;
  readonly character: number;
}

/** From the host to the page: HTML that was made by our templates alone. */
export interface PortfolioToPage {
  readonly type: 'content';
  readonly html: string;
}

/** Longer keys are none. */
const longestKey = 10_000;

/** A message of the page; undefined for anything that has not the form of one. */
export function readPortfolioMessage(message: unknown): PortfolioToHost | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  const { type } = message;
  if (type === 'ready' || type === 'create') return { type };
  if (type !== 'open' && type !== 'checklist') return undefined;
  if (!('key' in message) || typeof message.key !== 'string' || message.key.length > longestKey)
    return undefined;
  const place = 'place' in message ? placeIn(message.place) : undefined;
  return { type, key: message.key, ...(place !== undefined && { place }) };
}

function placeIn(place: unknown): PortfolioPlace | undefined {
  if (typeof place !== 'object' || place === null || !('line' in place) || !('character' in place))
    return undefined;
  const { line, character } = place;
  return isCount(line) && isCount(character) ? { line, character } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

/** Other frames can post to the page too: what has not our form is not ours. */
export function isPortfolioContent(message: unknown): message is PortfolioToPage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'content' &&
    'html' in message &&
    typeof message.html === 'string'
  );
}
