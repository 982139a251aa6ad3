// What the types and the validator cannot see in the data of schemas/: words that nothing knows, and pages that are not there.

/**
 * The words that the software knows.
 * @typedef {object} Known
 * @property {readonly string[]} stages
 * @property {readonly string[]} pillars
 * @property {readonly string[]} gateLevels
 * @property {readonly string[]} editions the oldest first
 */

/** When an item is reviewed that is not reviewed by the calendar. */
const occasions = ['on-change', 'each-release'];
const period = /^P[1-9]\d*[YMWD]$/;

/**
 * What is wrong in the catalogue, a sentence each.
 * @param {readonly any[]} catalogue
 * @param {Known} known
 * @param {RegExp} idPattern
 * @returns {string[]}
 */
function catalogueMistakes(catalogue, known, idPattern) {
  const seen = new Set();
  return catalogue.flatMap(({ id, since, until = {}, stage, pillar, gate, review }, index) => {
    const isAgain = seen.has(id);
    seen.add(id);
    const say = (what) => `schemas/catalogue.json: ${what}`;
    if (typeof id !== 'string' || !idPattern.test(id))
      return [
        say(`item ${index + 1} has the id ${word(id)}, which is not lower-case words joined by hyphens.`),
      ];
    const isReview = review === null || occasions.includes(review) || period.test(review);
    return [
      ...(isAgain ? [say(`two items have the id "${id}".`)] : []),
      ...unknown(stage, known.stages).map((what) => say(`the stage of "${id}" is ${what}`)),
      ...unknown(pillar, known.pillars).map((what) => say(`the pillar of "${id}" is ${what}`)),
      ...(since === undefined ? [] : unknown(since, known.editions.slice(1))).map((what) =>
        say(`the edition that added "${id}" is ${what}`),
      ),
      ...Object.keys(until)
        .flatMap((edition) => unknown(edition, known.editions.slice(0, -1)))
        .map((what) => say(`"${id}" was otherwise until ${what}`)),
      ...unknown(gate, known.gateLevels).map((what) => say(`the gate of "${id}" is ${what}`)),
      ...(isReview
        ? []
        : [
            say(
              `the review of "${id}" is ${word(review)}, not null, ${occasions.join(', ')} or a period such as P3M.`,
            ),
          ]),
    ];
  });
}

/**
 * Where the schema refers to what it does not have, a sentence each.
 * @param {any} schema
 * @returns {string[]}
 */
function schemaMistakes(schema) {
  const targets = Object.keys(schema.properties).filter(
    (key) => key === 'checklist' || typeof schema.properties[key].additionalProperties === 'object',
  );
  const lists = Object.keys(schema.$defs).filter((name) => schema.$defs[name].enum?.length > 0);
  return annotated(schema, '#').flatMap(({ at, refersTo = [], orOneOf }) => {
    const say = (annotation, what) =>
      `schemas/ai-readiness.schema.json: ${annotation} at ${at} names ${what}`;
    return [
      ...refersTo.flatMap((section) => unknown(section, targets)).map((what) => say('x-refersTo', what)),
      ...(orOneOf === undefined ? [] : unknown(orOneOf, lists)).map((what) => say('x-orOneOf', what)),
    ];
  });
}

/** @returns {{at: string, refersTo?: string[], orOneOf?: string}[]} every place that says to what it refers */
function annotated(node, at) {
  if (typeof node !== 'object' || node === null) return [];
  const { 'x-refersTo': refersTo, 'x-orOneOf': orOneOf } = node;
  const isOne = refersTo !== undefined || orOneOf !== undefined;
  return [
    ...(isOne ? [{ at, refersTo, orOneOf }] : []),
    ...Object.entries(node).flatMap(([key, each]) => annotated(each, `${at}/${key}`)),
  ];
}

/**
 * The pages that an item lacks, a sentence each.
 * @param {readonly {id: string}[]} catalogue
 * @param {(file: string) => boolean} isThere
 * @returns {string[]}
 */
function missingPages(catalogue, isThere) {
  return catalogue.flatMap(({ id }) =>
    ['guidance', 'templates']
      .map((folder) => `schemas/${folder}/${id}.md`)
      .filter((file) => !isThere(file))
      .map((file) => `${file} is missing: every item has its guidance and its template.`),
  );
}

/** What is said of a word that is none of those known; nothing of one that is. */
function unknown(value, known) {
  return known.includes(value) ? [] : [`${word(value)}, which is none of ${known.join(', ')}.`];
}

function word(value) {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

module.exports = { catalogueMistakes, schemaMistakes, missingPages };
