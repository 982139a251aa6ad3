/** Files that say by their names that they are not what runs in production: for development, an example, a menu. */

/** Whether a file is for development, and so says nothing of production. */
export function isForDevelopment(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return /(?:^|[._-])(?:override|dev|devel|development|local|debug|tests?|testing|ci|e2e)(?:[._-]|$)/i.test(
    name,
  );
}

/** Whether a file stands in a folder that is called an example: `customer-support-example/`, `demo-data/`. */
export function isInExample(file: string): boolean {
  return /(?:^|[/_.-])(?:examples?|samples?|demos?|tutorials?|quick-?starts?|cookbooks?|workshops?)(?:[_.-][^/]*)?\//i.test(
    file,
  );
}

/** Whether a file lists what may be chosen, and chooses nothing. */
export function isMenu(file: string): boolean {
  return /recommend|well[-_]?known|catalog|presets?(?![a-z])|available|supported|pric(?:es?|ing)(?![a-z])/i.test(
    file,
  );
}
