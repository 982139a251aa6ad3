import * as vscode from 'vscode';

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
  const file = vscode.Uri.joinPath(extension, 'dist', 'texts', `${kind}.json`);
  const texts: Readonly<Record<string, Texts[Kind]>> = JSON.parse(
    new TextDecoder().decode(await vscode.workspace.fs.readFile(file)),
  );
  const text = texts[name];
  if (text === undefined) throw vscode.FileSystemError.FileNotFound(`${kind}/${name}`);
  return text;
}
