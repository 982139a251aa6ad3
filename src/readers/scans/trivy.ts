import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap } from '../source/json';
import {
  bySeverity,
  dayIn,
  entriesAt,
  keyOf,
  type Located,
  mostPlaces,
  placeAt,
  placeOfKey,
  severityOf,
  shownPath,
  textOf,
} from './common';

/** A report of Trivy on an image, a folder or a repository. */
export const trivy: DocumentReader = {
  name: 'trivy',
  kind: 'scan',
  knows: ({ json }) =>
    isJsonMap(json?.value) && json.at('SchemaVersion') === 2 && textOf(json.at('ArtifactName')) !== undefined,
  read: (file) => ({ said: [...headOf(file), ...outcomeOf(file)] }),
};

function headOf(file: SourceFile): Said[] {
  const version = textOf(file.json?.at('Trivy', 'Version'));
  // The dates below `Metadata` are those of the image.
  const ran = dayIn(file.json?.at('CreatedAt'));
  const target = textOf(file.json?.at('ArtifactName'));
  return [
    version === undefined
      ? { fact: 'scan.tool', value: 'trivy' }
      : { fact: 'scan.tool', value: `trivy ${version}`, ...placeAt(file, ['Trivy', 'Version']) },
    ...(ran === undefined
      ? []
      : [{ fact: 'scan.ran' as const, value: ran, ...placeAt(file, ['CreatedAt']) }]),
    ...(target === undefined
      ? []
      : [{ fact: 'scan.target' as const, value: shownPath(target), ...placeAt(file, ['ArtifactName']) }]),
  ];
}

function outcomeOf(file: SourceFile): Said[] {
  if (!isJsonList(file.json?.at('Results')))
    // It leaves them out where it has found nothing that it could look at.
    return [{ fact: 'scan.status', value: 'no result' }];
  const results = entriesAt({ value: file.json?.value ?? null, path: [] }, 'Results');
  const found = (key: string): Located[] => results.flatMap((result) => entriesAt(result, key));
  const secrets = found('Secrets');
  const active = [
    ...found('Vulnerabilities'),
    ...found('Misconfigurations').filter(({ value }) => keyOf(value, 'Status') === 'FAIL'),
    ...secrets,
  ];
  const severities = active.map(({ value, path }) => ({
    severity: severityOf(keyOf(value, 'Severity')),
    path: keyOf(value, 'Severity') === undefined ? path : [...path, 'Severity'],
  }));
  return [
    { fact: 'scan.active', value: active.length, ...placeOfKey(file, ['Results']) },
    ...bySeverity(file, severities),
    ...secretsOf(file, secrets),
  ];
}

/** How many secrets there are and where they stand, never what they are. */
function secretsOf(file: SourceFile, secrets: readonly Located[]): Said[] {
  const [first] = secrets;
  if (first === undefined) return [];
  const ruleAt = (secret: Located) =>
    placeAt(file, keyOf(secret.value, 'RuleID') === undefined ? secret.path : [...secret.path, 'RuleID']);
  const places = secrets.slice(0, mostPlaces).flatMap((secret): Said[] => {
    const target = textOf(file.json?.at(...secret.path.slice(0, -2), 'Target'));
    const line = keyOf(secret.value, 'StartLine');
    if (target === undefined) return [];
    const value = typeof line === 'number' ? `${shownPath(target)}:${line}` : shownPath(target);
    return [{ fact: 'scan.place', value, ...ruleAt(secret) }];
  });
  return [{ fact: 'scan.secrets', value: secrets.length, ...ruleAt(first) }, ...places];
}
