/** The script of a page, bundled by esbuild. */
declare module 'virtual:page-script' {
  const script: string;
  export default script;
}
