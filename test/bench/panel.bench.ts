/**
 * What a key pressed in the text costs the panel at 4,000 lines: the message to its page, the page's main thread, and
 * the extension's host. `npm run bench -- panel --rounds 4` is a short run.
 */
import { parseArgs } from 'node:util';
import type { CDPSession } from 'playwright-core';
import { evaluate, type ManifestDocument, readDocument } from '../../src/core/service';
import { changeBetween } from '../../src/panel/difference';
import { panelModel } from '../../src/panel/model/model';
import { movedLines } from '../../src/panel/model/places';
import type { ToPanel } from '../../src/panel/protocol/messages';
import type { PanelModel } from '../../src/panel/protocol/model';
import { closeShared } from '../e2e/harness/host';
import { openPanel, type PanelPage } from '../e2e/panel/page';
import { texts } from './manifests';
import { median, ms, table } from './measure';

const large = texts.find(({ name }) => name.startsWith('large ('))?.text ?? '';
const manifests = {
  'no errors': large,
  '300 errors': large
    .replaceAll(/^ {4}owner: owner-3$/gm, '    owner: nobody')
    .replaceAll('timeout: 10s', 'timeout: soon'),
};

/** What is pressed again and again, behind what stands there once. */
const keys = [
  { name: 'a letter in a sentence', after: 'summary: Reads', key: 'x' },
  { name: 'a letter in an id that a source names', after: '  source-100:\n    system: system-0', key: '1' },
  { name: 'Enter at the top', after: 'version: 1', key: '\n' },
  { name: 'a letter in an id that 100 entries name', after: '\n  owner-1', key: '1' },
] as const;

const sections = {
  'data-sources-inventoried': 'data',
  'integration-contracts-defined': 'integrations',
  'monitoring-plan-defined': 'signals',
  'escalation-path-defined': 'escalation',
};
const stages = { diagnose: true, design: true, deploy: true, operate: true };
const open = (...folds: string[]) => ({ open: true, folds, forms: {} });
const sources = Array.from({ length: 212 }, (_, index) => `entry:data:source-${index}`);

/** What the user has unfolded. */
const views = {
  'do next': {},
  'all folded': { stages, page: 'checklist' },
  'four items, 848 entries': {
    stages,
    page: 'checklist',
    scopes: Object.fromEntries(
      Object.entries(sections).map(([item, section]) => [item, open(`facts:${section}`, 'all:findings')]),
    ),
  },
  '212 forms of entries': {
    stages,
    page: 'checklist',
    scopes: { 'data-sources-inventoried': open('facts:data', ...sources) },
  },
};

interface Version {
  readonly document: ManifestDocument;
  readonly model: PanelModel;
}

function versionOf(text: string, last?: ManifestDocument): Version {
  const document = readDocument(text, last);
  const report = evaluate(document, { today: '2026-11-22' });
  return { document, model: panelModel({ document, report }, { path: 'ai-readiness.yaml', editable: true }) };
}

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rounds: { type: 'string', default: '8' } } });
  const rounds = Number(values.rounds);
  const rows = [
    ['medians; in brackets the longest', 'message', 'page', 'of it script', 'model', 'difference'],
  ];
  for (const [which, text] of Object.entries(manifests)) {
    const whole = JSON.stringify(versionOf(text).model).length;
    rows.push([`${which}, all of it, when the page is opened`, kb(whole), '', '', '', '']);
    for (const [view, state] of Object.entries(views)) {
      const panel = await openPanel({ state });
      const session = await panel.page.context().newCDPSession(panel.page);
      // The time of its thread, whatever else the machine does meanwhile.
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      for (const press of keys)
        rows.push([
          `${which}, ${view}: ${press.name}`,
          ...(await costs({ panel, session, text, rounds, ...press })),
        ]);
      await panel.close();
    }
  }
  await closeShared();
  console.log(`${table(rows)}\n`);
}

interface Press {
  readonly panel: PanelPage;
  readonly session: CDPSession;
  readonly text: string;
  readonly after: string;
  readonly key: string;
  readonly rounds: number;
}

/** Presses a key so many times, and says what each cost. */
async function costs({ panel, session, text, after, key, rounds }: Press): Promise<string[]> {
  let last = versionOf(text);
  await panel.tell({ type: 'model', version: 0, model: last.model });
  const at = text.indexOf(after) + after.length;
  const taken: number[][] = [];
  for (let version = 1; version <= rounds + 2; version++) {
    const document = readDocument(text.slice(0, at) + key.repeat(version) + text.slice(at), last.document);
    const report = evaluate(document, { today: '2026-11-22' });
    const start = processor();
    const model = panelModel({ document, report }, { path: 'ai-readiness.yaml', editable: true });
    const made = processor();
    const change = changeBetween(last.model, model, movedLines(last.document, document)) ?? {};
    const compared = processor();
    const message: ToPanel = { type: 'change', version, from: version - 1, change };
    const page = await costOf(session, () => panel.tell(message));
    // The first two are those of a page that has not been written for.
    if (version > 2) taken.push([JSON.stringify(message).length, ...page, made - start, compared - made]);
    last = { document, model };
  }
  const [size = [], ...times] = [0, 1, 2, 3, 4].map((column) => taken.map((each) => each[column] ?? 0));
  return [kb(Math.max(...size)), ...times.map((each) => `${ms(median(each))} (${ms(Math.max(...each))})`)];
}

/** Milliseconds of the page's main thread: all of it, and of it scripts. */
async function costOf(session: CDPSession, act: () => Promise<void>): Promise<[number, number]> {
  const before = await metrics(session);
  await act();
  const after = await metrics(session);
  const taken = (name: string) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1_000;
  return [taken('TaskDuration'), taken('ScriptDuration')];
}

async function metrics(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  return new Map(all.map(({ name, value }) => [name, value]));
}

/** Milliseconds that the processor has worked for this process. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function kb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB`;
}

void main(process.argv.slice(2));
