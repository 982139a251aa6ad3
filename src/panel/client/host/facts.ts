/** The typed facts of a model by their section. */
import type { FactGroup, PanelModel } from '../../protocol';

/** The facts of a section with most of its fields; undefined where no item rests on it. */
export function factsAt({ items }: PanelModel, section: string): FactGroup | undefined {
  const all = items.flatMap(({ facts }) => facts.filter((group) => group.section === section));
  return all.reduce<FactGroup | undefined>(
    (most, each) => (most === undefined || each.fields.length > most.fields.length ? each : most),
    undefined,
  );
}
