/** What a file is for. Only what the product itself is made of can contradict a manifest. */
export type FileRole = 'product' | 'test' | 'evaluation' | 'ci' | 'example' | 'tooling' | 'history';

/** Of what stands in a file that is not the product's own: what that file is for. */
export interface Foreign {
  readonly role?: FileRole;
}
