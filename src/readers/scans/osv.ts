import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonPath, type JsonValue } from '../source/json';
import { bySeverity, entriesAt, keyOf, type Located, placeOfKey, type SeverityName, textOf } from './common';

/** What OSV-Scanner has found in lock files and bills of materials. It says no date of its own. */
export const osv: DocumentReader = {
  name: 'osv-scanner',
  kind: 'scan',
  knows: (file) => {
    const results = file.json?.at('results');
    if (!isJsonList(results)) return false;
    // Without a result only its own key tells it from other tools.
    if (results.length === 0) return isJsonMap(file.json?.at('experimental_config'));
    return (
      results.every(isResult) && packagesOf(file).every(({ value }) => isJsonMap(keyOf(value, 'package')))
    );
  },
  read: (file) => ({ said: [{ fact: 'scan.tool', value: 'osv-scanner' }, ...advisoriesOf(file)] }),
};

/** What it was found in, and the packages there; another tool of that name has the package in its place. */
function isResult(result: JsonValue): boolean {
  const packages = keyOf(result, 'packages');
  return isJsonMap(keyOf(result, 'source')) && (isJsonList(packages) || packages === null);
}

function packagesOf(file: SourceFile): Located[] {
  const results = entriesAt({ value: file.json?.value ?? null, path: [] }, 'results');
  return results.flatMap((result) => entriesAt(result, 'packages'));
}

function advisoriesOf(file: SourceFile): Said[] {
  const packages = packagesOf(file);
  const groups = packages.flatMap((each) => entriesAt(each, 'groups'));
  const [first] = groups;
  if (first === undefined) {
    const isClean = packages.every((each) => entriesAt(each, 'vulnerabilities').length === 0);
    const place = placeOfKey(file, ['results']);
    // Without groups, names of one advisory cannot be told from further ones.
    return isClean
      ? [
          { fact: 'scan.advisories', value: 0, ...place },
          { fact: 'scan.active', value: 0, ...place },
        ]
      : [];
  }
  const worst = worstByAdvisory(groups);
  return [
    { fact: 'scan.advisories', value: worst.length, ...placeOfKey(file, first.path.slice(0, -1)) },
    ...bySeverity(file, worst),
  ];
}

interface Advisory {
  readonly severity: SeverityName;
  readonly score: number;
  readonly path: JsonPath;
}

/** One that stands at several packages, or in several lock files, is one, as severe as at the worst of them. */
function worstByAdvisory(groups: readonly Located[]): Advisory[] {
  const advisories = new Map<string, Advisory>();
  for (const group of groups) {
    const ids = entriesAt(group, 'ids').flatMap(({ value }) => textOf(value) ?? []);
    const name = ids.length === 0 ? group.path.join('/') : ids.sort().join(' ');
    const written = keyOf(group.value, 'max_severity');
    const score = Number.parseFloat(textOf(written) ?? '');
    const path = written === undefined ? group.path : [...group.path, 'max_severity'];
    const known = advisories.get(name);
    if (known === undefined || score > known.score || Number.isNaN(known.score))
      advisories.set(name, { severity: severityOfScore(score), score, path });
  }
  return [...advisories.values()];
}

function severityOfScore(score: number): SeverityName {
  if (!(score > 0 && score <= 10)) return 'unknown';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'medium' : 'low';
}
