// Words of a text made long, to see whether all that quotes them is cut.
import {
  hoverAt,
  inlayHints,
  isRefusal,
  lenses,
  type OutlineSymbol,
  outline,
  readDocument,
  renameAt,
} from '../../src/core/service';
import { type Checked, checkedOf } from './places';

const filler = 'xq'.repeat(300);
/** Longer than any quote is kept: a reason, at 200 characters. */
const tooLong = 'xq'.repeat(110);

/** Everything that is said of a text, by what says it. */
function* wordsOf(
  checked: Checked,
  offsets: readonly number[],
): Iterable<readonly [by: string, words: string]> {
  const { document, report } = checked;
  for (const { code, message, related, fixes } of [...report.findings, ...report.hidden]) {
    yield [code, message];
    for (const each of related) yield [`${code}: related`, each.message];
    for (const { title } of fixes) yield [`${code}: fix`, title];
  }
  for (const { id, because, contradictions } of report.items) {
    yield [id, because];
    for (const { message } of contradictions) yield [`${id}: contradiction`, message];
  }
  yield* symbolWords(outline(document));
  for (const { title } of lenses(document, report)) yield ['lens', title];
  for (const { text, tooltip } of inlayHints(document, report)) yield ['hint', `${text} ${tooltip}`];
  for (const offset of offsets) {
    yield ['hover', hoverAt({ ...checked, offset })?.markdown.text ?? ''];
    const renamed = renameAt(document, offset, 'x');
    if (isRefusal(renamed)) yield ['rename', renamed.refused];
  }
}

function* symbolWords(symbols: readonly OutlineSymbol[]): Iterable<readonly [by: string, words: string]> {
  for (const { name, detail, children } of symbols) {
    yield ['symbol', `${name} ${detail}`];
    yield* symbolWords(children);
  }
}

/** What is said with a word of the text that is not cut, of each word that something is said with. */
export function uncut(text: string): string[] {
  const said = [...wordsOf(checkedOf(readDocument(text)), [])].map(([, words]) => words).join('\n');
  const words = new Set([...text.matchAll(/[\w@./-]{2,}/g)].map(([word]) => word));
  const found: string[] = [];
  for (const word of [...words].filter((each) => said.includes(each)).slice(0, 40)) {
    const long = text.split(/(?<![\w@./-])(?=[\w@./-])|(?<=[\w@./-])(?![\w@./-])/);
    const changed = long.map((each) => (each === word ? each + filler : each)).join('');
    const offsets = [...changed.matchAll(/(?<!q)xqxq/g)].slice(0, 5).map(({ index }) => index);
    for (const [by, told] of wordsOf(checkedOf(readDocument(changed)), offsets))
      if (told.includes(tooLong)) found.push(`${by}: ${told.slice(0, 100)}`);
  }
  return found;
}
