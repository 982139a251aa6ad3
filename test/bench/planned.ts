/** A full manifest of which nothing is done and everything is estimated, for the benchmarks of what lies ahead. */
import { catalogue, stages } from '../../src/core/service';
import { manifest } from './manifests';

/** The day on which it is looked at, before it is to go live. */
export const today = '2026-11-22';

/** Its owners, whom its items wait for in turn. */
const owners = 4;

const items = stages.map((stage) => {
  const ids = catalogue.filter((item) => item.stage === stage).map(({ id }) => id);
  const lines = ids.map((id, at) => {
    const before = at % 3 === 0 ? '' : `, dependsOn: [${ids[at - 1]}]`;
    const days = `{ low: ${1 + (at % 3)}d, likely: ${3 + (at % 5)}d, high: ${10 + at}d }`;
    const until = `2027-0${1 + (at % 9)}-15`;
    const status =
      at % 4 === 0
        ? `waived, reason: The pilot has none yet and is small, approver: owner-0, expires: ${until}`
        : 'in-progress';
    // A waiver that ends is something for the calendar; what is waived is not left to be done.
    return [
      `    ${id}: { status: in-progress, by: owner-${at % owners}, estimate: ${days}${before} }\n`,
      `    ${id}: { status: ${status}, by: owner-${at % owners}, estimate: ${days}${before} }\n`,
    ] as const;
  });
  return { stage, lines };
});

function withItems(which: 0 | 1): string {
  const [head = ''] = manifest(16).split('checklist:\n');
  return `${head}checklist:\n${items.map(({ stage, lines }) => `  ${stage}:\n${lines.map((each) => each[which]).join('')}`).join('')}`;
}

/** All of it is open. */
export const open = withItems(0);

/** A quarter of it is waived, and the waivers end one by one. */
export const waived = withItems(1);
