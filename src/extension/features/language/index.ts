import * as vscode from 'vscode';
import { interactiveFixes } from '../../editing/interactive-fixes';
import type { Feature } from '../../services';
import { actions } from './actions';
import { annotations } from './annotations';
import { colours } from './colours';
import { completion } from './completion';
import { configLanguage } from './config-language';
import { edition } from './edition';
import { formatting } from './formatting';
import { hover } from './hover';
import { navigation } from './navigation';
import { RepositoryNames } from './repository-names';
import { structure } from './structure';
import { wordBegun } from './word-begun';

/** Everything that helps to write a manifest and to find one's way in it. */
export const language: Feature = (services) => {
  const files = RepositoryNames.files(services.host);
  const handles = RepositoryNames.handles(services.host);
  return vscode.Disposable.from(
    files,
    handles,
    completion(services, { files, handles }),
    wordBegun(),
    configLanguage(services),
    hover(services),
    navigation(services),
    structure(services),
    colours(services),
    annotations(services),
    formatting(services),
    actions(services),
    interactiveFixes(services),
    edition(services),
  );
};
