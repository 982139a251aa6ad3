/** Compiled by esbuild from schemas/ai-readiness.schema.json; see src/dev/validator-plugin.cjs. */
declare module 'virtual:validator' {
  interface ValidatorError {
    readonly instancePath: string;
    readonly schemaPath: string;
    readonly keyword: string;
    readonly params: Readonly<Record<string, unknown>>;
  }
  const validate: ((value: unknown) => boolean) & { errors?: readonly ValidatorError[] | null };
  export default validate;
}

/** The same of schemas/ai-readiness-config.schema.json. */
declare module 'virtual:config-validator' {
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

declare module 'virtual:config-schema' {
  /** schemas/ai-readiness-config.schema.json where no value may be empty, without its definitions: core has them already. */
  const schema: object;
  export default schema;
}
