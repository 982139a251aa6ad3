/** One thing to do: what is so, whom it waits for, what it does to the gate, and the ways to mend it in place. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import type { StepView, WayView } from '../../protocol/steps';
import { clip, stageNames } from '../base/words';
import { itemDetails } from '../checklist/item-details';
import { entryForm } from '../forms/entry-form';
import { placeLink } from '../forms/proof';
import { originOfStep, takeWay } from '../forms/take-way';
import type { Store } from '../host/store';
import { icon, type Part, pieces, refusalAt, told } from '../parts/parts';
import { person } from '../parts/person';

interface StepProps {
  readonly store: Store;
  readonly model: PanelModel;
  readonly step: StepView;
  readonly number: number;
  /** Whether a heading stands above it that says where it leads. */
  readonly isGrouped: boolean;
}

const tones: Readonly<Record<StepView['kind'], string>> = { error: 'bad', warning: 'warn', open: 'quiet' };
const kinds: Readonly<Record<StepView['kind'], string>> = {
  error: 'Error',
  warning: 'Warning',
  open: 'Open work',
};

export function stepRow(props: StepProps): TemplateResult {
  const { store, model, step, number, isGrouped } = props;
  const { key, what, kind, who } = step;
  return html`<div class="todo">
    <span class="todo-number tone-${tones[kind]}" aria-hidden="true">${number}</span>
    <div class="todo-main">
      <h4 tabindex="-1" aria-level=${isGrouped ? '4' : '3'} data-key="step:${key}"><span class="sr">${number}. ${kinds[kind]}: </span>${told(what, 300)}</h4>
      <p class="quiet todo-how">${pieces(saidOf(props))}</p>
      ${waysOf(props)}
      ${refusalAt(store, originOfStep(step))}
      ${workplace(props)}
    </div>
    <div class="todo-side"><span class="todo-who">${icon('account')}<span>${person(who, model)}</span></span>${effect(step)}</div>
  </div>`;
}

/** What doing it does to the gate: the way there stands above it. */
function effect({ opens, after }: StepView): Part {
  if (opens === undefined || opens.step !== opens.of) return nothing;
  return html`<span class="gain">${after.length > 0 ? 'then ' : ''}opens ${stageNames[opens.stage]}</span>`;
}

/** What would help, what it breaks, what it waits for, and where it stands. */
function saidOf({ store, model, step }: StepProps): readonly unknown[] {
  const { key, how, kind, items, after, later, sources = [] } = step;
  const parts: unknown[] = [];
  if (how !== '') parts.push(told(how, 400));
  if (kind !== 'open' && items.length > 0)
    parts.push(html`${kind === 'error' ? 'Breaks' : 'Bears on'} ${links(store, model, key, items)}`);
  if (later.length > 0) parts.push(html`Later also ${links(store, model, `${key}/later`, later)}`);
  if (after.length > 0) parts.push(html`After ${links(store, model, `${key}/after`, after)}`);
  const places = placesOf(store, step);
  if (places.length > 0) parts.push(places);
  for (const [index, source] of sources.entries())
    parts.push(
      placeLink(store, `step:${key}/source-${index}`, source, clip(`${source.file} line ${source.line + 1}`)),
    );
  return parts;
}

/** Where it stands, each place a way to the text. */
function placesOf(store: Store, { key, place, places = [], morePlaces }: StepView): readonly unknown[] {
  const all = place === undefined ? places : [place, ...places];
  const links = all.map((each, index) => {
    const reveal = () => store.host.send({ type: 'reveal', place: each });
    return html`${index === 0 ? nothing : ', '}<button type="button" class="link"
      data-key="step:${key}/line${index === 0 ? '' : `-${index}`}" @click=${reveal}
      >line ${each.line + 1}<span class="sr">: go to the text</span></button>`;
  });
  return morePlaces === undefined
    ? links
    : [...links, ` and in ${morePlaces} more ${morePlaces === 1 ? 'place' : 'places'}`];
}

const mostLinks = 4;

function links(store: Store, { items }: PanelModel, key: string, ids: readonly string[]): readonly unknown[] {
  const shown = ids.slice(0, mostLinks).map((id, index) => {
    const title = items.find((item) => item.id === id)?.title ?? id;
    return html`${index === 0 ? nothing : ', '}<button type="button" class="link" data-key="step:${key}/${id}"
      @click=${() => store.showItem(id)}>${title}</button>`;
  });
  return ids.length > mostLinks ? [...shown, ` and ${ids.length - mostLinks} more`] : shown;
}

