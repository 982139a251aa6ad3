/** The report as a document to hand on: Markdown, or one HTML page. Pure, so that any front can write it. */

import type { PanelModel } from '../protocol';
import { htmlReport } from './html';
import { markdownReport } from './markdown';

export type ExportFormat = 'markdown' | 'html';

/** The report of a manifest in a format. */
export function exportReport(model: PanelModel, format: ExportFormat): string {
  return format === 'html' ? htmlReport(model) : markdownReport(model);
}

/** What such a file is called, next to its manifest. */
export function exportName(format: ExportFormat): string {
  return format === 'html' ? 'ai-readiness-report.html' : 'ai-readiness-report.md';
}
