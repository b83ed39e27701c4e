/** Pages that are printed and signed are paper: light on every screen, whatever its theme. */
export const SHEET_STYLES = `
:root {
  color-scheme: light;
  --ground: #fff;
  --paper: #fff;
  --band: #f4f2ec;
  --ink: #000;
  --soft: #40465a;
  --rule: #bbb;
  --firm: #777;
  --alert: #8a2419;
  --alert-ground: #fff;
}
`;
