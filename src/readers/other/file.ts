import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isZip } from '../source/zip';
import { archiveType, isCompound, isPdf } from './bytes';
import { type Nature, noEvidence, typed } from './nature';
import { officeEndings, officeNature } from './office';
import { pictureEndings, pictureNature } from './picture';
import { conflictNature, pointerNature } from './pointers';

/**
 * Files that are not what their names say, that only stand for another, or that are no text: what is in them must not
 * be read by anybody else.
 */
export const file: DocumentReader = {
  name: 'file',
  kind: 'no-evidence',
  comesFirst: true,
  knows: (source) => natureOf(source) !== undefined,
  read: (source) => natureOf(source) ?? { said: [] },
};

function natureOf(source: SourceFile): Nature | undefined {
  return source.remember('nature', () => {
    if (source.bytes.length === 0) return undefined;
    return pointerNature(source) ?? namedNature(source) ?? bytesNature(source) ?? conflictNature(source);
  });
}

const articles: ReadonlyMap<string, string> = new Map([
  ['pdf', 'a PDF'],
  ['png', 'a PNG'],
  ['jpg', 'a JPEG'],
  ['gif', 'a GIF'],
  ['webp', 'a WebP'],
  ['svg', 'an SVG'],
  ['mp4', 'an MP4'],
  ['odt', 'an ODT'],
  ['ods', 'an ODS'],
  ['odp', 'an ODP'],
]);

/** What a file is whose name says what its first bytes have to be. */
function namedNature(source: SourceFile): Nature | undefined {
  const { ending } = source;
  const named = ending === 'pdf' ? 'pdf' : (pictureEndings.get(ending) ?? officeEndings.get(ending));
  if (named === undefined) return undefined;
  const mismatch = `its first bytes are not those of ${articles.get(named) ?? `a ${named.toUpperCase()}`}`;
  if (named === 'pdf')
    return isPdf(source.bytes) ? typed('opaque', 'pdf') : noEvidence({ fact: 'file.says', value: mismatch });
  const isPicture = pictureEndings.has(ending);
  const found = isPicture ? pictureNature(source) : officeNature(source);
  if (found === undefined && !isPicture && isZip(source.bytes))
    return noEvidence({ fact: 'file.says', value: `it is no ${named}` });
  if (found === undefined) return noEvidence({ fact: 'file.says', value: mismatch });
  const isOther =
    pictureEndings.has(ending) && found.said.every(({ fact, value }) => !fits(fact, value, named));
  return isOther ? { ...found, said: [...found.said, { fact: 'file.says', value: mismatch }] } : found;
}

function fits(fact: string, value: unknown, named: string): boolean {
  return fact === 'unread' || (fact === 'file.type' && String(value).split(' ', 1)[0] === named);
}

/** Endings of text: what stands in such a file in bytes is not what its name says. */
const textEndings = new Set(
  (
    'md markdown mdx txt text rst adoc html htm json jsonl ndjson json5 yaml yml toml ini cfg conf env csv tsv xml ' +
    'sarif ipynb log sql py ts tsx js jsx mjs cjs java kt go rb rs cs php sh ps1 tf tfvars bicep hcl proto graphql'
  ).split(' '),
);

/** What a file is by its bytes, where its name says nothing of them. */
function bytesNature(source: SourceFile): Nature | undefined {
  const { bytes, ending } = source;
  const isNamedText = textEndings.has(ending);
  if (isZip(bytes) && !isNamedText) return officeNature(source);
  if (!isBinary(source) && !isPdf(bytes)) return undefined;
  if (isNamedText) return noEvidence({ fact: 'unread', value: 'it is no text' });
  if (isPdf(bytes)) return typed('opaque', 'pdf');
  if (isCompound(bytes)) return officeNature(source) ?? typed('no-evidence', 'binary');
  return pictureNature(source) ?? typed('no-evidence', archiveType(bytes) ?? 'binary');
}

/** A zero is in no text; what could not be decoded is, here and there, in one of another encoding. */
function isBinary({ text }: SourceFile): boolean {
  if (text.includes('\0')) return true;
  const sample = text.slice(0, 8_192);
  let odd = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (
      code === 0xfffd ||
      (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 27)
    )
      odd++;
  }
  return odd * 10 > sample.length;
}
