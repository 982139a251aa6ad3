import * as vscode from 'vscode';
import { catalogueItem } from '../../core';

/** The guidance of an item as HTML: made from a file of the extension, with raw HTML off and secure links only. */
export async function guidanceHtml(item: string, extension: vscode.Uri): Promise<string | undefined> {
  if (catalogueItem(item) === undefined) return undefined;
  const file = vscode.Uri.joinPath(extension, 'schemas', 'guidance', `${item}.md`);
  const [bytes, { default: MarkdownIt }] = await Promise.all([
    vscode.workspace.fs.readFile(file),
    // Not before it is needed: it is large.
    import('markdown-it'),
  ]);
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.disable('image');
  markdown.validateLink = (url) => /^https:\/\/[^\s/]/i.test(url);
  return markdown.render(new TextDecoder().decode(bytes));
}
