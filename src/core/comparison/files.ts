/** Files that two reports on one manifest were made with. */
import { factOf, type RepositoryFacts } from '../facts/evidence';
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

/** What a file says that is read whether or not it is cited. */
function readingIn({ index }: RepositoryFacts): (path: string) => FileReading | undefined {
  let byPath: ReadonlyMap<string, FileReading> | undefined;
  return (path) => {
    byPath ??= new Map(index?.readings.map((each) => [each.path, each]));
    return byPath.get(path);
  };
}
