import * as vscode from 'vscode';
import {
  type Finding,
  type FindingCode,
  inReadingOrder,
  plural,
  type Report,
  type Severity,
  shownRelated,
} from '../../core/service';
import { rangeOf } from '../base/ranges';
import { findingPage } from '../pages/pages';
import type { Feature } from '../services';

/** What every diagnostic of ours says it is from. */
export const source = 'AI Readiness';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** What has run out is struck through. */
const tags: Readonly<Partial<Record<FindingCode, vscode.DiagnosticTag>>> = {
  'evidence/expired': vscode.DiagnosticTag.Deprecated,
  'waiver/expired': vscode.DiagnosticTag.Deprecated,
};

/** Every finding of every manifest as a diagnostic, where it stands. */
export const diagnostics: Feature = ({ manifests }) => {
  const collection = vscode.languages.createDiagnosticCollection('ai-readiness');
  const show = (uri: vscode.Uri) => {
    const state = manifests.get(uri);
    if (state === undefined || state.leftOut || state.shownAs !== undefined) collection.delete(uri);
    else
      collection.set(
        uri,
        inReadingOrder(state.report.findings).map((finding) =>
          diagnosticOf(finding, uri, { repository: state.report.input.repository }),
        ),
      );
  };
  for (const { uri } of manifests.all()) show(uri);
  return vscode.Disposable.from(collection, manifests.onDidChange(show));
};

/** Where the files of the repository are of which a finding tells. */
interface Around {
  readonly repository?: Report['input']['repository'];
  /** The manifest on the disk, where what is shown is another version of it. */
  readonly manifest?: vscode.Uri;
}

/** A finding as VS Code shows it in the text at an address. */
export function diagnosticOf(
  finding: Finding,
  uri: vscode.Uri,
  { repository, manifest = uri }: Around = {},
): vscode.Diagnostic {
  const { code, range, message, severity, related } = finding;
  const diagnostic = new vscode.Diagnostic(rangeOf(range), message, severities[severity]);
  diagnostic.source = source;
  diagnostic.code = { value: code, target: findingPage(code) };
  if (related.length > 0)
    diagnostic.relatedInformation = related
      .slice(0, shownRelated)
      .map(({ range: place, message: what, file }, index) => {
        const left = index === shownRelated - 1 ? related.length - shownRelated : 0;
        return new vscode.DiagnosticRelatedInformation(
          new vscode.Location(file === undefined ? uri : fileIn(file, manifest, repository), rangeOf(place)),
          left === 0 ? what : `${what} (and ${plural(left, 'more place')})`,
        );
      });
  const tag = tags[code];
  if (tag !== undefined) diagnostic.tags = [tag];
  return diagnostic;
}

/** A file by its path from the root of the repository, which is as far above the manifest as its folder is deep. */
function fileIn(file: string, manifest: vscode.Uri, repository: Report['input']['repository']): vscode.Uri {
  const folder = typeof repository === 'object' ? (repository.folder ?? '') : '';
  const up = folder === '' ? [] : folder.split('/').map(() => '..');
  return vscode.Uri.joinPath(manifest, '..', ...up, file);
}
