/** A picture is imported as the text of its SVG. */
declare module '*.svg' {
  const text: string;
  export default text;
}
