/** A team's own file on laws and standards, which a configuration names. */
import { type Law, oneLine, plural, readLaw, shorten } from '../core/service';
import { decodeText } from './decode';
import { uncheckedBy } from './faults';
import type { Files } from './files';
import type { Ignored } from './ignored';
import { isInRepository } from './inside';
import { joinPath } from './paths';

/** What became of the file that a configuration names. */
export interface Overlay {
  /** As the configuration writes it. */
  readonly written: string;
  readonly path: string;
  readonly law?: Law;
  /** What is wrong with it, in a sentence. What of it can be read counts all the same. */
  readonly fault?: string;
}

/** Such a file is written by hand, or made from ours: more is not read. In bytes. */
const mostRead = 1_000_000;

/** Where one is looked for, and what it is laid over. */
interface Place {
  readonly folder: string;
  readonly root: string;
  readonly files: Files;
  readonly ignored: Ignored;
  /** What is known without it. */
  readonly law: Law;
}

/** Reads the file that a configuration in `folder` names; a path that begins with a slash is from the root. Never throws. */
export async function readOverlay(written: string, place: Place): Promise<Overlay> {
  const path = joinPath(written.startsWith('/') ? place.root : place.folder, written.replace(/^\/+/, ''));
  const found = { written, path };
  try {
    const why = await refusal(path, place);
    if (why !== undefined) return { ...found, fault: why };
    const { law, faults } = readLaw(JSON.parse(decodeText(await place.files.read(path))), place.law);
    const [first] = faults;
    if (first === undefined) return { ...found, law };
    const more = faults.length > 1 ? ` (and ${plural(faults.length - 1, 'more fault')})` : '';
    return { ...found, law, fault: `${shorten(oneLine(first), 300).replace(/\.$/, '')}${more}.` };
  } catch (error) {
    if (error instanceof SyntaxError) return { ...found, fault: 'It is not JSON.' };
    return { ...found, fault: `It cannot be read: ${uncheckedBy(error).reason}.` };
  }
}

async function refusal(path: string, { root, files, ignored }: Place): Promise<string | undefined> {
  if (!(await isInRepository(path, root, files))) return 'It is outside of the repository.';
  const stat = await files.stat(path);
  if (stat === undefined) return 'There is no such file.';
  if (stat.kind !== 'file') return 'It is not a file.';
  if (stat.size > mostRead) return 'It is larger than a megabyte.';
  return (await ignored.has(path, 'file', root)) ? 'Git ignores it, so nobody else has it.' : undefined;
}
