/** The results in the front matter of a model's card. They are the maker's word, often on a public benchmark. */
import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';

/** The metrics of one model, each with the data that it was measured on. */
export function indexFacts(file: SourceFile, model: Tree): Said[] {
  return (model.get('results')?.items ?? []).flatMap((result) => {
    const dataset = datasetOf(result.get('dataset'));
    return (result.get('metrics')?.items ?? []).flatMap((metric) => {
      const name = metric.get('name')?.text ?? metric.get('type')?.text;
      const value = metric.get('value');
      return name === undefined || value?.number === undefined
        ? []
        : [
            {
              fact: 'metric' as const,
              value: { name, value: value.number, ...(dataset === undefined ? {} : { dataset }) },
              ...file.placeOf(value.keyAt),
            },
          ];
    });
  });
}

function datasetOf(dataset: Tree | undefined): string | undefined {
  const name = dataset?.get('name')?.text ?? dataset?.get('type')?.text;
  const split = dataset?.get('split')?.text;
  return name === undefined || split === undefined ? name : `${name}/${split}`;
}
