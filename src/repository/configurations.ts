/**
 * Which configurations hold for a manifest: each `ai-readiness.config.yaml` in a folder from the root of its repository
 * down to its own. It depends on nothing but where the manifest stands, so it is the same from wherever one starts.
 */
import {
  type ConfigDocument,
  type Configuration,
  configFindings,
  configName,
  type Finding,
  type Law,
  noConfiguration,
  overlaid,
  readConfig,
  refine,
  wrongConfigName,
} from '../core/service';
import { decodeText } from './decode';
import { uncheckedBy } from './faults';
import type { Files } from './files';
import { matcher } from './globs';
import type { Ignored } from './ignored';
import { manifestAt, type Refused } from './manifest-at';
import { type Overlay, readOverlay } from './overlay';
import { baseName, isInside, joinPath, parentOf, relativePath } from './paths';
import type { Standing } from './root';

/** One configuration, read. */
export interface FoundConfig {
  readonly path: string;
  readonly document: ConfigDocument;
  /** What is wrong with it, also in the light of those above it. */
  readonly findings: readonly Finding[];
  /** The file on laws and standards that it names. */
  readonly overlay?: Overlay;
}

/** What holds in a folder. */
interface Level {
  readonly configuration: Configuration;
  readonly found: readonly FoundConfig[];
  /** Configurations that are there and cannot be read: they might ask for more than what is known. */
  readonly refused: readonly Refused[];
  readonly isExcluded: (path: string) => boolean;
}

/** What holds for a manifest. */
export interface Governing extends Omit<Level, 'isExcluded'> {
  /** Whether a configuration leaves it out. */
  readonly isLeftOut: boolean;
}

const nothing: Level = {
  configuration: noConfiguration,
  found: [],
  refused: [],
  isExcluded: () => false,
};

/** A configuration is written by hand: more is not read. In bytes. */
const mostRead = 1_000_000;

const wrongName = `A configuration is called ${configName}: by this name it has no effect. Rename it.`;

/** Finds configurations. Remembers what it has read, so it lives no longer than one round of checks. */
export class Configurations {
  private readonly levels = new Map<string, Promise<Level>>();

  constructor(
    private readonly files: Files,
    private readonly ignored: Ignored,
    /** What a team's own file on laws is laid over; without it none is read. */
    private readonly law: () => Promise<Law | undefined> = async () => undefined,
  ) {}

  /** What holds for a manifest that stands there. Never throws. */
  async of(manifest: string, { folder, root }: Standing): Promise<Governing> {
    const { isExcluded, ...level } = await this.levelOf(folder, root);
    return { ...level, isLeftOut: isExcluded(joinPath(folder, baseName(manifest))) };
  }

  /** What holds for what is in a folder of the repository at `root`. */
  private levelOf(folder: string, root: string): Promise<Level> {
    const key = `${root}\0${folder}`;
    const known = this.levels.get(key);
    if (known !== undefined) return known;
    const level = this.findLevel(folder, root);
    this.levels.set(key, level);
    return level;
  }

  private async findLevel(folder: string, root: string): Promise<Level> {
    const isTop = folder === root || !isInside(root, folder) || parentOf(folder) === folder;
    const above = await this.withWrongName(
      isTop ? nothing : await this.levelOf(parentOf(folder), root),
      folder,
      root,
    );
    const path = joinPath(folder, configName);
    try {
      // Most folders have none: these are two questions, and not all that is to be known of one.
      const isAny = (await this.files.stat(path)) ?? (await this.files.links?.target(path));
      if (isAny === undefined) return above;
      const there = await manifestAt(path, this.files, { within: root, kind: 'configuration' });
      if (there === undefined || (await this.ignored.has(path, 'file', root))) return above;
      const refused = 'why' in there ? there : await this.tooLarge(path);
      if (refused !== undefined) return { ...above, refused: [...above.refused, refused] };
      const document = readConfig(decodeText(await this.files.read(path)));
      const overlay = await this.overlayOf(document, above, { folder, root });
      return levelBelow(above, { path, file: relativePath(root, path), document, overlay });
    } catch (error) {
      const { reason } = uncheckedBy(error);
      return { ...above, refused: [...above.refused, { path, why: `It cannot be read: ${reason}.` }] };
    }
  }

  /** The files on laws that configurations name, with the folder for which each is. */
  readonly overlays = new Map<string, string>();

  private async overlayOf(
    { config }: ConfigDocument,
    above: Level,
    { folder, root }: Standing,
  ): Promise<Overlay | undefined> {
    const law = config.references === undefined ? undefined : await this.law();
    if (config.references === undefined || law === undefined) return undefined;
    const below = above.configuration.references.reduce(overlaid, law);
    const { files, ignored } = this;
    const overlay = await readOverlay(config.references, { folder, root, files, ignored, law: below });
    this.overlays.set(overlay.path, folder);
    return overlay;
  }

  /** With one that is called as only manifests may be: whoever wrote it believes that it holds. */
  private async withWrongName(above: Level, folder: string, root: string): Promise<Level> {
    const path = joinPath(folder, wrongConfigName);
    const isThere = (await this.files.stat(path).catch(() => undefined))?.kind === 'file';
    if (!isThere || (await this.ignored.has(path, 'file', root).catch(() => false))) return above;
    return { ...above, refused: [...above.refused, { path, why: wrongName }] };
  }

  private async tooLarge(path: string): Promise<Refused | undefined> {
    const stat = await this.files.stat(path);
    return stat !== undefined && stat.size > mostRead
      ? { path, why: 'It is larger than a megabyte, and so is not read.' }
      : undefined;
  }
}

interface ReadConfig {
  readonly path: string;
  readonly file: string;
  readonly document: ConfigDocument;
  readonly overlay: Overlay | undefined;
}

function levelBelow(above: Level, { path, file, document, overlay }: ReadConfig): Level {
  const { config } = document;
  const findings = configFindings(document, above.configuration, overlay);
  const folder = parentOf(path);
  const isLeftOut = matcher((config.exclude ?? []).filter((glob) => glob !== ''));
  return {
    configuration: refine(above.configuration, { file, config, ...(overlay?.law && { law: overlay.law }) }),
    found: [...above.found, { path, document, findings, ...(overlay && { overlay }) }],
    refused: above.refused,
    isExcluded: (each) =>
      above.isExcluded(each) || (isInside(folder, each) && isLeftOut(relativePath(folder, each))),
  };
}
