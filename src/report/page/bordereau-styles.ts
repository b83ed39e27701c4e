/** One sheet of A4: sizes in points and millimetres, so that the printer and the screen agree. */
export const BORDEREAU_STYLES = `
@page { size: A4 portrait; margin: 11mm 13mm; }
body { font: 8.5pt/1.25 var(--sans); }
table { border-collapse: collapse; }
h1, h2 { font-family: inherit; }
main { width: 184mm; min-height: 272mm; margin: 0 auto; display: flex; flex-direction: column; gap: 3.6mm; }
header { display: grid; grid-template-columns: 1fr auto; gap: 1mm 8mm; align-items: end;
  border-bottom: 0.6mm solid var(--ink); padding-bottom: 2mm; }
h1 { font-size: 17pt; line-height: 1.15; margin: 0 0 1mm; font-weight: 650; }
h2 { font-size: 8pt; margin: 0 0 1mm; text-transform: uppercase; letter-spacing: 0.04em; color: var(--soft);
  font-weight: 650; }
header p { margin: 0; }
.rank { font-size: 11pt; font-weight: 650; margin: 0; }
.origin { display: grid; grid-template-columns: auto auto; gap: 0 3mm; margin: 0; text-align: left; }
dl { margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.origin dd { white-space: nowrap; }
.draft { border: 0.9mm solid var(--alert); color: var(--alert); padding: 1.4mm 3mm; text-align: center; margin: 0; }
.draft strong { display: block; font-size: 15pt; letter-spacing: 0.06em; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 3.2mm 7mm; align-items: start; }
table { width: 100%; }
th, td { padding: 0.45mm 1mm; text-align: left; vertical-align: baseline; border-bottom: 0.15mm solid var(--rule);
  font-weight: 400; }
thead th { color: var(--soft); border-bottom: 0.3mm solid var(--ink); }
tfoot > tr > * { font-weight: 650; border-bottom: 0; border-top: 0.3mm solid var(--ink); }
.amounts tbody + tbody > tr:first-child > * { border-top: 0.3mm solid var(--firm); }
.name { white-space: nowrap; }
.group { color: var(--soft); width: 22mm; }
.amounts .number { width: 30mm; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 0 0 1mm; font-size: 8pt; text-transform: uppercase; letter-spacing: 0.04em;
  color: var(--soft); font-weight: 650; }
.figures { display: grid; grid-template-columns: repeat(5, auto); gap: 2mm; background: var(--band);
  padding: 2mm 3mm; border: 0.15mm solid var(--rule); }
.figures div { display: flex; flex-direction: column; }
.figures dd { font-size: 11.5pt; font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures.wide dd { font-size: 9pt; }
.pairs { display: grid; grid-template-columns: 1fr auto; gap: 0.5mm 3mm; }
.pairs dd { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.pairs dt { white-space: nowrap; }
.decisions { display: grid; grid-template-columns: auto 1fr; gap: 0.5mm 3mm; }
.decisions dt { white-space: nowrap; }
.decisions dd { overflow-wrap: anywhere; }
.key { font-family: var(--mono); font-size: 10pt; font-weight: 650; letter-spacing: 0.03em; }
.equation { margin: 0; padding: 1.4mm 3mm; border: 0.15mm solid var(--rule); font-variant-numeric: tabular-nums; }
.equation strong { white-space: nowrap; }
.verdict { color: var(--soft); }
.broken { border: 0.6mm solid var(--alert); color: var(--alert); font-weight: 650; }
.digests td, .digests th { font-size: 7pt; padding: 0.3mm 1mm; }
.sha { font-family: var(--mono); font-size: 6.4pt; white-space: nowrap; }
.note { margin: 0.8mm 0 0; font-size: 7pt; color: var(--soft); overflow-wrap: anywhere; }
.signed { margin-top: auto; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 7mm; break-inside: avoid; }
.signatures section { border: 0.3mm solid var(--ink); padding: 2mm 3mm; }
.signatures h2 { font-size: 9.5pt; text-transform: none; letter-spacing: 0; color: var(--ink); }
.signatures dl { display: grid; grid-template-columns: auto 1fr; gap: 0 2mm; }
.signatures dt { padding-top: 2.2mm; }
.signatures dd { border-bottom: 0.15mm dotted var(--soft); min-height: 6mm; }
.signatures dd.sign { border-bottom: 0; min-height: 15mm; }
main.dense { gap: 2.4mm; font-size: 8pt; line-height: 1.18; }
.dense .columns { gap: 2.4mm 7mm; }
.dense th, .dense td { padding-top: 0.2mm; padding-bottom: 0.2mm; }
.dense .digests td, .dense .digests th { font-size: 6.6pt; padding-top: 0.1mm; padding-bottom: 0.1mm; }
.dense .sha { font-size: 6.2pt; }
.dense .signatures dd.sign { min-height: 12mm; }
.dense .amounts .number { width: auto; }
.dense .amounts tr > * { font-size: 7.4pt; }
.dense .group { width: 16mm; }
.dense .figures { padding: 1.2mm 3mm; }
@media screen { main { padding: 10mm 0; } }
@media screen and (max-width: 190mm) { main { width: auto; padding: 4mm; overflow-x: auto; }
  .columns, .signatures, .figures { grid-template-columns: 1fr; } .sha { white-space: normal; word-break: break-all; } }
`;
