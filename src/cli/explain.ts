import {
  catalogue,
  catalogueItem,
  itemPage,
  ruleOf,
  rules,
  stages,
  stageTitle,
  suggest,
} from '../core/service';
import { decodeText, joinPath } from '../repository';
import type { Arguments } from './arguments';
import { type ExitCode, exitCodes, type Io, UsageError } from './io';
import { renderMarkdown } from './markdown';
import { layoutWidth, type Paint, painter, wantsColour } from './terminal';

/** Lines of prose are easier to read when they are not as long as a wide terminal. */
const proseWidth = 88;

/** `explain`: prints the page of a code or of a checklist item, or lists them all. */
export async function explain({ operands, noColor }: Arguments, io: Io): Promise<ExitCode> {
  const [word, ...more] = operands;
  if (more.length > 0) throw new UsageError('Name one code or one item: ai-readiness explain CODE|ITEM.');
  const paint = painter(wantsColour({ noColor, env: io.env, isTTY: io.isTTY }));
  const width = Math.min(layoutWidth(io.columns), proseWidth);
  if (word === undefined) {
    await io.stdout(everything(paint));
    return exitCodes.clean;
  }
  await io.stdout(renderMarkdown(await pageOf(word, io), { paint, width }));
  return exitCodes.clean;
}

async function pageOf(word: string, io: Io): Promise<string> {
  const name = word.toLowerCase();
  if (ruleOf(name) !== undefined) return packedText('findings', name, io);
  const item = catalogueItem(name);
  if (item === undefined) throw new UsageError(unknown(word));
  const { text } = await packedText('guidance', item.id, io);
  // Laws are left out: no manifest says which bear.
  return itemPage(item, { guidance: text, risk: undefined, links: false }).text;
}

/** The texts that come with the command line; src/dev/texts.cjs packs them when it is built. */
interface Texts {
  readonly findings: string;
  readonly guidance: { readonly text: string };
}

async function packedText<Kind extends keyof Texts>(
  kind: Kind,
  name: string,
  { home, files }: Io,
): Promise<Texts[Kind]> {
  const packed = decodeText(await files.read(joinPath(home, `dist/texts/${kind}.json`)));
  const texts: Readonly<Record<string, Texts[Kind]>> = JSON.parse(packed);
  const text = texts[name];
  if (text === undefined) throw new Error(`There is no text on "${name}" in the package.`);
  return text;
}

/** What the word may have meant: a code without its area, or something spelled nearly like it. */
function unknown(word: string): string {
  const codes = rules.map(({ code }) => code);
  const parts = codes.filter((code) => code.split('/').includes(word.toLowerCase()));
  const near = suggest(word, [...codes, ...catalogue.map(({ id }) => id)]);
  const meant = parts.length > 0 ? parts : near === undefined ? [] : [near];
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
