import * as vscode from 'vscode';
import {
  definitionsAt,
  documentLinks,
  isRefusal,
  type ManifestDocument,
  referencesAt,
  renamableAt,
  renameAt,
  sharedDefinitionAt,
} from '../../../core/service';
import { workspaceEdit } from '../../editing/edit';
import { manifestSelector } from '../../manifests/manifest-documents';
import type { Manifests } from '../../manifests/manifests';
import { Surroundings, unsavedRefusal } from '../../repository/surroundings';
import { uriOf } from '../../repository/workspace-files';
import type { Feature, Services } from '../../services';
import { offsetOf, spanOf } from './places';

/** Definition, references, highlights and rename of ids and anchors; the definition of a path is its file. */
export const navigation: Feature = (services) =>
  vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(manifestSelector, {
      provideDefinition: (text, position) => define(text, position, services),
    }),
    vscode.languages.registerReferenceProvider(manifestSelector, {
      provideReferences: (text, position, { includeDeclaration }) =>
        occurrencesAt(text, position, services)
          .filter(({ role }) => includeDeclaration || role === 'reference')
          .map(({ range }) => new vscode.Location(text.uri, range)),
    }),
    vscode.languages.registerDocumentHighlightProvider(manifestSelector, {
      provideDocumentHighlights: (text, position) =>
        occurrencesAt(text, position, services).map(
          ({ range, role }) => new vscode.DocumentHighlight(range, highlights[role]),
        ),
    }),
    vscode.languages.registerRenameProvider(manifestSelector, {
      prepareRename: (text, position) => prepare(text, position, services),
      provideRenameEdits: (text, position, name) => rename(text, position, { name, services }),
    }),
  );

const highlights = {
  definition: vscode.DocumentHighlightKind.Write,
  reference: vscode.DocumentHighlightKind.Read,
} as const;

async function define(
  text: vscode.TextDocument,
  position: vscode.Position,
  services: Services,
): Promise<vscode.LocationLink[]> {
  const { manifests, host } = services;
  const document = manifests.read(text);
  const offset = offsetOf(document, position);
  const found = definitionsAt(document, offset);
  if (found !== undefined) {
    const originSelectionRange = spanOf(document, found.origin);
    return found.targets.map((target) => ({
      originSelectionRange,
      targetUri: text.uri,
      targetRange: spanOf(document, target),
    }));
  }
  const shared = await sharedAt(text, offset, document, services);
  if (shared !== undefined) return [shared];
  const link = documentLinks(document).find(({ range }) => range.start <= offset && offset <= range.end);
  if (link?.file === undefined || unsavedRefusal(text.uri) !== undefined) return [];
  const file = await (await Surroundings.of(text.uri, host)).find(link.file);
  if (file?.kind !== 'file') return [];
  const top = new vscode.Range(0, 0, 0, 0);
  return [{ originSelectionRange: spanOf(document, link.range), targetUri: file.uri, targetRange: top }];
}

/** Where an entry stands that a configuration shares. */
async function sharedAt(
  text: vscode.TextDocument,
  offset: number,
  document: ManifestDocument,
  { configurations }: Services,
): Promise<vscode.LocationLink | undefined> {
  const { found } = await configurations.of(text.uri);
  const shared = sharedDefinitionAt(
    document,
    offset,
    found.map((each) => each.document),
  );
  const config = shared && found[shared.index];
  return (
    config && {
      originSelectionRange: spanOf(document, shared.origin),
      targetUri: uriOf(config.path, text.uri),
      targetRange: spanOf(config.document, shared.target),
    }
  );
}

function occurrencesAt(text: vscode.TextDocument, position: vscode.Position, { manifests }: Services) {
  const document = manifests.read(text);
  return referencesAt(document, offsetOf(document, position)).map(({ range, role }) => ({
    range: spanOf(document, range),
    role,
  }));
}

/** VS Code shows the message of what is thrown here. */
async function prepare(text: vscode.TextDocument, position: vscode.Position, { manifests }: Services) {
  await refuseThroughLink(text, manifests);
  const document = manifests.read(text);
  const found = renamableAt(document, offsetOf(document, position));
  if (isRefusal(found)) throw new Error(found.refused);
  return { range: spanOf(document, found.range), placeholder: found.name };
}

async function rename(
  text: vscode.TextDocument,
  position: vscode.Position,
  { name, services: { manifests } }: { name: string; services: Services },
): Promise<vscode.WorkspaceEdit> {
  await refuseThroughLink(text, manifests);
  const document = manifests.read(text);
  const result = renameAt(document, offsetOf(document, position), name.trim());
  if (isRefusal(result)) throw new Error(result.refused);
  return workspaceEdit(text.uri, document, result);
}

/** A link to something else is as little renamed in as changed in any other way. */
async function refuseThroughLink(text: vscode.TextDocument, manifests: Manifests): Promise<void> {
  const { refused } = await manifests.current(text);
  if (refused !== undefined) throw new Error(refused);
}
