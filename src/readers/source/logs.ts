/** Logs of which a part is read: how each begins, and the lines of it that anybody reads. */

interface Log {
  readonly begins: RegExp;
  readonly isWanted: (line: string) => boolean;
}

export const garakLog: Log = {
  begins: /^\s*\{[^\n\r]*"entry_type"/,
  isWanted: (line) => !/"entry_type": ?"attempt"/.test(line.slice(0, 1_000)),
};

export const openaiEvalsLog: Log = {
  begins: /^\s*\{[^\n\r]*"spec"/,
  isWanted: (line) => /"(?:spec|final_report)"|"type": ?"(?:match|metrics)"/.test(line),
};
