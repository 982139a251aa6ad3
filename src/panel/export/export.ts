/** The report as a document to hand on, in each format. Pure, so that any front can write it. */

import type { ExportFormat } from '../protocol/messages';
import type { Exported } from './exported';
import { htmlReport } from './html';
import { markdownReport } from './markdown';

/** What is known of a format. */
interface FormatRecord {
  /** What it is called where one is picked, and what it is good for. */
  readonly label: string;
  readonly description: string;
  /** The end of a file's name, without the dot. */
  readonly ending: string;
  /** What the dialog calls such files. */
  readonly files: string;
  /** Set where a browser shows it better than an editor. */
  readonly inBrowser?: true;
  readonly write: (exported: Exported) => string;
}

export const formats: Readonly<Record<ExportFormat, FormatRecord>> = {
  markdown: {
    label: 'Markdown',
    description: 'For a repository, a wiki or a pull request',
    ending: 'md',
    files: 'Markdown',
    write: markdownReport,
  },
  html: {
    label: 'Web page',
    description: 'One HTML file that prints well',
    ending: 'html',
    files: 'HTML page',
    inBrowser: true,
    write: htmlReport,
  },
};

/** The report of a manifest in a format. */
export function exportReport(exported: Exported, format: ExportFormat): string {
  return formats[format].write(exported);
}

/** The name of such a file, next to its manifest. */
export function exportName(format: ExportFormat): string {
  return `ai-readiness-report.${formats[format].ending}`;
}
