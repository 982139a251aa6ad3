/** The names of regions, as clouds and people write them. */

/** `UK South`, `uk-south`, `uksouth` → `uksouth`. */
function plain(region: string): string {
  return region
    .trim()
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
}

export function isSameRegion(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

const scopes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    global: 'anywhere',
    datazone: 'anywhere in its data zone',
    eu: 'in any region of the EU',
    us: 'in any region of the US',
    'us-gov': 'in any region of the US for its government',
    apac: 'in any region of Asia and the Pacific',
    jp: 'in any region of Japan',
    au: 'in any region of Australia',
    ca: 'in any region of Canada',
  }),
);

/** Where requests may go, in words that follow "processed". */
export function scopeInWords(scope: string): string {
  return scopes.get(scope.toLowerCase()) ?? `anywhere in ${scope}`;
}

const zones: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    eu: ['eu', 'europe', 'europeanunion', 'eea'],
    us: ['us', 'usa', 'unitedstates'],
    apac: ['apac', 'asiapacific'],
    jp: ['jp', 'japan'],
    au: ['au', 'australia'],
    ca: ['ca', 'canada'],
  }),
);

/** Whether a place that the manifest names is a whole zone, and covers what a scope reaches. */
export function reaches(region: string, scope: string): boolean {
  const named = plain(region);
  return (
    ['global', 'worldwide', 'anywhere'].includes(named) ||
    zones.get(scope.toLowerCase())?.includes(named) === true
  );
}
