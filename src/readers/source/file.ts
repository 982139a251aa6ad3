import type { FileRole, TestimonyPlace } from '../../core/service';
import { Lines, ShortPattern } from '../../core/service';
import { roleOf } from '../role';
import { type BicepFile, readBicep } from './bicep';
import { type HclFile, readHcl } from './hcl';
import { type JsonDocument, readJson } from './json';
import { readYaml, type YamlDocument } from './yaml';
import { isZip, readZip, type ZipDirectory } from './zip';

/** The values of a Helm chart. */
const valuesFile = new ShortPattern(/^(?:[\w.-]+[.-])?values(?:[._-][\w.-]+)?\.ya?ml$/i);

/** A file as it is handed to the readers. */
export interface FileText {
  /** From the root of the repository, with `/` between its parts. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Its bytes as text (see `decodeText`); what is no text has U+FFFD or U+0000 in it. */
  readonly text: string;
}

/** A file as readers see it: split into lines and parsed once, however many of them look at it. */
export class SourceFile {
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly role: FileRole;
  readonly bytes: Uint8Array;
  readonly text: string;
  private readonly once = new Map<string, unknown>();

  constructor({ path, bytes, text }: FileText) {
    this.path = path;
    this.name = path.slice(path.lastIndexOf('/') + 1);
    this.role = roleOf(path);
    this.bytes = bytes;
    this.text = text;
  }

  /** The ending of its name in lower case, without the dot; empty where it has none. */
  get ending(): string {
    return /\.([^.]+)$/.exec(this.name)?.[1]?.toLowerCase() ?? '';
  }

  /** Its lines without their breaks. */
  get lines(): readonly string[] {
    return this.remember('lines', () => this.text.split(/\r\n|[\n\r]/));
  }

  /** Its value as JSON; undefined where it is none. */
  get json(): JsonDocument | undefined {
    return this.remember('json', () => readJson(this.text));
  }

  /** Its documents as YAML, or why they cannot be read, in words that follow "not read, because". */
  get yaml(): readonly YamlDocument[] | string {
    return this.remember('yaml', () => readYaml(this.text, valuesFile.test(this.name)));
  }

  /** Its directory as a zip, or why there is none, in words that follow "not read, because". */
  get zip(): ZipDirectory | string {
    return this.remember('zip', () => (isZip(this.bytes) ? readZip(this.bytes) : 'it is no zip'));
  }

  /** What it says as Terraform. */
  get hcl(): HclFile {
    return this.remember('hcl', () => readHcl(this.text));
  }

  /** What it says as Bicep. */
  get bicep(): BicepFile {
    return this.remember('bicep', () => readBicep(this.text));
  }

  /** Where an offset is; nowhere in particular where it is not known. */
  placeOf(offset: number | undefined, length?: number): TestimonyPlace {
    if (offset === undefined) return {};
    const { line, character } = this.remember('positions', () => new Lines(this.text)).positionAt(offset);
    return { line, column: character, ...(length === undefined ? {} : { length }) };
  }

  /** What is worked out of a file at most once, under a name. */
  remember<T>(name: string, work: () => T): T {
    if (!this.once.has(name)) this.once.set(name, work());
    // What is kept under a name is of one type.
    return this.once.get(name) as T;
  }
}
