const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a text can be the id of an entry: lower-case words joined by hyphens, as the schema has it. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}
