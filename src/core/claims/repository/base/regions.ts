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

/** A cloud by the form in which it writes its regions. */
export type Cloud = 'aws' | 'google' | 'azure';

const azure: ReadonlyMap<string, string> = new Map(
  Object.entries({
    eu: 'northeurope westeurope francecentral francesouth germanywestcentral germanynorth italynorth polandcentral spaincentral swedencentral swedensouth austriaeast belgiumcentral denmarkeast',
    us: 'eastus eastus2 eastus3 westus westus2 westus3 centralus northcentralus southcentralus westcentralus',
    uk: 'uksouth ukwest',
    ch: 'switzerlandnorth switzerlandwest',
    no: 'norwayeast norwaywest',
    jp: 'japaneast japanwest',
    au: 'australiaeast australiasoutheast australiacentral australiacentral2',
    ca: 'canadacentral canadaeast',
    apac: 'eastasia southeastasia koreacentral koreasouth centralindia southindia westindia newzealandnorth malaysiawest indonesiacentral',
    other:
      'brazilsouth brazilsoutheast southafricanorth southafricawest uaenorth uaecentral qatarcentral israelcentral mexicocentral chilecentral',
  }).flatMap(([zone, names]) => names.split(' ').map((name) => [name, zone] as const)),
);

/** By what a region begins with, the first that fits; Amazon writes `eu-west-2`, Google `europe-west2`. */
const named: readonly (readonly [is: RegExp, cloud: Cloud, zone: string])[] = [
  [/^us-gov-(?:east|west)-\d$/, 'aws', 'us-gov'],
  [/^eu-west-2$/, 'aws', 'uk'],
  [/^eu-central-2$/, 'aws', 'ch'],
  [/^eu-(?:central|west|north|south)-\d$/, 'aws', 'eu'],
  [/^us-(?:east|west)-\d$/, 'aws', 'us'],
  [/^ca-(?:central|west)-\d$/, 'aws', 'ca'],
  [/^ap-northeast-[13]$/, 'aws', 'jp'],
  [/^ap-southeast-[246]$/, 'aws', 'au'],
  [/^ap-(?:north|south)?(?:east|west)?-?\d$/, 'aws', 'apac'],
  [/^(?:sa|af|me|il|mx|cn)-[a-z]+-\d$/, 'aws', 'other'],
  [/^europe-west2$/, 'google', 'uk'],
  [/^europe-west6$/, 'google', 'ch'],
  [/^europe-(?:north|south)?(?:central|west|east|north)?\d{1,2}$/, 'google', 'eu'],
  [/^us-(?:central|(?:south)?(?:east|west)|south)\d$/, 'google', 'us'],
  [/^northamerica-northeast\d$/, 'google', 'ca'],
  [/^asia-northeast[12]$/, 'google', 'jp'],
  [/^australia-southeast\d$/, 'google', 'au'],
  [/^asia-(?:north|south)?(?:east|west)\d$/, 'google', 'apac'],
  [/^(?:southamerica|me|africa|northamerica)-[a-z]+\d$/, 'google', 'other'],
];

/** The cloud whose region a name is, and the zone in which it lies; undefined for what is no region of theirs. */
export function regionNamed(region: string): { readonly cloud: Cloud; readonly zone: string } | undefined {
  const written = region.trim().toLowerCase().slice(0, 60);
  const found = named.find(([is]) => is.test(written));
  if (found !== undefined) return { cloud: found[1], zone: found[2] };
  const zone = azure.get(plain(written));
  return zone === undefined ? undefined : { cloud: 'azure', zone };
}

/** The zone that a name means as a whole: `EU`, `Europe`. */
export function zoneNamed(region: string): string | undefined {
  return [...zones].find(([, names]) => names.includes(plain(region)))?.[0];
}

/** Parts of the world between which no profile reaches: those of a cloud for the US may serve Canada as well. */
const parts: ReadonlyMap<string, string> = new Map(
  Object.entries({ europe: 'eu uk ch no', america: 'us us-gov ca', asia: 'apac jp au' }).flatMap(
    ([part, names]) => names.split(' ').map((name) => [name, part] as const),
  ),
);

/** The part of the world in which a place lies; undefined where its name does not say it. */
function partOf(region: string): string | undefined {
  const zone = zoneNamed(region) ?? regionNamed(region)?.zone;
  if (zone !== undefined) return parts.get(zone);
  // People shorten what clouds write: `eu-west`.
  const [, start] = /^(eu|us)(?:rope|a)?[-_ ]/.exec(region.trim().toLowerCase()) ?? [];
  return start === undefined ? undefined : parts.get(start);
}

/** Whether nothing of what a profile reaches lies in a place that the manifest names. */
export function isApart(region: string, scope: string): boolean {
  const [own, theirs] = [partOf(region), parts.get(scope.toLowerCase())];
  return own !== undefined && theirs !== undefined && own !== theirs;
}

/** Whether a place that the manifest names is a whole zone, and covers what a scope reaches. */
export function reaches(region: string, scope: string): boolean {
  const named = plain(region);
  return (
    ['global', 'worldwide', 'anywhere'].includes(named) ||
    zones.get(scope.toLowerCase())?.includes(named) === true
  );
}
