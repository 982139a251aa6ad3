/** The settings files of git, as text: what is set in them, in its order. */

/** What is set in one place of a settings file. */
export interface ConfigEntry {
  /** In small letters, as git compares it. */
  readonly section: string;
  /** As it is written; undefined where the section has none. */
  readonly subsection: string | undefined;
  /** In small letters. */
  readonly key: string;
  /** Undefined where only the key is there, which says yes. */
  readonly value: string | undefined;
}

/** Reads a settings file of git. What cannot be read in it says nothing. */
export function readGitConfig(text: string): ConfigEntry[] {
  return [...new ConfigReader(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')).entries()];
}

/** Whether a setting says yes. */
export function isYes(value: string | undefined): boolean {
  return value === undefined || /^(true|yes|on|[+-]?0*[1-9]\d*[kmg]?)$/i.test(value);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };

class ConfigReader {
  private at = 0;

  constructor(private readonly text: string) {}

  *entries(): Generator<ConfigEntry> {
    let heading: Pick<ConfigEntry, 'section' | 'subsection'> = { section: '', subsection: undefined };
    while (this.at < this.text.length) {
      this.take(/\s+/y);
      const found = this.take(/\[\s*([^\s\]"]+)\s*(?:"((?:[^"\\\n]|\\.)*)"\s*)?\]/y);
      if (found !== undefined) {
        heading = headingOf(found[1] ?? '', found[2]);
        continue;
      }
      const key = this.take(/([A-Za-z][A-Za-z0-9-]*)[ \t]*(?=[=\n]|$)/y)?.[1]?.toLowerCase();
      if (key === undefined) this.take(/.*/y);
      else if (this.take(/=/y) === undefined) yield { ...heading, key, value: undefined };
      else yield { ...heading, key, value: this.value() };
    }
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found !== undefined) this.at = pattern.lastIndex;
    return found;
  }

  /** A value without its quotes, its escapes and the comment behind it: to the end of its last line. */
  private value(): string {
    let out = '';
    /** How much of it stays although it ends in blanks: they were quoted. */
    let kept = 0;
    let isQuoted = false;
    this.take(/[ \t]+/y);
    for (; this.at < this.text.length; this.at++) {
      const character = this.text.charAt(this.at);
      if (character === '\n') break;
      if (!isQuoted && (character === '#' || character === ';')) {
        this.take(/.*/y);
        break;
      }
      if (character === '"') isQuoted = !isQuoted;
      else if (character !== '\\') out += character;
      else {
        const escaped = this.text.charAt(++this.at);
        // One at the end of a line says that the next one goes on.
        if (escaped !== '\n') out += escapes[escaped] ?? escaped;
      }
      if (isQuoted) kept = out.length;
    }
    return out.slice(0, kept) + out.slice(kept).trimEnd();
  }
}

/** `[includeIf.x]` is the old way to write `[includeIf "x"]`. */
function headingOf(name: string, quoted: string | undefined): Pick<ConfigEntry, 'section' | 'subsection'> {
  const [section = '', ...below] = name.toLowerCase().split('.');
  const old = below.length === 0 ? undefined : below.join('.');
  return { section, subsection: quoted?.replaceAll(/\\(.)/g, '$1') ?? old };
}
