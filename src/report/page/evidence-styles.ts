/** Sheets of A4: a file to be read and kept, and a letter to be sent. */
export const EVIDENCE_STYLES = `
@page { size: A4 portrait; margin: 18mm 18mm 16mm; }
body { font: 10pt/1.42 var(--sans); }
main { max-width: 174mm; margin: 0 auto; padding: 8mm 4mm; overflow-wrap: anywhere; }
p { margin: 0 0 2.6mm; }
ul { margin: 0 0 2.6mm; padding-left: 6mm; }
mark { background: #fff3bf; color: inherit; padding: 0 0.6mm; }
code { font-family: var(--mono); font-size: 0.88em; }
.warning { border-left: 1mm solid var(--alert); padding: 1.6mm 3mm; color: var(--alert); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.dossier h1 { font-size: 17pt; margin: 0 0 4mm; padding-bottom: 2mm; border-bottom: 0.6mm solid var(--ink); }
.dossier h2 { font-size: 12.5pt; margin: 6mm 0 2mm; break-after: avoid; }
.dossier dl { margin: 0 0 3mm; }
.dossier dl div { display: grid; grid-template-columns: 44mm 1fr; gap: 3mm; padding: 0.7mm 0;
  border-bottom: 0.15mm solid var(--rule); }
.dossier dt { color: var(--soft); }
.dossier dd { margin: 0; }
.dossier pre { font: 7.4pt/1.5 var(--mono); background: var(--band); padding: 3mm; margin: 0 0 3mm;
  white-space: pre-wrap; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 0 0 3mm; }
table { border-collapse: collapse; width: 100%; font-size: 8.6pt; }
caption { text-align: left; color: var(--soft); padding-bottom: 1mm; }
th, td { text-align: left; vertical-align: baseline; padding: 0.8mm 2mm 0.8mm 0; border-bottom: 0.15mm solid var(--rule);
  overflow-wrap: normal; }
th:last-child, td:last-child { padding-right: 0; }
th { font-weight: 600; border-bottom: 0.3mm solid var(--ink); }
td code { font-size: 6.8pt; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.wide table { font-size: 6.8pt; }
.wide th, .wide td { padding-right: 1.2mm; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
thead { display: table-header-group; }

.letter { font: 10.5pt/1.5 var(--serif); }
.letter p { text-align: left; hyphens: manual; }
.letter .sender, .letter .addressee, .letter .date, .letter .subject, .letter .signature { margin-bottom: 7mm; }
.letter .sender p, .letter .addressee p, .letter .subject p, .letter .signature p { margin: 0; }
.letter .addressee { margin-left: 92mm; }
.letter .date { margin-left: 92mm; }
.letter .subject p + p { margin-top: 1mm; }
.letter .signature { margin-left: 92mm; margin-top: 9mm; break-inside: avoid; }
.letter .signature p + p { margin-top: 3mm; min-height: 18mm; }

@media screen and (max-width: 150mm) {
  .letter .addressee, .letter .date, .letter .signature { margin-left: 0; }
  .dossier dl div { grid-template-columns: 1fr; gap: 0; }
}
@media print {
  main { padding: 0; max-width: none; }
  .letter .warning { display: none; }
  .scroll { overflow: visible; }
}
`;
