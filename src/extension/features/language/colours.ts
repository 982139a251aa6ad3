import * as vscode from 'vscode';
import { type TokenKind, tokens } from '../../../core/service';
import { manifestSelector } from '../../manifests/manifest-documents';
import type { Feature } from '../../services';
import { spanOf } from './places';

/** The types of the words as package.json names them, with a scope for each. */
const types: Readonly<Record<TokenKind, string>> = {
  key: 'manifestKey',
  unknownKey: 'manifestUnknownKey',
  item: 'manifestItem',
  id: 'manifestId',
  choice: 'manifestChoice',
  date: 'manifestDate',
  path: 'manifestPath',
};

const legend = new vscode.SemanticTokensLegend(Object.values(types), ['declaration']);

/** Colours for what the words of a manifest are: known keys, items, ids, choices, dates and paths. */
export const colours: Feature = ({ manifests }) =>
  vscode.languages.registerDocumentSemanticTokensProvider(
    manifestSelector,
    {
      provideDocumentSemanticTokens(text) {
        const document = manifests.read(text);
        const builder = new vscode.SemanticTokensBuilder(legend);
        for (const { kind, range, defines } of tokens(document))
          builder.push(spanOf(document, range), types[kind], defines ? ['declaration'] : []);
        return builder.build();
      },
    },
    legend,
  );
