/** The typed facts that an item rests on, each a small form. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { isId } from '../../../core/base/ids';
import type { FactEntry, FactGroup, FactValue } from '../../protocol/facts';
import { clip, count, dot, signOfSeverity } from '../base/words';
import { findingList } from '../parts/findings';
import { fold, foreign, icon, iconButton, type Part, refusalAt } from '../parts/parts';
import { questionAt } from '../parts/question';
import { entryForm, unsaved } from './entry-form';
import { factField, isOwner, ownerAsk } from './fact-fields';
import { factMark } from './fact-mark';
import { readValue, valueIn } from './fact-values';
import { form, isFormOpen } from './form';
import { adding, type Chosen, ownerIn } from './owner-field';
import type { ItemProps } from './status-forms';

/** Where facts are shown: at an item, or on the page of all facts. */
type FactsRoom = Pick<ItemProps, 'store' | 'model'> & { readonly item: Pick<ItemProps['item'], 'id'> };

type FactRoom = FactsRoom & { readonly group: FactGroup; readonly entry: FactEntry };

export function factGroup(props: FactsRoom, group: FactGroup): TemplateResult {
  const { store, item } = props;
  return fold({
    store,
    scope: item.id,
    name: `facts:${group.section}`,
    title: group.title,
    ...(group.shape === 'single' ? {} : { number: group.entries.length }),
    body: () => entries(props, group),
  });
}

function entries(props: FactsRoom, group: FactGroup): readonly Part[] {
  if (group.shape === 'single') {
    const entry = group.entries[0] ?? { key: '', label: group.title, values: {}, findings: [] };
    return [fields({ ...props, group, entry }), troubles({ ...props, group, entry })];
  }
  const list = repeat(
    group.entries,
    ({ key }) => key,
    (entry) => guard(dependencies({ ...props, group, entry }), () => entryRow({ ...props, group, entry })),
  );
  const none = html`<p class="quiet">None yet.</p>`;
  return [
    group.entries.length === 0 ? none : html`<ul class="plain entries">${list}</ul>`,
    addition(props, group),
  ];
}

/** There may be hundreds of entries: one is drawn again only when something that it shows has changed. */
function dependencies({ store, model, item, group, entry }: FactRoom): unknown[] {
  const known = [model.owners, model.systems, model.signals, model.editable];
  return [entry, ...group.fields, store.scope(item.id), store.work, ...known];
}

function entryRow(props: FactRoom): TemplateResult {
  const { store, item, group, entry, model } = props;
  const name = `entry:${group.section}:${entry.key}`;
  const label = clip(entry.label, 80);
  const isError = entry.findings.some(({ severity }) => severity === 'error');
  const worst = signOfSeverity(isError ? 'error' : 'warning');
  const origin = { scope: item.id, control: `remove:${group.section}:${entry.key}` };
  const remove = () => {
    const edit = { kind: 'remove-fact', section: group.section, entry: entry.key } as const;
    store.edit(origin, edit, `${label} is removed.`);
    store.focusNext = [`${item.id}/new:${group.section}`];
  };
  return html`<li class="entry">
    <div class="entry-head">
      ${fold({ store, scope: item.id, name, title: label, body: () => fields(props) })}
      <span class="entry-signs">${markSign(entry)}
        ${entry.findings.length > 0 ? html`<span class="entry-trouble">${icon(worst.icon, worst.tone)} ${count(entry.findings.length, 'finding')}</span>` : nothing}</span>
      ${model.editable ? iconButton({ icon: 'trash', label: `Remove ${label}`, key: `${item.id}/${name}/remove`, click: remove }) : nothing}
    </div>
    ${store.scope(item.id).folds.includes(name) ? nothing : [summary(props), unsaved({ ...props, scope: item.id })]}
    ${(entry.computed ?? []).map((line) => html`<p class="entry-summary quiet">${foreign(line, 300)}</p>`)}
    ${refusalAt(store, origin)}
    ${questionAt(store, { origin, back: [`${item.id}/${name}/remove`], after: [`${item.id}/new:${group.section}`] })}
    ${troubles(props)}
  </li>`;
}

