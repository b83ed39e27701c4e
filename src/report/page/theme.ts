/**
 * Colours, type and print of every page for people, light and dark. Each text colour keeps a contrast of 4.5 to 1 at
 * least (WCAG 2.2, AA) on each ground it stands on; fonts are those of the system.
 */
export const THEME = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf7;
  --paper: #ffffff;
  --band: #f2f0ea;
  --ink: #1c2230;
  --soft: #566073;
  --rule: #d9d5ca;
  --firm: #8d93a1;
  --accent: #1f3f77;
  --credit: #2f5d9e;
  --debit: #b4521d;
  --alert: #9b2c1f;
  --alert-ground: #fbeeea;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171d;
    --paper: #1a1e26;
    --band: #222733;
    --ink: #e7e5df;
    --soft: #a9b0bf;
    --rule: #343b49;
    --firm: #6f7889;
    --accent: #a9c3f2;
    --credit: #86aee8;
    --debit: #e39a68;
    --alert: #f2a596;
    --alert-ground: #33211e;
  }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #fff;
    --paper: #fff;
    --band: #f4f2ec;
    --ink: #000;
    --soft: #40465a;
    --rule: #bbb;
    --firm: #777;
    --accent: #1f3f77;
    --credit: #2f5d9e;
    --debit: #b4521d;
    --alert: #8a2419;
    --alert-ground: #fff;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 var(--sans); }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
`;
