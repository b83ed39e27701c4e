/** How `rapport.html` looks, on a screen of any width and on A4; colours and type are those of the theme. */
export const REPORT_STYLE = `
.skip { position: absolute; left: -100rem; top: 0; padding: .6rem 1rem; background: var(--paper); z-index: 1; }
.skip:focus { left: .5rem; }
.heading { border-bottom: 3px double var(--firm); padding: 2.6rem clamp(1rem, 4vw, 3rem) 1.6rem; max-width: 84rem; margin: 0 auto; }
.heading p { margin: .35rem 0; }
.heading h1 { margin: .5rem 0 .2rem; font-size: clamp(2rem, 5vw, 3rem); letter-spacing: -.01em; }
.eyebrow { display: flex; gap: .4rem 1.6rem; flex-wrap: wrap; text-transform: uppercase; letter-spacing: .09em; font-size: .78rem; color: var(--soft); }
.rank { font-family: var(--serif); font-size: 1.3rem; }
.mode { font-family: var(--sans); font-size: .82rem; border: 1px solid var(--firm); border-radius: 99px; padding: .12rem .7rem; margin-left: .5rem; vertical-align: .12em; }
.soft { color: var(--soft); }
.small { font-size: .875rem; max-width: 62ch; }
.notice { border-left: 4px solid var(--alert); background: var(--alert-ground); padding: .6rem 1rem; max-width: 62ch; }
.page { max-width: 84rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 5rem; }
.contents h2 { font: 600 .78rem/1.4 var(--sans); text-transform: uppercase; letter-spacing: .09em; color: var(--soft); margin: 1.6rem 0 .4rem; }
.contents ol { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; }
.contents a { display: inline-block; padding: .25rem 0; }
main:focus { outline: none; }
main > section { margin-top: 3.6rem; }
main h2 { font-size: 1.75rem; margin: 0 0 1rem; padding-bottom: .45rem; border-bottom: 1px solid var(--rule); }
main h3 { font-size: 1.18rem; margin: 2.1rem 0 .6rem; }
main p { max-width: 72ch; }
.note { font-size: .9rem; color: var(--soft); }
.alert { color: var(--alert); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.6rem, 1fr)); gap: 1rem; margin: 0 0 1.8rem; }
.card { background: var(--paper); border: 1px solid var(--rule); border-top: 3px solid var(--accent); padding: .9rem 1.1rem 1rem; }
.card dt { color: var(--soft); font-size: .9rem; }
.card dd { margin: .3rem 0 0; font: 600 clamp(1.35rem, 2.3vw, 1.8rem)/1.15 var(--serif); font-variant-numeric: lining-nums tabular-nums; white-space: nowrap; }
.card.warned { border-top-color: var(--alert); }
.scroll { overflow-x: auto; margin: 0 0 1.4rem; max-width: 100%; }
table { border-collapse: collapse; min-width: 100%; font-size: .92rem; line-height: 1.4; font-variant-numeric: lining-nums tabular-nums; }
caption { text-align: left; color: var(--soft); padding: 0 0 .45rem; font-size: .9rem; }
caption span { display: block; position: sticky; left: 0; max-width: min(100%, 92vw); width: max-content; }
caption:has(.unseen) { padding: 0; }
.unseen { position: absolute !important; width: 1px !important; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.narrow { max-width: 58rem; }
.group th { font: 600 1.02rem/1.3 var(--serif); padding-top: 1.3rem; }
.group .soft { font: 400 .86rem/1.3 var(--sans); margin-left: .5rem; }
th, td { text-align: left; padding: .42rem 1.1rem .42rem 0; vertical-align: baseline; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-right: .2rem; }
th { font-weight: 500; }
th[scope=row] { min-width: 8rem; }
thead th { color: var(--soft); font-weight: 600; font-size: .82rem; vertical-align: bottom; border-bottom: 2px solid var(--firm); }
tfoot th, tfoot td { border-bottom: 0; border-top: 2px solid var(--firm); font-weight: 650; }
.number { text-align: right; white-space: nowrap; }
td.code { font-family: var(--mono); font-size: .84rem; white-space: nowrap; }
td.wide { min-width: 14rem; max-width: 72ch; }
#rejects-rows th[scope=row] { min-width: 8.5rem; max-width: 16rem; overflow-wrap: anywhere; }
tbody tr:hover > * { background: var(--band); }
.under { display: block; font-weight: 400; font-size: .78rem; }
.name { white-space: nowrap; }
.id, .file, .digest { font-family: var(--mono); font-size: .82rem; color: var(--soft); }
.digest { overflow-wrap: anywhere; }
#inputs .digest, #outputs .digest, #settings .digest { display: inline-block; min-width: 16rem; }
.name + .id, th .id { display: block; }
.breakdown .beside { display: grid; gap: 1rem 3rem; align-items: start; }
figure { margin: 0 0 1rem; min-width: 0; }
.beside > * { min-width: 0; }
.stacked figure { max-width: 48rem; }
@media (min-width: 62rem) {
  .breakdown .beside { grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); }
  .breakdown table { font-size: .88rem; }
}
.bars { display: block; font: .82rem var(--sans); font-variant-numeric: lining-nums tabular-nums; overflow: visible; }
.bars text { fill: var(--ink); }
.bars .value { fill: var(--soft); }
.bars .zero { stroke: var(--firm); }
.bars .earlier { stroke: var(--ink); stroke-width: 2; }
.track { fill: var(--band); }
.credit { fill: var(--credit); }
.debit { fill: var(--debit); }
.legend { font-size: .82rem; color: var(--soft); margin-top: .6rem; }
.key::before { content: ""; display: inline-block; width: .75em; height: .75em; margin-right: .4em; background: var(--credit); }
.key.debit::before { background: var(--debit); }
.key.earlier::before { width: 2px; margin-right: .6em; background: var(--ink); }
.key { margin-right: 1rem; }
.gauge { display: block; width: 6.5rem; margin: .25rem 0 0 auto; }
details { margin: .6rem 0 1.2rem; }
summary { cursor: pointer; padding: .45rem 0; color: var(--accent); font-weight: 550; }
details > .scroll { margin-top: .6rem; }
.equation { display: flex; flex-wrap: wrap; gap: .9rem 1rem; margin: 1.2rem 0; }
.equation div { display: grid; grid-template-columns: auto auto; column-gap: 1rem; align-items: end; }
.equation div:first-child { column-gap: 0; }
.equation dt { grid-column: 2; color: var(--soft); font-size: .88rem; }
.equation dd { grid-column: 2; margin: 0; font: 600 1.2rem/1.3 var(--serif); font-variant-numeric: lining-nums tabular-nums; white-space: nowrap; }
.equation div::before { content: attr(data-sign); grid-column: 1; grid-row: 2; font: 400 1.3rem/1.2 var(--serif); color: var(--soft); }
.filter { display: flex; flex-wrap: wrap; gap: .8rem 1.2rem; align-items: end; background: var(--band); border: 1px solid var(--rule); padding: 1rem 1.2rem; margin: 1rem 0 1.4rem; }
.filter[hidden] { display: none; }
.filter label { display: block; font-size: .86rem; margin-bottom: .25rem; }
.filter input { width: min(26rem, 78vw); }
.filter input, .filter select, .filter button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--firm); border-radius: 3px; padding: .45rem .7rem; min-height: 2.75rem; max-width: 100%; }
.filter button { cursor: pointer; }
.filter p { flex-basis: 100%; margin: 0; }
@media print {
  @page { size: A4; margin: 16mm 14mm 18mm; }
  html { font-size: 9.5pt; }
  .heading, .page { max-width: none; padding-left: 0; padding-right: 0; }
  .heading { padding-top: 0; }
  .contents, .filter, .skip { display: none !important; }
  main > section { margin-top: 1.8rem; }
  h2, h3, caption, thead { break-after: avoid; }
  tbody tr:nth-child(-n + 2), tfoot tr { break-before: avoid; }
  .group + tr { break-before: avoid; }
  tr, .card, .bars g, .notice, .equation div { break-inside: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  #movement-rows { font-size: 7.5pt; }
  th, td { padding: .25rem .6rem .25rem 0; }
  th[scope=row] { min-width: 0; }
  td.wide { min-width: 0; }
  td.code, .id { font-size: 7pt; }
  .digest { font-size: 6.5pt; }
  .breakdown .beside { grid-template-columns: 1fr !important; }
  a { color: inherit; text-decoration: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
