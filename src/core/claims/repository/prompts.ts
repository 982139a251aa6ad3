/** The prompts of a release, held against what stands in the files. */
import type { Claim } from '../../facts/claim';
import { listed } from '../../facts/context';
import type { Look } from './base/look';
import { confirmed, contradicted, placeOf, unclear } from './base/made';

export function promptClaims(look: Look): Claim[] {
  return listed(look.facts.manifest.release?.prompts).flatMap(([index, document]) => {
    const reading = look.reading(document);
    if (reading === undefined) return [];
    const path = ['release', 'prompts', index];
    const [instructions] = look.in(reading, 'coding-instructions');
    if (instructions !== undefined) {
      const reason = 'these are instructions for those who write the code, and not a prompt of the product';
      return [contradicted({ path, reason, places: [placeOf(instructions, 'instructions for coding')] })];
    }
    const found = look.in(reading, 'prompt');
    const [first] = found;
    if (first === undefined) return [];
    const places = found.map((each) => placeOf(each, each.said.value.name));
    const isEvaluation = found.every(
      (each) => each.role === 'evaluation' || each.said.value.role === 'evaluation',
    );
    if (isEvaluation)
      return [unclear({ path, reason: 'it is a prompt of an evaluation, by where it stands', places })];
    return [confirmed({ path, reason: `it is a prompt (${first.said.value.form})`, places })];
  });
}
