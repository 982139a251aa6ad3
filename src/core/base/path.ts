/** Keys and list indexes from the root of a manifest to a value. */
export type Path = readonly (string | number)[];