/** What the repository says of the entry, in a word. */
function markSign({ marks = {} }: FactEntry): Part {
  const verdicts = Object.values(marks).map(({ verdict }) => verdict);
  const differ = verdicts.filter((verdict) => verdict === 'contradicted').length;
  const confirmed = verdicts.filter((verdict) => verdict === 'confirmed').length;
  if (differ > 0)
    return html`<span class="entry-trouble">${icon('error', 'bad')} ${differ === 1 ? '1 value differs' : `${differ} values differ`}</span>`;
  if (confirmed === 0) return nothing;
  return html`<span class="entry-trouble quiet">${icon('check', 'good')} ${confirmed === 1 ? '1 value confirmed' : `${confirmed} values confirmed`}</span>`;
}

/** The entry in a line, while its form is folded. */
function summary({ group, entry }: FactRoom): Part {
  const known = group.fields.filter(({ key }) => entry.values[key] !== undefined);
  const text = known.map(({ key, title }) => `${title}: ${readValue(entry.values[key])}`).join(dot);
  return html`<p class="entry-summary quiet">${text === '' ? 'Nothing stated yet' : foreign(text, 300)}</p>`;
}

function troubles({ store, item, group, entry }: FactRoom): Part {
  if (entry.findings.length === 0) return nothing;
  return findingList(store, item.id, `found:${group.section}:${entry.key}`, entry.findings);
}

function fields(props: FactRoom): TemplateResult {
  const { store, entry } = props;
  const { place } = entry;
  const reveal = () => place && store.host.send({ type: 'reveal', place });
  return html`${factMark({ ...props, scope: props.item.id }, '')}${entryForm({ ...props, scope: props.item.id, folds: foldsOf(props) })}
    ${entry.nested?.map((group) => html`<div class="nested">${factGroup(props, group)}</div>`) ?? nothing}
    ${place ? html`<button type="button" class="link" data-key="${props.item.id}/${props.group.section}:${entry.key}/reveal" @click=${reveal}>${icon('go-to-file')} Show in the text</button>` : nothing}`;
}

/** What the form is folded away with. */
function foldsOf({ group, entry }: FactRoom): readonly string[] {
  const whole = `facts:${group.section}`;
  return group.shape === 'single' ? [whole] : [`entry:${group.section}:${entry.key}`, whole];
}

function addition(props: FactsRoom, group: FactGroup): Part {
  const { store, item, model } = props;
  if (!model.editable) return nothing;
  const origin = { scope: item.id, control: `new:${group.section}` };
  if (!isFormOpen(store.scope(item.id), origin.control)) {
    return html`<button type="button" class="link" data-key="${item.id}/${origin.control}"
      @click=${() => store.openForm(origin)}>${icon('add')} Add to ${group.title.toLowerCase()}…</button>`;
  }
  const first = group.shape === 'map' ? 'id' : `field:${group.fields[0]?.key ?? ''}`;
  return form({
    store,
    origin,
    title: `Add to ${group.title.toLowerCase()}`,
    submit: 'Add',
    first,
    fields: (
      tools,
    ) => html`${group.shape === 'map' ? factField({ model, field: idField, tools, name: 'id' }) : nothing}
      <div class="fact-fields">${group.fields.map((field) => factField({ model, field, tools, name: `field:${field.key}` }))}</div>`,
    send: (tools) => {
      const id = tools.value('id').trim();
      const missing = group.shape === 'map' ? idLacks(group.entries, id) : undefined;
      if (missing !== undefined) return missing;
      const values: Record<string, FactValue> = {};
      const owners: Chosen[] = [];
      for (const field of group.fields) {
        if (isOwner(field)) {
          const chosen = ownerIn(ownerAsk({ model, field, tools, name: `field:${field.key}` }));
          if ('text' in chosen) return chosen;
          owners.push(chosen);
          if (chosen.id !== '') values[field.key] = chosen.id;
          continue;
        }
        const value = valueIn(tools, field, { name: `field:${field.key}` });
        if (value === undefined) return `${field.title} must be a number.`;
        if (value !== null) values[field.key] = value;
      }
      const entry = group.shape === 'map' ? id : String(group.entries.length);
      const edit = { kind: 'add-fact', section: group.section, entry, values, ...adding(owners) } as const;
      store.edit(origin, edit, `${entry} is added.`);
      return undefined;
    },
  });
}

const idField = {
  key: 'id',
  title: 'Id',
  description: 'Lower-case words joined by hyphens.',
  kind: 'text',
} as const;

function idLacks(there: readonly FactEntry[], id: string): string | undefined {
  if (!isId(id)) {
    return 'Give an id of lower-case words joined by hyphens, such as erp-vendors.';
  }
  return there.some(({ key }) => key === id) ? `There is already an entry ${id}.` : undefined;
}
