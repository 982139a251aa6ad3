/** What the two extension hosts, Node and web worker, can do that the other can not. */
export interface Host {
  /**
   * Where a path of the disk really leads once symbolic links are followed; undefined where there is no disk.
   * Rejects when there is nothing at the path.
   */
  readonly realpath?: (path: string) => Promise<string>;
}
