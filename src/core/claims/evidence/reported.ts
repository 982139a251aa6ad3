/** What reports say came out of an evaluation, of tests or of a scan. Design: readers-evidence.md, sections 4 and 7. */
import { shorten } from '../../base/shorten';
import { grouped, plural } from '../../base/words';
import { firstValue, type MetricTestimony, said } from '../../facts/testimony';
import { readThreshold } from '../../facts/threshold';
import { judge } from './judge';
import { folded, sliceOf } from './metric';
import { type Against, isLast, isUndatedReport, type Look } from './statements';

/** A row of a report that says itself that its threshold is missed. */
const missedRow: Look = {
  items: ['evaluation-passed'],
  look({ reading }, all) {
    if (reading.kind !== 'document' && reading.kind !== 'form' && reading.kind !== 'record') return undefined;
    const rows = said(reading, 'metric').map((testimony) => ({ testimony, is: outcomeOf(testimony.value) }));
    const missed = rows.flatMap(({ testimony, is }): Against[] => {
      if (is !== 'missed') return [];
      const { name, value, threshold, slice } = testimony.value;
      const of = slice === undefined ? name : `${name} (${slice})`;
      const against = threshold === undefined ? '' : `, threshold ${threshold}`;
      // The same measure in another row that is met: of another run, or of another part.
      const isMetElsewhere = rows.some(
        (each) =>
          each.is === 'met' &&
          folded(each.testimony.value.name) === folded(name) &&
          sliceOf(each.testimony.value.slice) === sliceOf(slice),
      );
      return [
        {
          reason: `${shorten(of, 80)} ${value ?? 'is not met'}${against}`,
          testimony,
          says: `${shorten(of, 80)} ${value ?? ''}`.trim(),
          isDoubtful: isMetElsewhere || !isLast(reading, all, 'metric'),
          isUndated:
            !isMetElsewhere &&
            isUndatedReport(
              reading,
              all.map((each) => each.reading).filter((each) => said(each, 'metric').length > 0),
            ),
        },
      ];
    });
    return missed.find(({ isDoubtful }) => isDoubtful !== true) ?? missed[0];
  },
};

/** What a row of a report says of its threshold: by itself, or by its numbers. */
function outcomeOf({ name, value, threshold, met, unit }: MetricTestimony): 'met' | 'missed' | undefined {
  if (met === false) return 'missed';
  const isStated = typeof threshold === 'string' && readThreshold(threshold) !== undefined;
  const judged =
    isStated && value !== undefined ? judge({ name, value, unit }, threshold).verdict : 'unknown';
  if (judged === 'misses') return 'missed';
  return met === true || judged === 'meets' ? 'met' : undefined;
}

const failedTests: Look = {
  items: ['integration-tested', 'adversarial-tests-passed', 'agent-boundaries-tested'],
  look({ reading }, all) {
    const [failed] = said(reading, 'tests.failed');
    if (failed === undefined || failed.value === 0) return undefined;
    return {
      reason: `${plural(failed.value, 'test')} failed`,
      testimony: failed,
      says: `${grouped(failed.value)} failed`,
      isDoubtful: !isLast(reading, all, 'tests.total'),
    };
  },
};

const secretScanner = /gitleaks|trufflehog|detect-secrets|ggshield|gitguardian/i;

const foundSecret: Look = {
  items: ['privileges-minimised'],
  look({ reading }, all) {
    const [secrets] = said(reading, 'scan.secrets').filter(({ value }) => value > 0);
    const isForSecrets = secretScanner.test(firstValue(reading, 'scan.tool') ?? '');
    const [active] = isForSecrets ? said(reading, 'scan.active').filter(({ value }) => value > 0) : [];
    const found = secrets ?? active;
    if (found === undefined) return undefined;
    const [place] = said(reading, 'scan.place');
    const at = place === undefined ? '' : ` (${shorten(place.value, 120)})`;
    return {
      reason: `the scan found ${plural(found.value, 'secret')}${at}`,
      testimony: found,
      says: plural(found.value, 'secret'),
      isDoubtful: !isLast(reading, all, 'scan.tool'),
    };
  },
};

/** All that a report may say of what came out. */
export const reported: readonly Look[] = [missedRow, failedTests, foundSecret];
