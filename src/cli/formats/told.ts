import { inReadingOrder, oneLine } from '../../core/service';
import { type Judged, type JudgedConfig, requireGate, type Told } from './writer';

/** Code units of a message that are told: no viewer shows more, and a manifest may hold anything. */
const longest = 2_000;

/** A text of a manifest on one line, in which nothing is obeyed. */
export function plain(text: string): string {
  return oneLine(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/** All that is told of a manifest, the worst first; a gate that was asked for before all. */
export function toldOf({ inRepository, report, fingerprintOf, fileOf, required }: Judged): Told[] {
  const found = inReadingOrder(report.findings).map((finding): Told => {
    const { code, severity, message, range } = finding;
    const related = finding.related.map((each) => ({
      message: plain(each.message),
      path: each.file === undefined ? inRepository : fileOf(each.file),
      range: each.range,
    }));
    const fingerprint = fingerprintOf(finding);
    return { code, severity, message: plain(message), range, related, fingerprint, finding };
  });
  if (required === undefined) return found;
  const { message, range, fingerprint } = required;
  return [{ code: requireGate, severity: 'error', message, range, related: [], fingerprint }, ...found];
}

/** All that is told of a configuration. */
export function toldOfConfig({ inRepository, findings, fingerprintOf }: JudgedConfig): Told[] {
  return inReadingOrder(findings).map((finding) => ({
    code: finding.code,
    severity: finding.severity,
    message: plain(finding.message),
    range: finding.range,
    related: finding.related.map(({ message, range }) => ({
      message: plain(message),
      path: inRepository,
      range,
    })),
    fingerprint: fingerprintOf(finding),
  }));
}

/** A path as it may be shown, and as a URI from the root of the repository. */
export function uriOf(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}
