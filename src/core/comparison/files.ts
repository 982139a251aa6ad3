/** Files that two reports on one manifest were made with. */
import { factOf, type RepositoryFacts } from '../facts/evidence';
import { fileNamed } from '../facts/names';
import type { Report } from '../facts/report';
import type { FileReading } from '../facts/testimony';

/**
 * Whether one of two reports found a file otherwise than the other, by the name that the manifest has for it or its path from
 * the root. Looked up when it is asked: few files of a repository have to do with a difference.
 */
export function differingFiles(
  one: Report | undefined,
  other: Report | undefined,
): (file: string) => boolean {
  const [before, after] = [one, other].map((report) => report?.input.repository);
  if (before === undefined || after === undefined || before === 'taken-to-hold' || after === 'taken-to-hold')
    return () => false;
  const readings = [before, after].map((facts) => readingIn(facts));
  const isOther = (answers: readonly unknown[]): boolean =>
    answers[0] !== answers[1] && JSON.stringify(answers[0]) !== JSON.stringify(answers[1]);
  return (file) =>
    isOther([before, after].map((facts) => factOf(facts, file))) ||
    isOther(readings.map((readingOf) => readingOf(file)));
}

/** Whether a file could be looked at for one of two reports alone, by any of the names that `differingFiles` takes. */
export function halfSeenFiles(one: Report | undefined, other: Report | undefined): (file: string) => boolean {
  const [before, after] = [one, other].map((report) => report?.input.repository);
  if (before === undefined || after === undefined || before === 'taken-to-hold' || after === 'taken-to-hold')
    return () => false;
  const names = new Set<string>();
  for (const [unseen, others] of [
    [before, after],
    [after, before],
  ] as const)
    for (const [file, { kind }] of unseen.files) {
      const fact = others.files.get(file);
      if (kind !== 'not-checked' || fact === undefined || fact.kind === 'not-checked') continue;
      // A manifest names it from its own folder or from the root.
      const plain = fileNamed(file).replace(/^(?:\.?\/)+/, '');
      names.add(file).add(plain);
      if (unseen.folder) names.add(`${unseen.folder}/${plain}`);
    }
  return (file) => names.has(file);
}

/** What a file says that is read whether or not it is cited. */
function readingIn({ index }: RepositoryFacts): (path: string) => FileReading | undefined {
  let byPath: ReadonlyMap<string, FileReading> | undefined;
  return (path) => {
    byPath ??= new Map(index?.readings.map((each) => [each.path, each]));
    return byPath.get(path);
  };
}
