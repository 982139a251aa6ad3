import type { SourceFile } from '../source/file';

/** Lines over this are not written by people. */
const longest = 1_500;

/** The lines of code in a file; empty where one is a comment, or part of a text in three quotes of Python. */
export function codeLines(file: SourceFile): readonly string[] {
  return file.remember('lines of code', () => {
    const isPython = file.ending === 'py';
    let isQuoted = false;
    return file.lines.map((text) => {
      const wasQuoted = isQuoted;
      const quotes = isPython ? (text.match(/"""|'''/g) ?? []).length : 0;
      if (quotes % 2 === 1) isQuoted = !isQuoted;
      const isCode = !wasQuoted && quotes === 0 && text.length <= longest;
      return isCode && !/^\s*(?:#|\/\/|\*|\/\*|>>>)/.test(text) ? text : '';
    });
  });
}
