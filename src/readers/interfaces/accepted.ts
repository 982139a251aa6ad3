/** Interfaces in other languages: they are accepted as what they are, and not read. */
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';

interface Language {
  readonly name: string;
  readonly is: (file: SourceFile) => boolean;
}

export const acceptedInterfaces: DocumentReader = {
  name: 'interface',
  kind: 'interface',
  knows: (file) => languageOf(file) !== undefined,
  read: (file) => {
    const language = languageOf(file);
    if (language === undefined) return { said: [] };
    return {
      said: [
        { fact: 'interface.standard', value: language.name },
        { fact: 'unread', value: `${language.name} is accepted as it is` },
      ],
    };
  },
};

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
  { name: 'JSON Schema', is: (file) => isSuited(file, '$schema') && isJsonSchema(treeOf(file)) },
];

function languageOf(file: SourceFile): Language | undefined {
  return file.remember('interface language', () => languages.find(({ is }) => is(file)));
}

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

function isJsonSchema(root: Tree | undefined): boolean {
  return /^https?:\/\/json-schema\.org\//.test(root?.get('$schema')?.text ?? '');
}
