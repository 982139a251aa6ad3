import { daysBetween } from '../base/dates';
import { durationInWords, secondsOf } from '../base/durations';
import { type Markdown, md, noMarkdown, paragraphs } from '../base/markdown';
import type { Path } from '../base/path';
import { shorten } from '../base/shorten';
import { plural } from '../base/words';
import { workingDaysOf, workingTimeInWords } from '../base/working-days';
import type { ManifestDocument } from '../facts/document';
import { metricInWords } from '../facts/evaluations';
import type { Report } from '../facts/report';
import { readThreshold, thresholdInWords } from '../facts/threshold';
import { definitionAt, schemaAt } from '../schema/navigate';
import { forecastOfGoLive } from './forecast-hover';
import { gatesInShort } from './gate-hover';
import type { Place } from './place';

interface Around {
  readonly document: ManifestDocument;
  readonly report: Report;
}

/** What a value means by itself: a date, a duration, a threshold, a choice. */
export function ofPlainValue({ path, text }: Place, { document, report }: Around): Markdown | undefined {
  switch (definitionAt(path)) {
    case 'date':
      return ofDate(path, text, report);
    case 'duration':
      return ofDuration(path, text, document);
    case 'workingTime':
      return workingDaysOf(text) === undefined ? undefined : md`${workingTimeInWords(text)}`;
    case 'threshold':
      return ofThreshold(text);
    default: {
      const metric = ofMetric(path, document);
      if (metric !== undefined) return metric;
      const node = schemaAt(path);
      const meaning = node?.enumDescriptions?.[node.enum?.indexOf(text) ?? -1];
      if (meaning === undefined) return undefined;
      const gates = path.length === 1 && path[0] === 'stage' ? gatesInShort(report) : noMarkdown;
      return paragraphs([md`**${text}**: ${meaning}`, gates]);
    }
  }
}

/** What came out of a metric, at its name and at its value. */
export function ofMetric(path: Path, { manifest }: ManifestDocument): Markdown | undefined {
  const [section, id, group, name, field = 'value'] = path;
  if (section !== 'evaluations' || group !== 'metrics' || field !== 'value') return undefined;
  const evaluation = manifest.evaluations?.[String(id)];
  const metric = evaluation?.metrics?.[String(name)];
  const said =
    evaluation === undefined || metric === undefined ? undefined : metricInWords(evaluation, metric);
  return said === undefined ? undefined : md`${shorten(said, 300)}`;
}

function ofThreshold(text: string): Markdown | undefined {
  const threshold = readThreshold(text);
  return threshold === undefined ? undefined : md`Read as: ${shorten(thresholdInWords(threshold), 200)}`;
}

function ofDate(path: Path, text: string, report: Report): Markdown | undefined {
  const days = daysBetween(report.input.today, text);
  if (days === undefined) return undefined;
  const when = days === 0 ? 'Today' : days > 0 ? `In ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`;
  const item = report.items.find(({ id }) => path[0] === 'checklist' && id === path[2]);
  const due =
    path.length === 4 && path[3] === 'on' && item?.reviewDue !== undefined
      ? `Next review due on ${item.reviewDue}`
      : '';
  const forecast = path.length === 1 && path[0] === 'goLive' ? forecastOfGoLive(report) : noMarkdown;
  return paragraphs([`${when}${endsOn(path)}`, due, forecast]);
}

/** That the day counts which ends something. */
function endsOn(path: Path): string {
  if (path[0] !== 'checklist' || path.at(-1) !== 'expires') return '';
  return path.length === 4 ? '. The waiver holds through this day' : '. It counts through this day';
}

function ofDuration(path: Path, text: string, { manifest }: ManifestDocument): Markdown | undefined {
  const seconds = secondsOf(text);
  if (seconds === undefined) return undefined;
  const source = path[0] === 'data' ? manifest.data?.[String(path[1])] : undefined;
  const other = path[2] === 'freshness' ? source?.maxAge : undefined;
  const inWords = durationInWords(text);
  if (other === undefined) return md`${inWords}`;
  return md`${inWords} old when it is read; may be ${durationInWords(other)} old at most`;
}
