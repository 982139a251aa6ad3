/** Contracts that stand in the repository: of interfaces, and of data. */
import { plural } from '../base/words';
import { reachOf } from '../claims/repository/base/scope';
import { type FileReading, said } from '../facts/testimony';
import { type Ground, isNamed, named } from './found';
import { Ids } from './ids';
import { type Field, type ProposedEntry, sourceOf } from './proposal';

/** Contracts stand among documents as often as in the product; in tests and examples they are made up. */
function isContractOf(kind: FileReading['kind'], { first: { index } }: Ground) {
  return (reading: FileReading): boolean =>
    reading.kind === kind &&
    reachOf(reading.path, index) === 'own' &&
    (reading.role === 'product' ||
      (reading.role === 'example' && /(?:^|\/)docs\//i.test(reading.path)) ||
      (reading.role === 'history' && /(?:^|\/)generated\//i.test(reading.path))) &&
    !/(?:^|\/)(?:examples?|samples?|demos?|templates?)(?:\/|[._-])/i.test(reading.path);
}

export function proposedIntegrations(ground: Ground): ProposedEntry[] {
  const { manifest, first } = ground;
  const there = Object.values(manifest.integrations ?? {}).map(({ contract }) => contract);
  const ids = new Ids(Object.keys(manifest.integrations ?? {}));
  return first.index.readings
    .filter(isContractOf('interface', ground))
    .filter(({ path }) => !isNamed(there, path, ground))
    .flatMap((reading) => integrationOf(reading, ids, ground) ?? []);
}

function integrationOf(reading: FileReading, ids: Ids, ground: Ground): ProposedEntry | undefined {
  const [standard] = said(reading, 'interface.standard');
  const [api] = said(reading, 'api');
  if (standard === undefined || !/^(?:OpenAPI|AsyncAPI)/.test(standard.value)) return undefined;
  const [titled] = said(reading, 'interface.title');
  const title = api?.value.title ?? titled?.value;
  const isOurs = isServedHere(title ?? '', api?.value.servers ?? [], ground);
  const source = sourceOf({ file: reading.path, said: titled ?? standard });
  const count = said(reading, 'interface.operations')[0]?.value;
  const fields: Field[] = [
    ...(isOurs === undefined ? [] : [{ key: 'side', value: 'provider', from: source, note: isOurs }]),
    {
      key: 'contract',
      value: named(reading.path, ground),
      from: source,
      note: [title, count === undefined ? undefined : plural(count, 'operation')].filter(Boolean).join(', '),
    },
  ];
  return {
    section: 'integrations',
    path: ['integrations', ids.give('interface', title, fileWord(reading.path))],
    label: title ?? fileWord(reading.path),
    source,
    fields,
  };
}

/** Why an interface is one that this repository serves; undefined where nobody can tell. */
function isServedHere(title: string, servers: readonly string[], { first }: Ground): string | undefined {
  const local = /^(?:\/|\.{1,2}\/|https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?:[:/]|$))/i;
  if (servers.length > 0 && servers.every((server) => local.test(server)))
    return 'its address is one of the machine itself';
  if (title === 'FastAPI') return 'made from the code, which gives it no other title';
  const [own, name] = [squeezed(title), squeezed(first.name)];
  return name.length >= 6 && own.includes(name) ? 'it bears the name of the repository' : undefined;
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, '');
}

export function proposedData(ground: Ground): ProposedEntry[] {
  const { manifest, first } = ground;
  const there = Object.values(manifest.data ?? {}).map(({ contract }) => contract);
  const ids = new Ids(Object.keys(manifest.data ?? {}));
  return first.index.readings
    .filter(isContractOf('data-contract', ground))
    .filter(({ path }) => !isNamed(there, path, ground))
    .flatMap((reading) => dataOf(reading, ids, ground) ?? []);
}

function dataOf(reading: FileReading, ids: Ids, ground: Ground): ProposedEntry | undefined {
  const [standard] = said(reading, 'contract.standard');
  if (standard === undefined || said(reading, 'contract.placeholder').some(({ value }) => value))
    return undefined;
  const [status] = said(reading, 'contract.status');
  const columns = said(reading, 'contract.columns')[0]?.value;
  const personal = said(reading, 'contract.pii')[0]?.value.length ?? 0;
  const source = sourceOf({ file: reading.path, said: standard });
  const word = fileWord(reading.path);
  const notes = [
    standard.value,
    status === undefined ? undefined : `status ${status.value}`,
    columns === undefined ? undefined : plural(columns, 'column'),
    personal === 0 ? undefined : `${personal} of them marked as personal`,
  ];
  return {
    section: 'data',
    path: ['data', ids.give('data', word)],
    label: word,
    source,
    fields: [
      {
        key: 'contract',
        value: named(reading.path, ground),
        from: source,
        note: notes.filter((each) => each !== undefined).join(', '),
      },
    ],
  };
}

/** `contracts/erp-vendors.odcs.yaml` → erp-vendors; the folder where the name says nothing. */
function fileWord(path: string): string {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '')
    .replace(/\.(?:ya?ml|json)$/i, '')
    .replace(/[._-]?(?:odcs|data-?contract|openapi|swagger|contract)$/i, '');
  return name === '' ? (parts.at(-2) ?? 'contract') : name;
}
