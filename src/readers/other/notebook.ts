import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonPath, type JsonValue, valueAt } from '../source/json';

/** A notebook: what was run in it, and whether that went well. Numbers in its outputs are not read. */
export const notebook: DocumentReader = {
  name: 'notebook',
  kind: 'notebook',
  knows: (file) =>
    cellsAt(file) !== undefined || (file.ending === 'ipynb' && /\S/.test(file.text.slice(0, 2_000))),
  read: (file) => {
    const at = cellsAt(file);
    if (at === undefined)
      return { kind: 'no-evidence', said: [{ fact: 'unread', value: 'it is no notebook' }] };
    const cells = codeCells(file, at);
    const executed = cells.filter(({ ran }) => ran);
    return {
      said: [
        {
          fact: 'notebook.cells',
          value: { code: cells.length, executed: executed.length },
          ...file.placeOf(file.json?.keyOffsetOf(at)),
        },
        ...errorOf(file, executed),
      ],
    };
  },
};

/** Where its cells are: those of the third version stand on sheets. */
function cellsAt({ json }: SourceFile): JsonPath | undefined {
  if (!isJsonMap(json?.value) || typeof json.at('nbformat') !== 'number') return undefined;
  const places: readonly JsonPath[] = [['cells'], ['worksheets', 0, 'cells']];
  return places.find((path) => isJsonList(json.at(...path)));
}

interface Cell {
  readonly path: JsonPath;
  readonly outputs: readonly JsonValue[];
  readonly count: number | undefined;
  readonly ran: boolean;
}

function codeCells({ json }: SourceFile, at: JsonPath): Cell[] {
  const cells = json?.at(...at);
  return (isJsonList(cells) ? cells : []).flatMap((cell, index) => {
    if (valueAt(cell, ['cell_type']) !== 'code') return [];
    const outputs = valueAt(cell, ['outputs']);
    const count = valueAt(cell, ['execution_count']) ?? valueAt(cell, ['prompt_number']);
    const shown = isJsonList(outputs) ? outputs : [];
    return [
      {
        path: [...at, index],
        outputs: shown,
        count: typeof count === 'number' ? count : undefined,
        // Some programs keep the outputs and not the count.
        ran: typeof count === 'number' || shown.length > 0,
      },
    ];
  });
}

/** The name of the error with which the cell ended that was run last; its words may hold anything, and are not said. */
function errorOf(file: SourceFile, executed: readonly Cell[]): Said[] {
  const last = executed.reduce<Cell | undefined>(
    (latest, cell) => ((cell.count ?? Infinity) >= (latest?.count ?? -1) ? cell : latest),
    undefined,
  );
  const index = last?.outputs.findIndex((output) => {
    const type = valueAt(output, ['output_type']);
    return type === 'error' || type === 'pyerr';
  });
  if (last === undefined || index === undefined || index === -1) return [];
  const path = [...last.path, 'outputs', index];
  const name = file.json?.at(...path, 'ename');
  const isNamed = typeof name === 'string' && name !== '';
  return [
    {
      fact: 'notebook.error',
      value: isNamed ? name : 'error',
      ...file.placeOf(file.json?.offsetOf([...path, isNamed ? 'ename' : 'output_type'])),
    },
  ];
}
