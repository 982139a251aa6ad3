import { commentEnd, stringEnd } from '../source/json';

/**
 * JSON with what JSON5 adds, as YAML in flow style of the same length: without comments and tabs. Keys without quotes,
 * single quotes and trailing commas are YAML already.
 */
export function plainFlow(text: string): string {
  const parts: string[] = [];
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  if (from === 1) parts.push(' ');
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"' || character === "'") at = stringEnd(text, at, character) - 1;
    else if (character === '/') {
      const end = commentEnd(text, at);
      if (end === at) continue;
      parts.push(text.slice(from, at), text.slice(at, end).replace(/[^\n\r]/g, ' '));
      from = end;
      at = end - 1;
    } else if (character === '\t') {
      parts.push(text.slice(from, at), ' ');
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}
