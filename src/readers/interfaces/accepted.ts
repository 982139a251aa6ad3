/** Interfaces in other languages: they are accepted as what they are, and not read. */
import { readerOf } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';

interface Language {
  readonly name: string;
  readonly is: (file: SourceFile) => boolean;
}

export const acceptedInterfaces = readerOf({
  name: 'interface',
  kind: 'interface',
  find: (file) => languages.find(({ is }) => is(file)),
  factsOf: (_, { name }) => [
    { fact: 'interface.standard', value: name },
    { fact: 'unread', value: `${name} is accepted as it is` },
  ],
});

const languages: readonly Language[] = [
  {
    name: 'Protocol Buffers',
    is: ({ text, ending }) =>
      ending === 'proto' &&
      /^(?:syntax\s|edition\s|package\s|(?:message|service|enum)\s+\w+\s*\{)/m.test(text),
  },
  {
    name: 'GraphQL',
    is: ({ text, ending }) =>
      ['graphql', 'graphqls', 'gql', 'sdl'].includes(ending) &&
      /^(?:extend\s+)?(?:type|input|interface|enum|union|scalar|schema|directive)\b[^\n]{0,300}[{=@\w]/m.test(
        text,
      ),
  },
  {
    name: 'WSDL',
    is: ({ text }) =>
      /^\s*(?:<\?xml|<!--|<(?:\w{1,20}:)?(?:definitions|description)\b)/.test(text.slice(0, 300)) &&
      /<(?:\w{1,20}:)?(?:definitions|description)\s[^>]{0,3000}(?:schemas\.xmlsoap\.org\/wsdl|www\.w3\.org\/ns\/wsdl)/.test(
        text.slice(0, 10_000),
      ),
  },
  { name: 'Avro', is: (file) => isSuited(file, 'fields') && isAvro(treeOf(file)) },
  { name: 'Pact', is: (file) => isSuited(file, '"consumer"') && isPact(treeOf(file)) },
  { name: 'Postman collection', is: (file) => isSuited(file, '/collection/v') && isCollection(treeOf(file)) },
  { name: 'JSON Schema', is: (file) => isSuited(file, '$schema') && isJsonSchema(treeOf(file)) },
];

/** Whether a file may be JSON or YAML that holds a word: a cheap question before it is parsed. */
function isSuited(file: SourceFile, word: string): boolean {
  return (
    ['json', 'avsc', 'avpr', 'yaml', 'yml', 'jsonschema'].includes(file.ending) && file.text.includes(word)
  );
}

function isAvro(root: Tree | undefined): boolean {
  if (root?.get('protocol')?.text !== undefined && root.get('messages')?.isMap === true) return true;
  return (
    root?.get('type')?.text === 'record' &&
    root.get('name')?.text !== undefined &&
    root.get('fields')?.isList === true
  );
}

/** What a consumer expects of a provider, by example. */
function isPact(root: Tree | undefined): boolean {
  const exchanged = root?.get('interactions') ?? root?.get('messages');
  return (
    root?.get('consumer', 'name')?.text !== undefined &&
    root.get('provider', 'name')?.text !== undefined &&
    exchanged?.isList === true &&
    exchanged.items.length > 0
  );
}

function isCollection(root: Tree | undefined): boolean {
  const schema = root?.get('info', 'schema')?.text ?? '';
  return /\/collection\/v2\.\d/.test(schema) && (root?.get('item')?.items.length ?? 0) > 0;
}

function isJsonSchema(root: Tree | undefined): boolean {
  return /^https?:\/\/json-schema\.org\//.test(root?.get('$schema')?.text ?? '');
}
