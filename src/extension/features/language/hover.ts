import * as vscode from 'vscode';
import {
  commandLink,
  essenceOf,
  hoverAt,
  type ItemId,
  joined,
  lawOf,
  type Markdown,
  noMarkdown,
  paragraphs,
  type Report,
} from '../../../core/service';
import { tell } from '../../base/messages';
import { packagedText } from '../../base/texts';
import { openPlace, openPlaceId, placeIn } from '../../editing/open-place';
import { manifestSelector } from '../../manifests/manifest-documents';
import { standing } from '../../manifests/steady';
import { explainId } from '../../pages/pages';
import { manifestFor, openChecklistId } from '../../panel';
import type { Feature, Services } from '../../services';
import { showBlockersId } from '../blockers';
import { markdownOf } from './markdown';
import { offsetOf, spanOf } from './places';

/** Says what stands at the pointer, and of an item what matters most in its guidance. */
export const hover: Feature = (services) =>
  vscode.Disposable.from(
    vscode.languages.registerHoverProvider(manifestSelector, {
      provideHover: (text, position) => describe(text, position, services),
    }),
    vscode.commands.registerCommand(openPlaceId, (...args: unknown[]) => open(args, services)),
  );

async function open(args: readonly unknown[], services: Services): Promise<void> {
  const place = placeIn(args);
  const manifest = place && (await manifestFor(services, args));
  if (manifest === undefined || place === undefined) return;
  const refusal = await openPlace(manifest, place, services.host);
  if (refusal !== undefined) tell.warn(refusal.refused);
}

async function describe(
  text: vscode.TextDocument,
  position: vscode.Position,
  { manifests, context }: Services,
): Promise<vscode.Hover | undefined> {
  const state = await manifests.current(text);
  const { document } = state;
  // The gates are those that status bar and lens show, also while the text cannot be read.
  const report = standing(state);
  const found = hoverAt({
    document,
    report,
    offset: offsetOf(document, position),
    linkTo: (label, { file, line, column }) =>
      commandLink(label, openPlaceId, [text.uri, { file, line, column }]),
  });
  if (found === undefined) return undefined;
  const { item, gate } = found;
  const parts = [found.markdown];
  if (gate !== undefined) {
    const [first] = report.gates[gate].blockers;
    const links = [
      commandLink('Show what blocks it', showBlockersId, [text.uri, { stage: gate }]),
      commandLink('Open the checklist', openChecklistId, [
        text.uri,
        first === undefined ? {} : { item: first },
      ]),
    ];
    parts.push(joined(links, ' · '));
  }
  if (item !== undefined) {
    const links = [
      commandLink('Open in the checklist', openChecklistId, [text.uri, { item }]),
      commandLink('Guidance', explainId, [item]),
      // What a duty depends on is said with the risk, for most of them.
      ...(isLawOpen(item, report)
        ? [commandLink('Say what decides it', openChecklistId, [text.uri, { item: 'risk-tier-assigned' }])]
        : []),
    ];
    // Above the guidance, which may be cut off.
    parts.push(joined(links, ' · '), await guidanceOf(item, context.extensionUri));
  }
  return new vscode.Hover(markdownOf(paragraphs(parts)), spanOf(document, found.range));
}

/** Whether a law may bind the item, and the manifest does not say what decides it. */
function isLawOpen(item: ItemId, report: Report): boolean {
  return (
    lawOf(report)
      ?.of(item)
      .some(({ force }) => force === 'open') ?? false
  );
}

/** What matters most in the guidance on an item; nothing where that cannot be read. */
async function guidanceOf(item: string, extension: vscode.Uri): Promise<Markdown> {
  try {
    return essenceOf((await packagedText(extension, 'guidance', item)).text);
  } catch {
    return noMarkdown;
  }
}
