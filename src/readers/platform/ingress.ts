/** Limits that an ingress holds callers to: so many requests a second or a minute, for each address. */
import type { Said } from '../../core/service';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import { isYamlMap, type YamlDocument } from '../source/yaml';
import { writtenAt } from './yaml-text';

const windows: readonly (readonly [key: RegExp, window: string])[] = [
  [/(?:^|\/)limit-rps$/, '1s'],
  [/(?:^|\/)limit-rpm$/, '1m'],
];

export function ingressLimits(
  file: SourceFile,
  document: YamlDocument,
  path: readonly (string | number)[],
): Said[] {
  const annotations = document.at(...path);
  if (!isYamlMap(annotations)) return [];
  return Object.keys(annotations).flatMap((key) => {
    const window = windows.find(([pattern]) => pattern.test(key))?.[1];
    const written = writtenAt(document, [...path, key])?.trim() ?? '';
    // None at all is how a limit is switched off.
    if (window === undefined || !/^[1-9]\d{0,8}$/.test(written)) return [];
    const place = file.placeOf(document.keyOffsetOf([...path, key]));
    const value = {
      limit: Number(written),
      window,
      scope: 'ip',
      where: 'ingress',
      ...foreignRole(file.role),
    } as const;
    return [{ ...place, fact: 'iac.rate-limit', value } as const];
  });
}
