/** The view and the commands of its rows, as package.json names them. */
export const viewId = 'aiReadiness.manifests';

export const treeCommands = {
  reveal: 'aiReadiness.tree.reveal',
  openText: 'aiReadiness.tree.openText',
  openChecklist: 'aiReadiness.tree.openChecklist',
  setStatus: 'aiReadiness.tree.setStatus',
  addEvidence: 'aiReadiness.tree.addEvidence',
  explain: 'aiReadiness.tree.explain',
  quickFix: 'aiReadiness.tree.quickFix',
} as const;
