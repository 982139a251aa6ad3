import schema from '../../schemas/ai-readiness.schema.json';

/** What the benchmarks use of yaml-language-server: the same text, the same schema. */
export interface GenericServer {
  validate(text: string): Promise<unknown[]>;
  complete(text: string, offset: number): Promise<{ labels: string[]; inserts: string[] }>;
  hover(text: string, offset: number): Promise<string>;
}

/** yaml-language-server as a library, with our schema. Each call is a new version of the document, as when typing. */
export async function genericServer(): Promise<GenericServer> {
  const { getLanguageService, TextDocument } = await load();
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error('offline')),
    workspaceContext: { resolveRelativePath: (path: string) => path },
  });
  // A copy: the server resolves references within the object that it is given.
  const uri = 'file:///ai-readiness.schema.json';
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    schemas: [{ fileMatch: ['ai-readiness.yaml'], uri, schema: structuredClone(schema) }],
  });
  let version = 0;
  const open = (text: string) =>
    TextDocument.create('file:///work/ai-readiness.yaml', 'yaml', ++version, text);
  return {
    validate: (text) => service.doValidation(open(text), false),
    async complete(text, offset) {
      const document = open(text);
      const { items } = await service.doComplete(document, document.positionAt(offset), false);
      return {
        labels: items.map(({ label }) => label),
        inserts: items.map(({ insertText, textEdit, label }) => insertText ?? textEdit?.newText ?? label),
      };
    },
    async hover(text, offset) {
      const document = open(text);
      return JSON.stringify((await service.doHover(document, document.positionAt(offset))) ?? '');
    },
  };
}

async function load() {
  const { getLanguageService } = await import('yaml-language-server');
  const { TextDocument } = await import('vscode-languageserver-textdocument');
  return { getLanguageService, TextDocument };
}
