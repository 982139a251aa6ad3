/** What the manifest says is the place where the repository says something, and is no longer there. */

import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import type { Claim } from '../../facts/claim';
import { entries } from '../../facts/context';
import type { DeclaredIn } from '../../schema/generated/manifest-file';
import type { Look } from './base/look';
import { some, unclear } from './base/made';
import { alarmsIn } from './signals/alarms';
import { lostAlarms } from './signals/matching';

export function missingDeclarations(look: Look): Claim[] {
  return [...missingFiles(look), ...missingAlarms(look)];
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

function missing(path: Path, reason: string): Claim {
  return unclear({ path, reason, places: [], code: 'repository/declaration-missing', severity: 'warning' });
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
