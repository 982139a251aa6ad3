import {
  type FileRole,
  type ModelTestimony,
  modelPin,
  type Said,
  type Site,
  type TestimonyPlace,
} from '../../core/service';
import type { SourceFile } from '../source/file';
import type { Name } from './names';

export type ModelSaid = Said<
  'model' | 'model-processing' | 'model-catalogue' | 'model-version' | 'deployment-name'
>;

/** What is said of a named model besides its name. */
export interface Saying extends Omit<Partial<ModelTestimony>, 'id' | 'pin' | 'site'> {
  readonly site: Site;
  /** Where the name stands; that of the version, where there is one, decides. */
  readonly at: TestimonyPlace;
  readonly versionAt?: TestimonyPlace;
}

type ModelName = Extract<Name, { kind: 'model' }>;

/** The facts of a model: which, and where its requests may be processed. */
export function saidOfModel(name: ModelName, { site, at, versionAt, ...more }: Saying): ModelSaid[] {
  const { id, profile, host } = name;
  const provider = more.provider ?? name.provider;
  const version = more.version;
  const value: ModelTestimony = {
    id,
    pin: modelPin({
      name: id,
      ...(host === undefined ? {} : { provider: host }),
      ...(version === undefined ? {} : { version }),
    }),
    site,
    ...defined({ ...more, provider, profile, nameLine: nameLine(at, versionAt) }),
    ...(/-preview(?:-|$)|-exp(?:-|$)|-preview$/i.test(`${id}-${version ?? ''}`) ? { preview: true } : {}),
  };
  const model: ModelSaid = { fact: 'model', value, ...(versionAt ?? at) };
  return profile === undefined
    ? [model]
    : [model, { fact: 'model-processing', value: { id, scope: profile }, ...at }];
}

/** The line of the name, 1-based, where it is not that of the version, which is the fact's own. */
function nameLine({ line }: TestimonyPlace, version: TestimonyPlace | undefined): number | undefined {
  return line === undefined || version === undefined || version.line === line ? undefined : line + 1;
}

export function saidOfDeployment(
  name: string,
  { at, model = null, role }: { at: TestimonyPlace; model?: string | null; role?: FileRole | undefined },
): ModelSaid {
  return { fact: 'deployment-name', value: { name, model, ...defined({ role }) }, ...at };
}

/** Without the keys that have no value. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** Whether a file is a sample that everybody copies and fills in. */
export function isSample({ name }: Pick<SourceFile, 'name'>): boolean {
  return /(?:^|[._-])(?:example|sample)s?(?:[._-]|$)|\.(?:template|dist)(?:\.|$)|env[-_](?:template|dist)$/i.test(
    name,
  );
}
