import { type Law, type PackedLaw, unpackLaw } from '../core/service';
import { decodeText, joinPath } from '../repository';
import type { Io } from './io';

/** The texts that come with the command line, by kind; src/dev/texts.cjs packs them. */
interface Texts {
  readonly findings: string;
  readonly guidance: { readonly text: string };
}

/** One of them. Throws where it is not there. */
export async function packedText<Kind extends keyof Texts>(
  kind: Kind,
  name: string,
  io: Pick<Io, 'home' | 'files'>,
): Promise<Texts[Kind]> {
  const text = (await packedTexts(kind, io))[name];
  if (text === undefined) throw new Error(`There is no text on "${name}" in the package.`);
  return text;
}

/** All of a kind, by their names. */
export async function packedTexts<Kind extends keyof Texts>(
  kind: Kind,
  io: Pick<Io, 'home' | 'files'>,
): Promise<Readonly<Record<string, Texts[Kind]>>> {
  return JSON.parse(await packed(kind, io));
}

/** The laws and standards that come with the command line. */
export async function packedLaw(io: Pick<Io, 'home' | 'files'>): Promise<Law> {
  const law: PackedLaw = JSON.parse(await packed('references', io));
  return unpackLaw(law);
}

async function packed(kind: string, { home, files }: Pick<Io, 'home' | 'files'>): Promise<string> {
  return decodeText(await files.read(joinPath(home, `dist/texts/${kind}.json`)));
}
