import * as vscode from 'vscode';
import { interactiveFixes } from '../../editing/interactive-fixes';
import type { Feature } from '../../services';
import { actions } from './actions';
import { annotations } from './annotations';
import { completion } from './completion';
import { EvidenceFiles } from './evidence-files';
import { formatting } from './formatting';
import { hover } from './hover';
import { navigation } from './navigation';
import { structure } from './structure';
import { wordBegun } from './word-begun';

/** Everything that helps to write a manifest and to find one's way in it. */
export const language: Feature = (services) => {
  const files = new EvidenceFiles(services.host);
  return vscode.Disposable.from(
    files,
    completion(services, files),
    wordBegun(),
    hover(services),
    navigation(services),
    structure(services),
    annotations(services),
    formatting(services),
    actions(services),
    interactiveFixes(services),
  );
};
