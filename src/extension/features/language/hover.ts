import * as vscode from 'vscode';
import {
  commandLink,
  essenceOf,
  hoverAt,
  joined,
  type Markdown,
  noMarkdown,
  paragraphs,
} from '../../../core/service';
import { packagedText } from '../../base/texts';
import { manifestSelector } from '../../manifests/manifest-documents';
import { explainId } from '../../pages/pages';
import { openChecklistId } from '../../panel';
import type { Feature, Services } from '../../services';
import { markdownOf } from './markdown';
import { offsetOf, spanOf } from './places';

/** Says what stands at the pointer, and of an item what matters most in its guidance. */
export const hover: Feature = (services) =>
  vscode.languages.registerHoverProvider(manifestSelector, {
    provideHover: (text, position) => describe(text, position, services),
  });

async function describe(
  text: vscode.TextDocument,
  position: vscode.Position,
  { manifests, context }: Services,
): Promise<vscode.Hover | undefined> {
  const { document, report } = await manifests.current(text);
  const found = hoverAt({ document, report, offset: offsetOf(document, position) });
  if (found === undefined) return undefined;
  const { item } = found;
  const parts = [found.markdown];
  if (item !== undefined) {
    const links = [
      commandLink('Open in the checklist', openChecklistId, [text.uri, { item }]),
      commandLink('Guidance', explainId, [item]),
    ];
    // Above the guidance, which may be cut off.
    parts.push(joined(links, ' · '), await guidanceOf(item, context.extensionUri));
  }
  return new vscode.Hover(markdownOf(paragraphs(parts)), spanOf(document, found.range));
}

/** What matters most in the guidance on an item; nothing where that cannot be read. */
async function guidanceOf(item: string, extension: vscode.Uri): Promise<Markdown> {
  try {
    return essenceOf((await packagedText(extension, 'guidance', item)).text);
  } catch {
    return noMarkdown;
  }
}
