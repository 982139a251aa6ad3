/** What the manifest says is the place where the repository says something, and is no longer there. */

import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import type { Claim } from '../../facts/claim';
import { entries } from '../../facts/context';
import type { FileReading } from '../../facts/testimony';
import type { DeclaredIn } from '../../schema/generated/manifest-file';
import type { Look } from './base/look';
import { missing, some, untold } from './base/made';
import { areAmong, wordsOf } from './base/words';
import { alarmsIn } from './signals/alarms';
import { lostAlarms } from './signals/matching';

export function missingDeclarations(look: Look): Claim[] {
  const alarms = missingAlarms(look);
  return [...missingFiles(look), ...alarms, ...untold(missingPlaces(look), alarms)];
}

/**
 * A place in a file that was there once: nothing in it has that name, or any longer one. The deployments of models are
 * known by all of their names, so that a longer name elsewhere in the file is none of theirs.
 */
function missingPlaces(look: Look): Claim[] {
  return declaring(look).flatMap(([path, declaredIn]) =>
    look.declared(declaredIn, path).flatMap(({ path: at, document, name, reading }) => {
      if (name === undefined || reading === undefined) return [];
      const isGone =
        reading.place === 'nowhere' ||
        (reading.place === 'near' && path[0] === 'models' && lacksModel(look, reading, name));
      return isGone
        ? [
            missing(
              at,
              `nothing in ${quoted(shorten(reading.path))} is called ${quoted(shorten(name))}: ${quoted(shorten(document))} leads nowhere`,
            ),
          ]
        : [];
    }),
  );
}

/** Whether a file deploys models, each under a name, and none under this one. */
function lacksModel(look: Look, reading: FileReading, name: string): boolean {
  const models = look.in(reading, 'model');
  const words = wordsOf(name);
  return (
    models.length > 0 &&
    models.every(
      ({
        said: {
          value: { deployment, setting, id },
        },
      }) => {
        const names = [deployment, setting, id].filter((each) => each !== undefined);
        return deployment !== undefined && !names.some((each) => areAmong(words, wordsOf(each)));
      },
    )
  );
}

/** An alarm that was renamed or taken away. */
function missingAlarms(look: Look): Claim[] {
  return entries(look.facts.manifest.signals).flatMap(([id, signal]) =>
    lostAlarms(look, id, signal).map(({ path, document, name = '', reading }) => {
      const there = reading === undefined ? [] : alarmsIn(look, reading).map((alarm) => alarm.name);
      return missing(
        path,
        `${quoted(shorten(document))} has no alert ${quoted(shorten(name))}; it has ${some(there)}`,
      );
    }),
  );
}

function missingFiles(look: Look): Claim[] {
  return declaring(look).flatMap(([path, declaredIn]) =>
    look.declared(declaredIn, path).flatMap(({ document, fact, path: at }) => {
      if (fact?.kind !== 'missing') return [];
      const moved =
        fact.movedTo === undefined ? '' : `: a file of that name is ${quoted(shorten(fact.movedTo))} now`;
      return [missing(at, `${quoted(shorten(document))} is not there${moved}`)];
    }),
  );
}

function declaring({ facts: { manifest } }: Look): (readonly [Path, DeclaredIn | undefined])[] {
  const { models, systems, data, integrations, signals, release, agent } = manifest;
  const sections = { models, systems, data, integrations, signals };
  return [
    ...Object.entries(sections).flatMap(([section, all]) =>
      Object.entries(all ?? {}).map(([id, { declaredIn }]) => [[section, id], declaredIn] as const),
    ),
    [['release'], release?.declaredIn],
    ...entries(agent?.servers).map(([id, { declaredIn }]) => [['agent', 'servers', id], declaredIn] as const),
  ];
}
