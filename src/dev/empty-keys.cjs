// "An optional key without a value means: not said yet." The published schema says so to every tool by allowing `null`
// there; inside the software a schema without it is used, since what is empty is left out before anything is checked.

/** What an empty key means, for tools that show a word for each choice. */
const notSaid = 'Not said yet.';

/**
 * The schema in which each optional key, and each entry of a map, may be empty. Entries of lists and required keys may
 * not. What allows it already stays as it is.
 */
function withEmptyKeys(schema) {
  const open = structuredClone(schema);
  const allowed = new Set();
  eachUse(open, ({ node, mayBeEmpty }) => {
    if (!mayBeEmpty) return;
    const target = targetOf(open, node);
    allowed.add(target);
    allowEmpty(target);
  });
  eachUse(open, ({ node, mayBeEmpty }) => {
    // The definition is used by an optional key as well: here the type says that it must not be empty.
    const target = targetOf(open, node);
    if (!mayBeEmpty && target !== node && allowed.has(target)) node.type = bare(target.type);
  });
  return open;
}

/** The same schema where no value may be empty. */
function withoutEmptyKeys(schema) {
  const strict = structuredClone(schema);
  eachUse(strict, ({ node }) => {
    const target = targetOf(strict, node);
    if (target !== node) delete node.type;
    if (target.type !== undefined) target.type = bare(target.type);
    if (!target.enum?.includes(null)) return;
    const at = target.enum.indexOf(null);
    target.enum.splice(at, 1);
    target.enumDescriptions?.splice(at, 1);
  });
  return strict;
}

function allowEmpty(node) {
  const types = [node.type].flat();
  if (node.type === undefined || types.includes('null')) return;
  node.type = [...types, 'null'];
  if (node.enum === undefined) return;
  node.enum.push(null);
  node.enumDescriptions?.push(notSaid);
}

function bare(type) {
  const types = [type].flat().filter((each) => each !== 'null');
  return types.length === 1 ? types[0] : types;
}

/** The schema itself, or the definition that it refers to. */
function targetOf(root, node) {
  return node.$ref === undefined ? node : root.$defs[node.$ref.slice('#/$defs/'.length)];
}

/** Visits every place for a value: properties, entries of maps and of lists, below the root and the definitions. */
function eachUse(root, visit) {
  for (const holder of [root, ...Object.values(root.$defs)]) within(holder, visit);
}

function within(node, visit) {
  const use = (child, mayBeEmpty) => {
    visit({ node: child, mayBeEmpty });
    within(child, visit);
  };
  for (const [key, child] of Object.entries(node.properties ?? {}))
    use(child, node.required?.includes(key) !== true);
  if (typeof node.additionalProperties === 'object') use(node.additionalProperties, true);
  if (node.items !== undefined) use(node.items, false);
}

module.exports = { withEmptyKeys, withoutEmptyKeys };
