// Holds no test that runs: the compiler is the test.

import { ownershipItems } from '../../../../src/core/domain/items/ownership';
import { securityItems } from '../../../../src/core/domain/items/security';
import { type Sections, sections } from '../../../../src/core/domain/sections';
import type { Check } from '../../../../src/core/domain/terms/check';
import type { FieldOf, RecordsOf } from '../../../../src/core/domain/terms/item';
import type { ItemId } from '../../../../src/core/service';

/** What must not compile; `types` fails where one of these does. */
export function mistakes(check: Check): unknown[] {
  const [owned, secured] = [ownershipItems['owners-named'], securityItems['threat-model-reviewed']];
  // @ts-expect-error: a record is missing.
  const missing: RecordsOf<'ownership'> = {};
  // @ts-expect-error: an id is misspelled.
  const misspelled: RecordsOf<'ownership'> = { 'owners-namd': owned };
  // @ts-expect-error: an item of another pillar.
  const strange: RecordsOf<'ownership'> = { 'owners-named': owned, 'threat-model-reviewed': secured };
  // @ts-expect-error: the catalogue says when it is not applicable, and no check belongs to it.
  const unchecked: RecordsOf<'security'> = { ...securityItems, 'consumption-limited': secured };
  const always: RecordsOf<'ownership'> = {
    // @ts-expect-error: the catalogue says that it always applies.
    'owners-named': { ...owned, whenNotApplicable: check },
  };
  // @ts-expect-error: there is no such field.
  const field: FieldOf<'data'> = 'permitted.dicision';
  // @ts-expect-error: there is no such item.
  const id: ItemId = 'owners-namd';
  const { owners, ...others } = sections;
  // @ts-expect-error: a section has no record.
  const unknown: Sections = others;
  const { entries, ...bare } = owners;
  // @ts-expect-error: its entries have ids, and nothing is said of them.
  const nameless: Sections = { ...others, owners: bare };
  // @ts-expect-error: the workflow is a single entry.
  const single: Sections = { ...sections, workflow: { ...sections.workflow, entries } };
  // @ts-expect-error: an owner has no such field.
  const begun: Sections = { ...sections, owners: { ...owners, starts: ['handel'] } };
  return [missing, misspelled, strange, unchecked, always, field, id, unknown, nameless, single, begun];
}
