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
  filter: 'aiReadiness.tree.filter',
  /** The same, with the icon that says that something is left out. */
  filterAgain: 'aiReadiness.tree.filterAgain',
} as const;

/** Set while the tree shows less than there is. */
export const filteredContext = 'aiReadiness.treeFiltered';
