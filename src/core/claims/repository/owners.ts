/** Owners, held against who reviews code: a handle that is there is known; one that is not may be so on purpose. */
import type { Claim } from '../../facts/claim';
import { entries } from '../../facts/context';
import type { Found, Look } from './base/look';
import { confirmed, placeOf, unclear } from './base/made';

export function ownerClaims(look: Look): Claim[] {
  const lines = usedLines(look);
  const [first] = lines;
  if (first === undefined) return [];
  return entries(look.facts.manifest.owners).flatMap(([id, { handle }]) =>
    handle === undefined ? [] : [held(id, handle, lines)],
  );
}

/** The lines of the one file that the host uses. */
export function usedLines(look: Look): Found<'owner'>[] {
  const lines = look.find('owner').filter(({ said: { value } }) => value.pattern !== '');
  const order = ['.github/', '.gitlab/', '', 'docs/'].map((folder) => `${folder}CODEOWNERS`);
  const file = order.find((each) => lines.some((line) => line.file === each));
  const own = lines.filter((line) => line.file === file);
  return own.length > 0 ? own : lines.filter((line) => line.file === lines[0]?.file);
}

function held(id: string, handle: string, lines: readonly Found<'owner'>[]): Claim {
  const path = ['owners', id, 'handle'];
  const wanted = plain(handle);
  const found = lines.filter(({ said: { value } }) => value.owners.some((each) => plain(each) === wanted));
  const effective = found.filter(({ said: { value } }) => value.effective !== false);
  // An address of a person stays in its file.
  const shown = handle.includes('@', 1) ? 'the address' : handle;
  const places = (from: readonly Found<'owner'>[]): Claim['places'] =>
    from.map((each) => placeOf(each, `${each.said.value.pattern}: ${shown}`));
  if (effective.length > 0) {
    const pattern = effective[0]?.said.value.pattern ?? '*';
    return confirmed({
      path,
      reason: `${shown} reviews ${isForAll(pattern) ? reviewedOfAll(handle, lines) : `code in ${pattern}`}`,
      places: places(effective),
    });
  }
  if (found.length > 0)
    return unclear({ path, reason: `a later line hides the one that names ${shown}`, places: places(found) });
  return unclear({
    path,
    reason: 'it is not among those who review code, which an owner need not do',
    places: [],
  });
}

function isForAll(pattern: string): boolean {
  return /^\/?\*{1,2}(?:\/\*)?$/.test(pattern);
}

/** Whoever reviews everything reviews what no later line gives to others. */
export function reviewedOfAll(handle: string, lines: readonly Found<'owner'>[]): string {
  const isOthers = lines.some(
    ({ said: { value } }) =>
      value.effective !== false &&
      !isForAll(value.pattern) &&
      !value.owners.some((each) => plain(each) === plain(handle)),
  );
  return isOthers ? 'the rest of the code' : 'all code';
}

function plain(handle: string): string {
  return handle.trim().toLowerCase().replace(/^@/, '');
}
