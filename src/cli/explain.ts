import {
  catalogue,
  catalogueItem,
  itemPage,
  type LawView,
  lawOf,
  nearest,
  oneLine,
  ruleOf,
  rules,
  stages,
  stageTitle,
} from '../core/service';
import { relativePath } from '../repository';
import type { Arguments } from './arguments';
import { checkingOf } from './checking';
import { reasonOf } from './faults';
import { absolute } from './find-manifests';
import { type ExitCode, exitCodes, type Io, UsageError } from './io';
import { checkManifest } from './load';
import { renderMarkdown } from './markdown';
import { packedLaw, packedText } from './packed';
import { layoutWidth, type Paint, painter, wantsColour } from './terminal';

/** Lines of prose are easier to read when they are not as long as a wide terminal. */
const proseWidth = 88;

/** `explain`: prints the page of a code or of a checklist item, or lists them all. */
export async function explain({ operands, noColor, manifest, today }: Arguments, io: Io): Promise<ExitCode> {
  const [word, ...more] = operands;
  if (more.length > 0) throw new UsageError('Name one code or one item: ai-readiness explain CODE|ITEM.');
  const asked = manifest === undefined ? undefined : { path: manifest, today };
  if (asked !== undefined && catalogueItem(word?.toLowerCase() ?? '') === undefined)
    throw new UsageError(
      '--manifest goes with an item of the checklist: ai-readiness explain ITEM --manifest FILE.',
    );
  const paint = painter(wantsColour({ noColor, env: io.env, isTTY: io.isTTY }));
  const width = Math.min(layoutWidth(io.columns), proseWidth);
  if (word === undefined) {
    await io.stdout(everything(paint));
    return exitCodes.clean;
  }
  await io.stdout(renderMarkdown(await pageOf(word, asked, io), { paint, width }));
  return exitCodes.clean;
}

async function pageOf(word: string, manifest: AskedFor | undefined, io: Io): Promise<string> {
  const name = word.toLowerCase();
  if (ruleOf(name) !== undefined) return packedText('findings', name, io);
  const item = catalogueItem(name);
  if (item === undefined) throw new UsageError(unknown(word));
  const { text } = await packedText('guidance', item.id, io);
  const law = manifest === undefined ? await packedLaw(io) : await bearing(manifest, io);
  return itemPage(item, { guidance: text, law, links: false }).text;
}

/** What laws and standards say of a manifest. Throws where it cannot be read. */
async function bearing({ path, today }: AskedFor, io: Io): Promise<LawView | undefined> {
  const full = absolute(path, io.cwd);
  const place = { path: full, shown: relativePath(io.cwd, full), isNamed: true };
  const checking = await checkingOf({ today, tellsLaw: true }, io);
  const checked = await checkManifest(place, checking).catch((error: unknown) => {
    throw new UsageError(`--manifest: ${oneLine(path)} cannot be read: ${reasonOf(error)}`);
  });
  return lawOf(checked.report);
}

/** The manifest for which a page is shown, and the day. */
interface AskedFor {
  readonly path: string;
  readonly today: string | undefined;
}

/** What the word may have meant: a code without its area, or something spelled nearly like it. */
function unknown(word: string): string {
  const codes = rules.map(({ code }) => code);
  const parts = codes.filter((code) => code.split('/').includes(word.toLowerCase()));
  const near = nearest(word, [...codes, ...catalogue.map(({ id }) => id)]);
  const meant = parts.length > 0 ? parts : near;
  const hint =
    meant.length === 0
      ? ' "ai-readiness explain" lists them all.'
      : ` Did you mean ${meant.map((each) => `"${each}"`).join(' or ')}?`;
  return `"${word}" is neither a finding code nor a checklist item.${hint}`;
}

function everything(paint: Paint): string {
  const widest = Math.max(
    ...[...rules.map(({ code }) => code), ...catalogue.map(({ id }) => id)].map(({ length }) => length),
  );
  const line = (name: string, text: string): string => `  ${paint('cyan', name.padEnd(widest))}  ${text}`;
  const items = stages.flatMap((stage) => [
    '',
    paint('bold', `${stageTitle(stage)} items`),
    ...catalogue
      .filter((item) => item.stage === stage)
      .map(({ id, title, since }) =>
        line(id, since === undefined ? title : `${title} (new in edition ${since})`),
      ),
  ]);
  const codes = rules.map(({ code, summary }) => line(code, summary.replaceAll('`', '')));
  return `${[paint('bold', 'Finding codes'), ...codes, ...items].join('\n')}\n`;
}
