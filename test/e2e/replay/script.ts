// What a person does to write a text, key by key.

export type Step =
  | { readonly do: 'type'; readonly text: string }
  /** Enter, and then the indentation that the new line is to have; without one, whatever the editor writes. */
  | { readonly do: 'enter'; readonly indent?: string; readonly by: 'blanks' | 'tab' }
  | { readonly do: 'erase'; readonly count: number }
  /** To the end of a line, counted from 0; by default to the end of the text. */
  | { readonly do: 'go'; readonly line?: number }
  | { readonly do: 'paste'; readonly text: string };

export interface Script {
  readonly name: string;
  readonly steps: readonly Step[];
  /** The folder in test/workspaces that the manifest is written in, for what it refers to. */
  readonly folder?: string;
  readonly windowsLineEnds?: boolean;
}

/** Typing a text from its first character to its last. */
export function typed(text: string, by: 'blanks' | 'tab' = 'blanks'): Step[] {
  return text.split('\n').flatMap((line, index, lines) => {
    const [indent = ''] = /^ */.exec(line) ?? [];
    const isLast = index === lines.length - 1;
    // Into an empty line nobody types blanks; VS Code takes those that it has written away again. Not at the end.
    const wanted = line === '' && !isLast ? {} : { indent };
    const enter: Step[] = index === 0 ? inLine(indent) : [{ do: 'enter', by, ...wanted }];
    return [...enter, ...inLine(line.slice(indent.length))];
  });
}

function inLine(text: string): Step[] {
  return text === '' ? [] : [{ do: 'type', text }];
}

/** Writes a word, sees that it is wrong, and writes another one over it. */
export function retyped(wrong: string, right: string): Step[] {
  return [...inLine(wrong), { do: 'erase', count: wrong.length }, ...inLine(right)];
}

/** Goes back to the end of a line, changes what stands there, and returns to the end of the text. */
export function changedAt(line: number, wrong: string, right: string): Step[] {
  return [{ do: 'go', line }, { do: 'erase', count: wrong.length }, ...inLine(right), { do: 'go' }];
}

export function pasted(text: string): Step[] {
  return [{ do: 'paste', text }];
}
