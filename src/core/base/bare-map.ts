/** What a map of the text becomes. Its prototype has nothing, so that no key is special. */
function Bare(): void {}
// An object without any prototype would be a table to V8, and slower at everything by a tenth.
Bare.prototype = Object.create(null);
const BareMap = Bare as unknown as new () => Record<string, never>;

/** A map in which no key is special, with the entries of another one. */
export function bareMap<T>(entries?: Readonly<Record<string, T>>): Record<string, T> {
  return Object.assign(new BareMap(), entries);
}
