/** The colours of pages that stand by themselves: light, dark, and on paper, where quiet ones survive a printer without colour. */
export const palette = `:root { color-scheme: light dark; --back: #fff; --line: #d4d7dc; --soft: #f5f6f8; --ink: #1c2128; --quiet: #57606a;
  --link: #0550ae; --good: #1a7f37; --part: #8a5a00; --bad: #b91c28; }
@media (prefers-color-scheme: dark) {
  :root { --back: #17191d; --line: #3d434c; --soft: #22262c; --ink: #e3e6ea; --quiet: #a5adb8;
    --link: #7ab7ff; --good: #57c271; --part: #e0b04a; --bad: #ff8a84; }
}
`;

/** Within the rules for print. */
export const printPalette = `:root { color-scheme: light; --back: #fff; --line: #c4c8ce; --soft: #f3f4f6; --ink: #000; --quiet: #4a5058;
    --link: #000; --good: #14632b; --part: #6b4600; --bad: #9d1520; }
`;
