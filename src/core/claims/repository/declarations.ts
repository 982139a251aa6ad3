/** What the manifest says is the place where the repository says something, and is no longer there. */

import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import type { Claim } from '../../facts/claim';
import { entries } from '../../facts/context';
import type { DeclaredIn } from '../../schema/generated/manifest-file';
import type { Look } from './base/look';
import { unclear } from './base/made';

export function missingDeclarations(look: Look): Claim[] {
  return declaring(look).flatMap(([path, declaredIn]) =>
    look.declared(declaredIn, path).flatMap(({ document, fact, path: at }) => {
      if (fact?.kind !== 'missing') return [];
      const moved =
        fact.movedTo === undefined ? '' : `: a file of that name is ${quoted(shorten(fact.movedTo))} now`;
      return [
        unclear({
          path: at,
          reason: `${quoted(shorten(document))} is not there${moved}`,
          places: [],
          code: 'repository/declaration-missing',
          severity: 'warning',
        }),
      ];
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
