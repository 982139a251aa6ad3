/** Why a file proves nothing, though it is there: nobody else has it, or it cannot prove a claim of this manifest. */

export type NoProof =
  | 'manifest'
  | 'around-manifest'
  | 'version-control'
  | 'no-file'
  | 'ignored'
  | 'other-repository'
  | 'untracked'
  | 'all-ignored'
  | 'all-other-repository'
  | 'all-untracked';

/** The same in words that follow a colon. */
export const noProofInWords: Readonly<Record<NoProof, string>> = {
  manifest: 'it is this manifest, which cannot prove itself',
  'around-manifest': 'it is a folder that holds this manifest, and with it everything and nothing',
  'version-control':
    'it belongs to the version control of this one copy, and nobody who clones the repository has it',
  'no-file': 'it is a pipe, a socket or a device, which nobody can commit',
  ignored: 'git ignores it, so nobody who clones the repository has it',
  'other-repository':
    'it belongs to another repository that only lies in this one, so nobody who clones this one has it',
  untracked: 'git does not track it, so nobody who clones the repository has it',
  'all-ignored': 'git ignores what is in it, so nobody who clones the repository has that',
  'all-other-repository':
    'what is in it belongs to another repository that only lies in this one, so nobody who clones this one has that',
  'all-untracked': 'git does not track what is in it, so nobody who clones the repository has that',
};
