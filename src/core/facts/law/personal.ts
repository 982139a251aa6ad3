/** What a manifest says of personal data, and of where they go. */
import type { Manifest, Source } from '../../schema/generated/manifest-file';
import { entries, isPersonal, isSpecialCategory, isThirdParty } from '../context';

/** Whether something is so; undefined where nobody says. */
export type Maybe = boolean | undefined;

/** Whether personal data are used. Not so only where every source says what it is, and none is personal. */
export function hasPersonalData(manifest: Manifest): Maybe {
  return some(
    manifest,
    isPersonal,
    ({ classification, personal }) => classification !== undefined || personal !== undefined,
  );
}

/** Whether special categories of personal data are used. */
export function hasSpecialCategory(manifest: Manifest): Maybe {
  return some(
    manifest,
    isSpecialCategory,
    (source) =>
      source.specialCategory !== undefined ||
      source.personal === false ||
      (source.classification !== undefined && source.personal !== true),
  );
}

function some(manifest: Manifest, is: (source: Source) => boolean, says: (source: Source) => boolean): Maybe {
  const sources = entries(manifest.data).map(([, source]) => source);
  if (sources.some(is)) return true;
  return sources.length > 0 && sources.every(says) ? false : undefined;
}

/** Whether another company processes personal data for the team. */
export function usesProcessor(manifest: Manifest): Maybe {
  const named = manifest.risk?.privacy?.processors;
  if (named !== undefined && named.length > 0) return true;
  const isPersonalUsed = hasPersonalData(manifest);
  if (isPersonalUsed === false) return false;
  const outside = receivers(manifest).map(({ provider }) => isThirdParty(provider));
  if (outside.includes(true)) return true;
  return named !== undefined && !outside.includes(undefined) ? false : undefined;
}

/** Whether personal data go to a place outside the area of a law. */
export function leavesArea(manifest: Manifest, area: string): Maybe {
  if (hasPersonalData(manifest) === false) return false;
  const models = receivers(manifest).map((model) => isOutside(reachOf(model), area));
  const systems = personalSystems(manifest).map((region) => isOutside(areaOfRegion(region), area));
  if ([...models, ...systems].includes(true)) return true;
  return models.length > 0 && ![...models, ...systems].includes(undefined) ? false : undefined;
}

interface Receiver {
  readonly provider?: string;
  readonly name?: string;
  readonly region?: string;
}

/** The models that personal data reach: all, unless they say which data they receive. */
function receivers(manifest: Manifest): Receiver[] {
  const personal = new Set(
    entries(manifest.data)
      .filter(([, each]) => isPersonal(each))
      .map(([id]) => id),
  );
  if (personal.size === 0) return [];
  return entries(manifest.models)
    .map(([, model]) => model)
    .filter(({ receives }) => receives === undefined || receives.some((id) => personal.has(id)));
}

/** The regions of the systems that hold personal data, as far as they say one. */
function personalSystems({ data, systems }: Manifest): string[] {
  return entries(data).flatMap(([, source]) => {
    const region = isPersonal(source) ? systems?.[source.system ?? '']?.region : undefined;
    return region === undefined ? [] : [region];
  });
}

type Place = 'EU' | 'UK' | 'US' | 'elsewhere';

/** A profile that reaches several regions says more than the region in which it is called. */
function reachOf({ name, region }: Receiver): Place | undefined {
  const profile = /^(eu|us|us-gov|apac|jp|au|ca|global)\./i.exec(name ?? '')?.[1]?.toLowerCase();
  if (profile === undefined) return areaOfRegion(region);
  return profile === 'eu' ? 'EU' : profile.startsWith('us') ? 'US' : 'elsewhere';
}

/** What is `eu` by name and is not in the Union comes first. */
const regions: readonly (readonly [RegExp, Place])[] = [
  [/^(eu-west-2|europe-west2|uk|gb|uk-?(south|west).*|united[ -]kingdom|london|england)$/i, 'UK'],
  [/^(eu-central-2|europe-west6|switzerland.*|ch|norway.*|no|zurich|oslo)$/i, 'elsewhere'],
  [
    /^(eu|europe|eu[-_].*|europe-.*|(west|north)europe|(germany|france|sweden|poland|italy|spain|austria|ireland|netherlands|belgium|denmark|finland|portugal|greece).*)$/i,
    'EU',
  ],
  [/^(at|be|bg|hr|cy|cz|dk|ee|fi|fr|de|gr|hu|ie|it|lv|lt|lu|mt|nl|pl|pt|ro|sk|si|es|se)$/i, 'EU'],
  [/^(us|usa|us[-_].*|united[ -]states.*|(east|west|central|(north|south|west)central)us\d?)$/i, 'US'],
  [
    /^(ap|apac|asia|sa|me|af|ca|cn|il|mx|australia|japan|brazil|canada|southamerica|northamerica)[-_].*$/i,
    'elsewhere',
  ],
  [
    /^(japan|korea|australia|canada|brazil|india|uae|southafrica|(east|southeast)asia|global).*$/i,
    'elsewhere',
  ],
];

/** Where a region is; undefined for a name that nobody knows. */
function areaOfRegion(region: string | undefined): Place | undefined {
  return regions.find(([names]) => names.test(region?.trim() ?? ''))?.[1];
}

/** Whether a place is outside an area; not known of areas that hold only a part of a country. */
function isOutside(place: Place | undefined, area: string): Maybe {
  if (place === undefined || (area !== 'EU' && area !== 'UK')) return undefined;
  return place !== area;
}
