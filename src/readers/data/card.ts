/** Cards of models and data sets: with the front matter of Hugging Face, or with a heading that says what they are. */
import type { DocumentKind, Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';
import { bodyStart, emptySections, generatedLine } from './card-body';
import { cardFrontMatter } from './card-front-matter';
import { labelledFacts, titleKind } from './card-labels';
import { indexFacts } from './model-index';
import { partsOf, textFact } from './plain-facts';

type CardKind = Extract<DocumentKind, 'model-card' | 'data-card'>;

export const card: DocumentReader = {
  name: 'card',
  kind: 'model-card',
  knows: (file) => cardKind(file) !== undefined,
  read: (file) => {
    const kind = cardKind(file);
    return kind === undefined ? { said: [] } : { kind, said: factsOf(file, kind) };
  },
};

function isDocument({ ending }: SourceFile): boolean {
  return ['md', 'mdx', 'markdown', 'txt', ''].includes(ending);
}

function cardKind(file: SourceFile): CardKind | undefined {
  if (!isDocument(file) || file.text.includes('<!-- ai-readiness template')) return undefined;
  return frontMatterKind(file) ?? titleKind(file);
}

const ofData = [
  'task_categories',
  'task_ids',
  'size_categories',
  'dataset_info',
  'annotations_creators',
  'language_creators',
  'source_datasets',
  'multilinguality',
];
const ofModel = [
  'base_model',
  'model-index',
  'pipeline_tag',
  'library_name',
  'model_name',
  'quantized_by',
  'widget',
];

/** By the keys that only such cards have: a licence or tags alone are those of many documents. */
function frontMatterKind(file: SourceFile): CardKind | undefined {
  const front = cardFrontMatter(file);
  if (front === undefined) return undefined;
  const isOfData =
    ofData.some((key) => front.get(key) !== undefined) ||
    front.get('configs', 0, 'config_name') !== undefined;
  const isOfModel = ofModel.some((key) => front.get(key) !== undefined) || tagOfTrainer(front) !== undefined;
  if (isOfData && isOfModel) return undefined;
  if (isOfData) return 'data-card';
  if (isOfModel) return 'model-card';
  if (front.get('license') !== undefined && front.get('pretty_name') !== undefined) return 'data-card';
  return front.get('license') !== undefined && front.get('datasets')?.isList === true
    ? 'model-card'
    : undefined;
}

function tagOfTrainer(front: Tree): Tree | undefined {
  return front
    .get('tags')
    ?.items.find(({ text }) => /^generated_from_(?:trainer|keras_callback)$/.test(text ?? ''));
}

function factsOf(file: SourceFile, kind: CardKind): Said[] {
  const front = frontMatterKind(file) === undefined ? undefined : cardFrontMatter(file);
  if (kind === 'data-card')
    return front === undefined ? labelledFacts(file, kind) : [...dataFacts(file, front), ...emptyFact(file)];
  return [
    ...(front === undefined ? labelledFacts(file, kind) : modelFacts(file, front)),
    ...generatedFact(file, front),
    ...emptyFact(file),
  ];
}

function dataFacts(file: SourceFile, front: Tree): Said[] {
  return [
    ...partsOf(front.get('license')).flatMap((licence) => textFact(file, 'dataset.license', licence)),
    ...textFact(file, 'dataset.name', front.get('pretty_name')),
    ...partsOf(front.get('size_categories')).flatMap((size) => textFact(file, 'dataset.size', size)),
  ];
}

function modelFacts(file: SourceFile, front: Tree): Said[] {
  const index = front.get('model-index')?.items ?? [];
  const names = index.flatMap((model) => model.get('name') ?? []);
  return [
    ...(names.length > 0 ? names : [front.get('model_name')]).flatMap((name) =>
      textFact(file, 'card.model', name),
    ),
    ...partsOf(front.get('base_model')).flatMap((base) => textFact(file, 'card.base', base)),
    ...index.flatMap((model) => indexFacts(file, model)),
  ];
}

function generatedFact(file: SourceFile, front: Tree | undefined): Said[] {
  const tag = front === undefined ? undefined : tagOfTrainer(front);
  if (tag !== undefined) return [{ fact: 'card.generated', value: true, ...file.placeOf(tag.at) }];
  const line = generatedLine(file);
  return line === undefined ? [] : [{ fact: 'card.generated', value: true, line }];
}

function emptyFact(file: SourceFile): Said[] {
  const { headings, line, isAll } = emptySections(file.lines, bodyStart(file));
  if (line === undefined) return [];
  const template = { name: 'Hugging Face card', state: 'untouched' };
  return [
    { fact: 'document.empty', value: headings, line },
    ...(isAll ? [{ fact: 'document.template', value: template, line } as const] : []),
  ];
}
