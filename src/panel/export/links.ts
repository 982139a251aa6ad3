/** Where evidence is, as a link that works from where the exported page lies; none where it would lead anywhere else. */

import {
  addressOf,
  type EvidenceReport,
  factOf,
  harmless,
  nameOf,
  type Report,
  shorten,
  upTo,
  withoutCredentials,
} from '../../core/service';
import type { Surroundings } from './surroundings';

/** A piece of evidence as a page names it. */
export interface Citation {
  readonly label: string;
  /** Percent-encoded, in plain letters; absent where it cannot be opened from the page. */
  readonly link?: string;
  /** The site that a web address leads to. */
  readonly host?: string;
  /** Where it is in the repository, from its root; absent for what is not a file of it. */
  readonly file?: string;
}

/** How a page names a piece of evidence. `title`: what the manifest calls it. */
export function citationOf(
  each: EvidenceReport,
  report: Report,
  { surroundings, title }: { readonly surroundings: Surroundings; readonly title?: string | undefined },
): Citation {
  if (each.url !== undefined) return webCitation(each.url, title);
  const name = shorten(nameOf(each) ?? '', longestLabel);
  const label = title === undefined ? name : `${shorten(title, longestLabel)} (${name})`;
  if (each.file === undefined) return { label };
  const file = fileFromRoot(each.file, report);
  if (file === undefined) return { label };
  const isThere = !absent.has(each.state);
  const link = isThere ? linkTo(file, each.file, { report, surroundings }) : undefined;
  return { label, file, ...(link === undefined ? {} : { link }) };
}

const longestLabel = 120;

/** States in which nobody knows that something is there. */
const absent: ReadonlySet<EvidenceReport['state']> = new Set([
  'missing',
  'outside',
  'unknown',
  'not-checked',
  'not-a-link',
]);

/**
 * Where a file is, from the root of the repository, without `.` and `..`; undefined where it would be outside. What was read
 * knows best: a name may have a heading behind it, or be written in another way than the file.
 */
function fileFromRoot(written: string, { input: { repository } }: Report): string | undefined {
  const fact = repository === undefined ? undefined : factOf(repository, written);
  if (fact?.kind === 'file' && fact.reading !== undefined) return plain(fact.reading.path);
  const name = fact !== undefined && 'spelling' in fact ? (fact.spelling?.name ?? written) : written;
  if (/^(?:[/\\]|[A-Za-z]:)/.test(name)) return undefined;
  return plain(`${folderOf(repository)}/${withoutPlace(name)}`);
}

function withoutPlace(name: string): string {
  return upTo(name, '#').replace(/:\d{1,9}(?:-\d{1,9})?$/, '');
}

function folderOf(repository: Report['input']['repository']): string {
  return typeof repository === 'object' ? (repository.folder ?? '') : '';
}

/** A path without what makes no difference; undefined where it leads up and out. */
function plain(path: string): string | undefined {
  const parts = resolved(path.replaceAll('\\', '/').split('/'));
  return parts.length === 0 || parts[0] === '..' ? undefined : parts.join('/');
}

function resolved(parts: readonly string[]): string[] {
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept;
}

function linkTo(
  file: string,
  written: string,
  { report, surroundings: { toManifest } }: { readonly report: Report; readonly surroundings: Surroundings },
): string | undefined {
  // What is obeyed and not shown has no place in an address that somebody is to trust.
  if (toManifest === undefined || harmless(file + toManifest) !== file + toManifest) return undefined;
  const path = resolved([...toManifest.split('/'), ...fromFolder(folderOf(report.input.repository), file)]);
  const heading = /#([\w.~-]{1,200})$/.exec(written)?.[1];
  const isOfName = heading === undefined || file.endsWith(`#${heading}`);
  return path.map(encoded).join('/') + (isOfName ? '' : `#${heading}`);
}

/** The way from one folder to a file, both from the root. */
function fromFolder(folder: string, file: string): string[] {
  const [away, towards] = [resolved(folder.split('/')), file.split('/')];
  const apart = away.findIndex((part, at) => part !== towards[at]);
  const common = apart === -1 ? away.length : apart;
  return [...away.slice(common).map(() => '..'), ...towards.slice(common)];
}

function encoded(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** An address of a site with a plain name, and nothing in it that could end a link or begin another one. */
const webAddress =
  /^https:\/\/([a-z\d](?:[a-z\d.-]{0,250}[a-z\d])?)(?::\d{1,5})?(?:[/?#][^\s<>[\]"'`\\|]{0,2000})?$/i;

function webCitation(written: string, title: string | undefined): Citation {
  const whole = addressOf(written)?.url ?? written;
  const url = withoutCredentials(whole);
  const [, site] = webAddress.exec(url) ?? [];
  const host = site?.toLowerCase() ?? /^[a-z][a-z\d+.-]{0,20}:\/\/([^/?#\s]{1,260})/i.exec(url)?.[1];
  const isPlain = site !== undefined && url === whole && harmless(url) === url;
  return {
    label: shorten(title ?? url.replace(/^https:\/\//i, ''), longestLabel),
    ...(host === undefined ? {} : { host: shorten(host) }),
    ...(isPlain ? { link: url.replaceAll('(', '%28').replaceAll(')', '%29') } : {}),
  };
}
