import { upTo } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { ModelSaid } from './said';
import { type Setting, saidOfSettings } from './settings';

/** `KEY=value` with what may stand around it: an environment file, properties, TOML, `ENV` of a Dockerfile, `export` of a shell. */
const assignment =
  /^(\s*(?:export\s+|ENV\s+|ARG\s+|set\s+|-e\s+|--env\s+)?["']?([A-Za-z_][\w.-]*)["']?[ \t]*[=:][ \t]*|\s*ENV\s+([A-Z_][A-Z0-9_]*)[ \t]+)(.*)$/;
/** In a shell only what is set for other programs, and constants. */
const shellAssignment = /^(\s*(?:export\s+|readonly\s+)?([A-Z_][A-Z0-9_]*)=()?)(.*)$/;

const longest = 1_500;
/** So many settings of a file are looked at; a file of more is none of settings. */
const most = 2_000;

interface Line extends Setting {
  readonly above: string;
}

/** What the settings of a file of lines say. */
export function readLines(file: SourceFile): ModelSaid[] {
  const isShell = /^(?:sh|bash|zsh)$/.test(file.ending);
  const isToml = file.ending === 'toml';
  const settings: Line[] = [];
  let above = '';
  let isText = false;
  for (const [line, text] of file.lines.entries()) {
    if (text.length > longest) continue;
    if (settings.length >= most) break;
    if (isToml && (text.split(/"""|'''/).length - 1) % 2 === 1) {
      isText = !isText;
      continue;
    }
    if (isText) continue;
    const section = /^\s*\[{1,2}([^\]]+)\]/.exec(text)?.[1]?.trim();
    if (section !== undefined && !isShell) above = section;
    const [, before = '', equals, spaced, rest = ''] =
      (isShell ? shellAssignment : assignment).exec(text) ?? [];
    const key = equals ?? spaced;
    if (key === undefined) continue;
    const value = unquoted(rest);
    const column = before.length + (/^["']/.test(rest) ? 1 : 0);
    settings.push({ key, text: value, above, at: { line, column, length: value.length } });
  }
  return grouped(settings.map(spring)).flatMap((group) => saidOfSettings(group, contextOf(file, group)));
}

function contextOf(file: SourceFile, [first]: readonly Setting[]): Parameters<typeof saidOfSettings>[1] {
  const by = first?.above;
  return { file, isOpen: true, ...(by === undefined || by === '' ? {} : { by }) };
}

/** The settings of each section. */
function grouped(settings: readonly Line[]): Line[][] {
  const groups = new Map<string, Line[]>();
  for (const setting of settings) {
    const group = groups.get(setting.above);
    if (group === undefined) groups.set(setting.above, [setting]);
    else group.push(setting);
  }
  return [...groups.values()];
}

/** `spring.ai.ollama.chat.options.model`: the key, and what stands above it. */
function spring(setting: Line): Line {
  const at = setting.key.lastIndexOf('.');
  if (at === -1) return setting;
  return {
    ...setting,
    above: [setting.above, setting.key.slice(0, at)].filter(Boolean).join('.'),
    key: setting.key.slice(at + 1),
  };
}

/** A value without its quotes and the comment behind it. */
function unquoted(rest: string): string {
  const quote = /^(["'])(.*?)\1\s*(?:[#;].*|\\)?$/.exec(rest);
  if (quote !== null) return quote[2] ?? '';
  return upTo(rest, /(?<!\s)\s+[#;]/)
    .replace(/\\$/, '')
    .trim();
}
