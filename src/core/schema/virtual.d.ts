declare module 'virtual:validator' {
  /** Compiled by esbuild from schemas/ai-readiness.schema.json; see src/dev/validator-plugin.cjs. */
  interface ValidatorError {
    readonly instancePath: string;
    readonly schemaPath: string;
    readonly keyword: string;
    readonly params: Readonly<Record<string, unknown>>;
  }
  const validate: ((value: unknown) => boolean) & { errors?: readonly ValidatorError[] | null };
  export default validate;
}

declare module 'virtual:schema' {
  /** schemas/ai-readiness.schema.json where no value may be empty; see src/dev/empty-keys.cjs. */
  const schema: object;
  export default schema;
}
