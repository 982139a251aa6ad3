import * as vscode from 'vscode';
import { type Law, type PackedLaw, unpackLaw } from '../../core/service';

/** The texts that come with the extension, by kind; src/dev/texts.cjs packs them when it is built. */
interface Texts {
  /** By item: as Markdown, and as the HTML of it. */
  readonly guidance: { readonly text: string; readonly html: string };
  /** The evidence documents, by item. */
  readonly templates: string;
  /** The pages of the findings, by code. */
  readonly findings: string;
}

/** One of them. Throws where it is not there. */
export async function packagedText<Kind extends keyof Texts>(
  extension: vscode.Uri,
  kind: Kind,
  name: string,
): Promise<Texts[Kind]> {
  const texts: Readonly<Record<string, Texts[Kind]>> = JSON.parse(await packed(extension, kind));
  const text = texts[name];
  if (text === undefined) throw vscode.FileSystemError.FileNotFound(`${kind}/${name}`);
  return text;
}

/** The laws and standards that come with the extension. Throws where they are not there. */
export async function packagedLaw(extension: vscode.Uri): Promise<Law> {
  const law: PackedLaw = JSON.parse(await packed(extension, 'references'));
  return unpackLaw(law);
}

async function packed(extension: vscode.Uri, kind: string): Promise<string> {
  const file = vscode.Uri.joinPath(extension, 'dist', 'texts', `${kind}.json`);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

/** The same, read once when it is first asked for; nothing where the package lacks them, and the log says so. */
export function lawOnce(extension: vscode.Uri, log: vscode.LogOutputChannel): () => Promise<Law | undefined> {
  let law: Promise<Law | undefined> | undefined;
  return () => {
    law ??= packagedLaw(extension).catch((fault: unknown) => {
      log.error('The laws and standards cannot be read.', fault);
      return undefined;
    });
    return law;
  };
}
