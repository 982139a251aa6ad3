import * as vscode from 'vscode';
import { nearDays, withAllShared } from '../../../core/service';
import { plainText } from '../../base/messages';
import type { Manifests } from '../../manifests/manifests';
import { everything, type TreeFilter } from './filter';

interface Choice extends vscode.QuickPickItem {
  readonly filter?: TreeFilter;
}

/** Lets the user choose what the tree shows. */
export async function askForFilter(manifests: Manifests): Promise<TreeFilter | undefined> {
  const owners = new Map<string, string>();
  for (const { report } of manifests.all())
    for (const [id, { name, handle }] of Object.entries(
      withAllShared(report.manifest, report.input.configuration).owners ?? {},
    ))
      owners.set(id, owners.get(id) ?? handle ?? name ?? '');
  const choices: Choice[] = [
    { label: '$(list-tree) Everything', filter: everything },
    { label: '$(circle-large-outline) What blocks the gates', filter: { kind: 'blocking' } },
    { label: `$(clock) Due within ${nearDays} days, or overdue`, filter: { kind: 'due' } },
    { label: 'With an owner', kind: vscode.QuickPickItemKind.Separator },
    ...[...owners].map(
      ([owner, handle]): Choice => ({
        label: `$(account) ${plainText(owner)}`,
        description: plainText(handle),
        filter: { kind: 'owner', owner },
      }),
    ),
  ];
  const options = { title: 'Show in the tree', matchOnDescription: true };
  return (await vscode.window.showQuickPick(choices, options))?.filter;
}
