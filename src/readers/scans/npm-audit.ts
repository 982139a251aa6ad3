import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonMap, type JsonPath, type JsonValue } from '../source/json';
import { bySeverity, entriesAt, keyOf, placeAt, placeOfKey, severityOf } from './common';

/** What `npm audit --json` writes, of npm 6 (`advisories`) and of later ones. It says no date. */
export const npmAudit: DocumentReader = {
  name: 'npm-audit',
  kind: 'scan',
  knows: ({ json }) => {
    if (!isJsonMap(json?.at('metadata', 'vulnerabilities'))) return false;
    if (json.at('auditReportVersion') === 2) return isJsonMap(json.at('vulnerabilities'));
    return json.at('auditReportVersion') === undefined && isJsonMap(json.at('advisories'));
  },
  read: (file) => ({
    said: [
      { fact: 'scan.tool', value: 'npm audit' },
      ...(file.json?.at('auditReportVersion') === 2 ? secondForm(file) : firstForm(file)),
    ],
  }),
};

const countsAt: JsonPath = ['metadata', 'vulnerabilities'];

/** Its counts are of packages: one advisory that reaches two packages is counted twice there. */
function secondForm(file: SourceFile): Said[] {
  const total = file.json?.at(...countsAt, 'total');
  const totalPlace = placeAt(file, [...countsAt, 'total']);
  if (total === 0) return [{ fact: 'scan.active', value: 0, ...totalPlace }];
  const advisories = sourcesOf(file.json?.at('vulnerabilities'));
  return [
    ...(typeof total === 'number' ? [{ fact: 'scan.packages' as const, value: total, ...totalPlace }] : []),
    ...advisoryCount(file, advisories.size, ['vulnerabilities']),
    ...counts(file),
  ];
}

/** Its counts are of the ways that lead to an advisory, and it has no total. */
function firstForm(file: SourceFile): Said[] {
  const advisories = file.json?.at('advisories');
  const size = isJsonMap(advisories) ? Object.keys(advisories).length : 0;
  const counted = counts(file);
  if (size === 0 && counted.length === 0)
    return [{ fact: 'scan.active', value: 0, ...placeOfKey(file, countsAt) }];
  return [...advisoryCount(file, size, ['advisories']), ...counted];
}

/** The advisories behind the packages; an entry that is only a name is another package of the report. */
function sourcesOf(packages: JsonValue | undefined): ReadonlySet<JsonValue> {
  const entries = isJsonMap(packages) ? Object.values(packages) : [];
  const sources = entries.flatMap((value) =>
    entriesAt({ value, path: [] }, 'via').flatMap(({ value: via }) => keyOf(via, 'source') ?? []),
  );
  return new Set(sources);
}

function advisoryCount(file: SourceFile, value: number, path: JsonPath): Said[] {
  return value === 0 ? [] : [{ fact: 'scan.advisories', value, ...placeOfKey(file, path) }];
}

/** As the report counts them; what is only for information is no vulnerability. */
function counts(file: SourceFile): Said[] {
  const written = file.json?.at(...countsAt);
  const severities = ['critical', 'high', 'moderate', 'low'].flatMap((name) => {
    const count = keyOf(written, name);
    const isSome = typeof count === 'number' && count > 0;
    return isSome ? [{ severity: severityOf(name), count, path: [...countsAt, name] }] : [];
  });
  return bySeverity(file, severities);
}