const firstWays = 2;

/** The ways to mend it: what is made at once, what asks, and the forms for all else. */
function waysOf(props: StepProps): Part {
  const { store, model, step } = props;
  const isOpen = (name: string) => store.scope('').folds.includes(`${name}:${step.key}`);
  const ways = model.editable ? step.ways : [];
  const shown = isOpen('ways') ? ways : ways.slice(0, firstWays);
  const fold = (name: string, label: string) => html`<button type="button" class="button secondary"
    aria-expanded=${isOpen(name) ? 'true' : 'false'} data-key="/fold:${name}:${step.key}"
    @click=${() => openAlone(props, name)}>${label}</button>`;
  const item = itemOf(props);
  const entry = entryOf(props);
  const buttons = [
    ...shown.map((way, index) => wayButton(props, way, index)),
    ...(entry !== undefined && model.editable
      ? [fold('edit', isOpen('edit') ? 'Close' : 'Edit it here')]
      : []),
    ...(item !== undefined ? [fold('work', isOpen('work') ? 'Close' : 'Work on it here')] : []),
    ...(ways.length > firstWays
      ? [fold('ways', isOpen('ways') ? 'Fewer ways' : `${ways.length - firstWays} more…`)]
      : []),
  ];
  return buttons.length === 0 ? nothing : html`<div class="todo-ways">${buttons}</div>`;
}

/** What several steps are about is worked on at one of them: a form stands on the page once. */
function openAlone(props: StepProps, name: string): void {
  const { store, model, step } = props;
  const { folds } = store.scope('');
  const isSame = ({ entry, items }: StepView): boolean =>
    name === 'edit'
      ? entry?.section === step.entry?.section && entry?.key === step.entry?.key
      : name === 'work' && entry === undefined && items[0] === step.items[0];
  const others = model.steps
    .filter((each) => each !== step && isSame(each))
    .map(({ key }) => `${name}:${key}`);
  for (const fold of others.filter((each) => folds.includes(each))) store.toggleFold('', fold);
  const own = `${name}:${step.key}`;
  if (name === 'work' && step.isStart && !folds.includes(own)) openFacts(props);
  store.toggleFold('', own);
}

/** What a manifest begins with is stated among the facts. */
function openFacts(props: StepProps): void {
  const item = itemOf(props);
  const section = item?.facts[0]?.section;
  if (item === undefined || section === undefined) return;
  const fold = `facts:${section}`;
  if (!props.store.scope(item.id).folds.includes(fold)) props.store.toggleFold(item.id, fold);
}

function wayButton({ store, step }: StepProps, way: WayView, index: number): TemplateResult {
  const busy = store.isAsked(originOfStep(step));
  return html`<button type="button" class="button secondary" aria-disabled=${busy ? 'true' : 'false'}
    data-key="step:${step.key}/way-${index}" @click=${() => takeWay(store, step, way)}><bdi>${clip(way.title, 90)}</bdi></button>`;
}

/** The forms of a step, where they stand open. */
function workplace(props: StepProps): Part {
  const { store, model, step } = props;
  const isOpen = (name: string) => store.scope('').folds.includes(`${name}:${step.key}`);
  const item = itemOf(props);
  const entry = entryOf(props);
  if (entry !== undefined && isOpen('edit')) {
    const { group, entry: own } = entry;
    const folds = [`edit:${step.key}`];
    return html`<div class="workplace">${entryForm({ store, model, scope: '', group, entry: own, folds })}</div>`;
  }
  if (item !== undefined && isOpen('work'))
    return html`<div class="workplace">${itemDetails({ store, model, item })}</div>`;
  return nothing;
}

/** The item that it is about, where it is about what an item says. */
function itemOf({ model, step }: StepProps): ItemView | undefined {
  if (step.entry !== undefined) return undefined;
  return model.items.find(({ id }) => id === step.items[0]);
}

/** The entry of the facts that it is about, with its form. */
function entryOf({ model, step }: StepProps) {
  if (step.entry === undefined) return undefined;
  const { section, key } = step.entry;
  const group = Object.hasOwn(model.facts, section) ? model.facts[section] : undefined;
  const entry = group?.entries.find((each) => each.key === key);
  return group === undefined || entry === undefined ? undefined : { group, entry };
}
