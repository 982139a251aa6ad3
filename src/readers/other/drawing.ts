import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList } from '../source/json';

interface Drawing {
  readonly type: string;
  readonly endings: readonly string[];
  /** Whether something is drawn in it. */
  readonly isDrawn: (file: SourceFile) => boolean;
}

const drawings: readonly Drawing[] = [
  {
    type: 'drawio',
    endings: ['drawio', 'dio'],
    isDrawn: ({ text }) =>
      /<(?:mxfile|mxGraphModel)[\s>]/.test(text) && /<(?:diagram|mxCell)[\s>]/.test(text),
  },
  {
    type: 'plantuml',
    endings: ['puml', 'plantuml', 'pu', 'iuml', 'wsd'],
    isDrawn: ({ lines }) => {
      const start = lines.findIndex((line) => /^\s*@start[a-z]/.test(line));
      return start !== -1 && lines.slice(start + 1).some((line) => /^\s*[^\s'@]/.test(line));
    },
  },
  {
    type: 'mermaid',
    endings: ['mmd', 'mermaid'],
    isDrawn: ({ lines }) => {
      const start = lines.findIndex((line) => mermaidHead.test(line));
      return start !== -1 && lines.slice(start + 1).some((line) => /^\s*[^\s%]/.test(line));
    },
  },
  {
    type: 'structurizr',
    endings: ['dsl'],
    isDrawn: ({ text }) => /^[ \t]*workspace\b/m.test(text) && /=\s*(?:person|softwareSystem)\b/i.test(text),
  },
  {
    type: 'excalidraw',
    endings: ['excalidraw'],
    isDrawn: ({ json }) => {
      const elements = json?.at('elements');
      return json?.at('type') === 'excalidraw' && isJsonList(elements) && elements.length > 0;
    },
  },
  {
    type: 'graphviz',
    endings: ['dot', 'gv'],
    isDrawn: ({ text }) => /^[ \t]*(?:strict[ \t]+)?(?:di)?graph\b[^{\n]{0,200}\{/m.test(text),
  },
];

const mermaidHead =
  /^\s*(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram|journey|gantt|pie|mindmap|timeline|gitGraph|quadrantChart|requirementDiagram|C4[A-Z]\w+|architecture-beta|block-beta|sankey-beta|xychart-beta)\b/;

/** Drawings that are kept as text. They count as pictures do; what is in them is not read. */
export const drawing: DocumentReader = {
  name: 'drawing',
  kind: 'picture',
  knows: (file) => drawingOf(file) !== undefined && file.text.trim() !== '',
  read: (file) => {
    const found = drawingOf(file);
    if (found === undefined) return { said: [] };
    // Other languages use these endings, too.
    return found.isDrawn(file)
      ? { said: [{ fact: 'file.type', value: found.type }] }
      : { kind: 'no-evidence', said: [{ fact: 'file.says', value: 'there is no drawing in it' }] };
  },
};

function drawingOf({ ending }: SourceFile): Drawing | undefined {
  return drawings.find(({ endings }) => endings.includes(ending));
}
