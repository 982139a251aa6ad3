/** Where the bracket closes whose inside begins at `from`. */
export function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === "'") {
      const end = text.indexOf("'", at + 1);
      if (end === -1) return text.length;
      at = end;
    } else if (character === '"') at = quoteEnd(text, at);
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at;
  }
  return text.length;
}

/** Where the text in quotes ends that begins at `from`. */
function quoteEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
