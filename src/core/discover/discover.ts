/** What a repository says for a manifest: what is in it, what is worth a look, and what could be written down. Pure. */
import type { Repository } from '../facts/evidence';
import type { Manifest } from '../schema/generated/manifest-file';
import { proposedServers } from './agent';
import { proposedData, proposedIntegrations } from './contracts';
import { proposedEvaluations } from './evaluations';
import { type FirstLook, groundOf } from './found';
import { proposedLogging } from './logging';
import { manyModels, modelsLeft, proposedModels } from './models';
import { proposedOwners } from './owners';
import { type ProposedEntry, proposedSections } from './proposal';
import { registeredModels } from './registry';
import { proposedRelease } from './release';
import { foundSentence } from './sentence';
import { alertsOf, proposedSignals } from './signals';
import { manySystems, proposedSystems } from './systems';
import { worthALook } from './worth';
import type { WorthALook } from './worth-models';

export interface Discovery {
  /** `Found: 4 models, 5 systems, …`; undefined where nothing was found. */
  readonly sentence: string | undefined;
  /** In the order of the manifest. */
  readonly proposals: readonly ProposedEntry[];
  /** The most important first. */
  readonly worth: readonly WorthALook[];
}

/** The manifest beside which it is looked, and what is known of the files that it names; nothing of a new one. */
interface Beside {
  readonly manifest?: Manifest;
  readonly repository?: Repository | undefined;
}

/** What is proposed is what the manifest does not have yet. */
export function discover(first: FirstLook, { manifest = {}, repository }: Beside = {}): Discovery {
  const ground = groundOf(first, manifest, repository);
  const called = proposedModels(ground);
  const models = [...called, ...registeredModels(ground, called)];
  const all = [
    ...proposedOwners(ground),
    ...proposedSystems(ground),
    ...proposedData(ground),
    ...proposedIntegrations(ground),
    ...models,
    ...proposedRelease(ground),
    ...proposedEvaluations(ground, models),
    ...proposedServers(ground),
    ...proposedSignals(ground),
    ...proposedLogging(ground),
  ];
  // A name with a sign that could not be decoded is not the name that is there.
  const readable = all.filter(
    ({ fields, source }) => !JSON.stringify(fields).includes('\ufffd') && canBeNamed(source.file),
  );
  const proposals = proposedSections.flatMap((section) =>
    readable.filter((each) => each.section === section),
  );
  return {
    sentence: foundSentence(proposals, {
      alerts: alertsOf(ground).length,
      models: manyModels(ground),
      modelsLeft: modelsLeft(ground),
      systems: manySystems(ground),
    }),
    proposals,
    worth: worthALook(ground),
  };
}

/** Whether a manifest can name a file: what stands behind `#` is a place in it, and a name has one line. */
function canBeNamed(file: string): boolean {
  return !/[#\p{Cc}\u2028\u2029]/u.test(file);
}
