export const publicForms: Readonly<Record<string, string>> = {};
