/** As much of git's settings as says what is ignored. */
export interface GitConfig {
  /** `core.excludesFile`, as it is written. */
  readonly excludesFile?: string;
  readonly ignoreCase?: boolean;
}

/** Reads a settings file of git. What cannot be read in it says nothing; other files that it includes are not read. */
export function readGitConfig(text: string): GitConfig {
  const found: { excludesFile?: string; ignoreCase?: boolean } = {};
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[\s*([^\s\]"]+)\s*("?)/.exec(line);
    if (heading !== null) {
      section = heading[2] === '' ? (heading[1] ?? '').toLowerCase() : '';
      continue;
    }
    const [, key = '', value] = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*(?:=(.*))?$/.exec(line) ?? [];
    if (section !== 'core') continue;
    if (key.toLowerCase() === 'excludesfile' && value !== undefined) found.excludesFile = plain(value);
    if (key.toLowerCase() === 'ignorecase')
      found.ignoreCase = value === undefined || /^(true|yes|on|1)$/i.test(plain(value));
  }
  return found;
}

/** A value without its quotes, its escapes and the comment behind it. */
function plain(value: string): string {
  let out = '';
  let quoted = false;
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (character === '\\') out += value.charAt(++at);
    else if (!quoted && (character === '#' || character === ';')) break;
    else out += character;
  }
  return out.trim();
}
