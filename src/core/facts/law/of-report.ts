import type { ItemId } from '../../schema/generated/catalogue';
import { noConfiguration, withShared } from '../configuration';
import type { Report } from '../report';
import { type Bearing, bearingsOf } from './bearing';
import { situationOf } from './situation';
import { type LawNotes, lawNotes } from './words';

/** What laws and standards say of a manifest. */
export interface LawView {
  readonly of: (item: ItemId) => readonly Bearing[];
  readonly notes: LawNotes;
}

/** What they say of the manifest of a report; undefined where it was evaluated without any. */
export function lawOf({
  manifest,
  law,
  input,
}: Pick<Report, 'manifest' | 'law' | 'input'>): LawView | undefined {
  if (law === undefined) return undefined;
  const whole = withShared(manifest, input.configuration ?? noConfiguration).manifest;
  const situation = situationOf(whole, law, input.today);
  return { of: bearingsOf(law, situation), notes: lawNotes(law, situation) };
}
