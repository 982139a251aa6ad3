/** What is worth a look about the models: which of them change by themselves, what limits them, where they run. */
import { plural } from '../base/words';
import { some } from '../claims/repository/base/made';
import { type ModelPlace, modelPlaces } from '../claims/repository/models/places';
import type { Ground } from './found';
import { sureModels } from './models';
import { type Source, sourceOf } from './proposal';

export interface WorthALook {
  /** One sentence without a full stop. */
  readonly text: string;
  /** The place that shows it first; none for what is about all files. */
  readonly places: readonly Source[];
}

/** A model that is another one on a day that its provider chooses. */
export function movingModels(ground: Ground): WorthALook | undefined {
  const pinned = pinnedDeployments(ground);
  const groups = sureModels(ground)
    .map((group) =>
      group.filter(
        ({ said: { value } }) =>
          value.pin === 'moving' && value.provider !== 'huggingface' && !pinned.has(value.id.toLowerCase()),
      ),
    )
    .filter((group) => group.length > 0)
    .sort((one, other) => filesOf(other).length - filesOf(one).length);
  const [first = [], ...others] = groups;
  const [place] = first;
  if (place === undefined) return undefined;
  const alike = others.filter(([each]) => each !== undefined && isTag(each) === isTag(place));
  const rest = others.filter((group) => !alike.includes(group));
  const also = alike.length === 0 ? '' : `, and so ${areWhich(alike)}`;
  const besides =
    rest.length === 0
      ? ''
      : `${also === '' ? ', and' : ';'} ${whichAre(rest)} ${movesAs(!isTag(place), rest.length)}`;
  return {
    text: `${place.said.value.id} is ${movesAs(isTag(place), 1)} in ${plural(filesOf(first).length, 'file')}${also}${besides}: what ${groups.length === 1 ? 'it stands' : 'they stand'} for changes without a release of yours`,
    places: oneOfEachFile(first).map((each) => sourceOf(each, each.said.value.nameLine)),
  };
}

/** Deployments of the repository that run a model in a version of it: who asks for one by its name gets that version. */
function pinnedDeployments({ look }: Ground): ReadonlySet<string> {
  const deployed = modelPlaces(look).filter(
    ({ said: { value } }) => value.site === 'deployed' && value.pin === 'pinned',
  );
  return new Set(deployed.flatMap(({ said: { value } }) => value.deployment?.toLowerCase() ?? []));
}

/** Whether a name is that of a file which its host keeps under a tag. */
function isTag({ said: { value } }: ModelPlace): boolean {
  return value.provider === 'ollama' || value.provider === 'docker';
}

function movesAs(asTag: boolean, count: number): string {
  if (asTag) return count === 1 ? 'a moving tag' : 'moving tags';
  return count === 1 ? 'an alias' : 'aliases';
}

function namesOf(groups: readonly ModelPlace[][]): string {
  return some(groups.map(([each]) => each?.said.value.id ?? ''));
}

function areWhich(groups: readonly ModelPlace[][]): string {
  return `${groups.length === 1 ? 'is' : 'are'} ${namesOf(groups)}`;
}

function whichAre(groups: readonly ModelPlace[][]): string {
  return `${namesOf(groups)} ${groups.length === 1 ? 'is' : 'are'}`;
}

export function filesOf(places: readonly { readonly file: string }[]): string[] {
  return [...new Set(places.map(({ file }) => file))];
}

/** The first place of each file: where files are counted, a second one would be taken for another file. */
export function oneOfEachFile<T extends { readonly file: string }>(places: readonly T[]): T[] {
  return places.filter((each) => places.find(({ file }) => file === each.file) === each);
}

/** Only where every file was read, and none has a word of it. */
export function noLimit(ground: Ground): WorthALook | undefined {
  const { first, look } = ground;
  const isKnown = first.isAllRead && !first.speaksOfLimits && look.find('iac.rate-limit').length === 0;
  // What runs on a machine of one's own costs nothing by the call.
  const [model] = sureModels(ground).find(([each]) => each !== undefined && isPaidByUse(each)) ?? [];
  if (!isKnown || model === undefined) return undefined;
  return {
    text: `Nothing limits spending: none of the ${plural(first.looked, 'file')} that were read speaks of a limit on calls or costs`,
    places: [sourceOf(model, model.said.value.nameLine)],
  };
}

function isPaidByUse(place: ModelPlace): boolean {
  const { value } = place.said;
  return value.selfHosted !== true && value.provider !== 'huggingface' && !isTag(place);
}

export function wideProcessing({ look }: Ground): WorthALook | undefined {
  const found = look
    .find('model-processing')
    .filter(({ isProduct, said: { value } }) => isProduct && value.scope === 'global');
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    text: `Requests to ${some(found.map(({ said: { value } }) => value.id))} may be processed in any region of the world`,
    places: found.map((each) => sourceOf(each)),
  };
}
