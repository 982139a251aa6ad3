import * as vscode from 'vscode';
import { capital, type ProposedEntry, type ProposedSection, sourceInWords } from '../../../core/service';
import { plainText } from '../../base/messages';

interface Choice extends vscode.QuickPickItem {
  readonly entry?: ProposedEntry;
}

/**
 * Asks which of the proposals are to be written: those that are sure are picked beforehand. Undefined where the user
 * would rather not write anything.
 */
export async function chooseProposals(
  proposals: readonly ProposedEntry[],
  title: string,
): Promise<readonly ProposedEntry[] | undefined> {
  const picked = await vscode.window.showQuickPick<Choice>(choicesOf(proposals), {
    title: plainText(title),
    placeHolder: 'What to write down, each with its source',
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.flatMap(({ entry }) => entry ?? []);
}

function choicesOf(proposals: readonly ProposedEntry[]): (Choice & { readonly label: string })[] {
  let section: ProposedSection | undefined;
  return proposals.flatMap((entry) => {
    const choice = {
      label: plainText(entry.label),
      description: plainText(sourceInWords(entry.source)),
      picked: entry.question === undefined,
      entry,
      ...(entry.question === undefined ? {} : { detail: plainText(capital(entry.question)) }),
    };
    if (entry.section === section) return [choice];
    section = entry.section;
    return [{ label: capital(section), kind: vscode.QuickPickItemKind.Separator }, choice];
  });
}
