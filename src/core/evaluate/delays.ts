/** What speaks against the date of going live is told once, whatever rules have found it. */
import { delayInWords } from '../base/delay';
import { type Finding, severities } from '../base/finding';

/** The findings with one of those that put off go-live: the one with the latest day, and the reasons of all. */
export function withOneDelay(findings: readonly Finding[]): readonly Finding[] {
  const delays = findings.flatMap((finding) =>
    finding.delay === undefined ? [] : [{ finding, delay: finding.delay }],
  );
  const [latest, ...others] = [...delays].sort((one, other) => other.delay.days - one.delay.days);
  if (latest === undefined || others.length === 0) return findings;
  const all = [latest, ...others].map(({ finding }) => finding);
  // What is shown as less than it is, may be more for another reason.
  const [worst = latest.finding] = [...all].sort(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
  const { ownSeverity: _, ...told } = latest.finding;
  const merged: Finding = {
    ...told,
    severity: worst.severity,
    ...(worst.ownSeverity === undefined ? {} : { ownSeverity: worst.ownSeverity }),
    message: delayInWords([latest.delay, ...others.map(({ delay }) => delay)]),
    related: all.flatMap(({ related }) => related),
  };
  const [first] = delays;
  return findings.flatMap((each) => {
    if (each.delay === undefined) return [each];
    return each === first?.finding ? [merged] : [];
  });
}
