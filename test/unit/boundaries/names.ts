/** Names that give what a pure function must not have. Whoever needs one says so in permitted.ts. */
const clockAndChance = ['Date', 'Temporal', 'performance', 'hrtime', 'uptime', 'timeStamp', 'crypto'];

const network = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'sendBeacon',
  'Image',
  'Audio',
  'Worker',
  'SharedWorker',
  'importScripts',
];

/** Ways to any other name: text that becomes code, modules by a computed name, the global object. */
const waysRound = [
  'eval',
  'Function',
  'constructor',
  'Reflect',
  'globalThis',
  'global',
  'self',
  'require',
  'createRequire',
  'getBuiltinModule',
  'binding',
  'dlopen',
];

const noticed: ReadonlySet<string> = new Set([
  ...clockAndChance,
  ...network,
  ...waysRound,
  'Intl',
  'localeCompare',
]);

/** Whether a name is looked at wherever it stands for a value, be it a variable, a property or an import. */
export function isNoticed(name: string): boolean {
  return noticed.has(name) || name.startsWith('toLocale');
}

/** Noticed names that are also words of the manifest: roles, what people call themselves, and profiles of models. */
const words: ReadonlySet<string> = new Set(['performance', 'self', 'global']);

/** Whether a text is looked at because it could become the name of a property. */
export function isNoticedText(text: string): boolean {
  return isNoticed(text) && !words.has(text);
}

/** What a comment tells the compiler to do, if anything. */
export function directiveIn(comment: string): string | undefined {
  if (/^\/\s*</.test(comment)) return `//${comment.trim()}`;
  return /@ts-(?:ignore|expect-error|nocheck)\b/.exec(comment)?.[0];
}
