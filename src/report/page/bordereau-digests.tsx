import type { BordereauFacts } from './bordereau-facts.js';
import { shortened, type BordereauTexts } from './bordereau-texts.js';

/** Files of the export that are named; the others are counted. */
const LARGEST = 8;

/** Characters of a name. */
const LONGEST = 30;

/** The files that carry the movements: two forms of the same. */
const SENT = ['mouvements.txt', 'paiements.csv'];

interface DigestRow {
  readonly name: string;
  readonly rows?: number;
  readonly bytes?: number;
  readonly sha256: string;
}

/** What identifies the files that are sent, those they were made from and the rules they were made by. */
export function DigestTable({
  facts: { sources, outputs },
  texts,
}: {
  readonly facts: BordereauFacts;
  readonly texts: BordereauTexts;
}) {
  const { inputs, configuration, regulations, layout } = sources;
  const left = Math.max(0, inputs.length - LARGEST);
  const rules: DigestRow[] = [
    configuration,
    { name: texts.laws(regulations.files.length), sha256: regulations.sha256 },
    { name: texts.layout(layout.name, layout.version), sha256: layout.sha256 },
  ];
  const groups = [
    [texts.sent, outputs.filter(({ name }) => SENT.includes(name))],
    [texts.read, inputs.slice(0, LARGEST)],
    [texts.rules, rules],
  ] as const;
  return (
    <section>
      <table class="digests">
        <caption>{texts.digests}</caption>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {texts.file}
            </th>
            <th scope="col" class="number">
              {texts.rows}
            </th>
            <th scope="col" class="number">
              {texts.bytes}
            </th>
            <th scope="col">{texts.digest}</th>
          </tr>
        </thead>
        {groups.map(([group, rows]) => (
          <DigestGroup key={group} group={group} rows={rows} texts={texts} />
        ))}
      </table>
      {left === 0 ? null : <p class="note">{texts.moreFiles(left)}</p>}
      <LedgerNote ledger={sources.ledger} texts={texts} />
    </section>
  );
}

function DigestGroup({
  group,
  rows,
  texts,
}: {
  readonly group: string;
  readonly rows: readonly DigestRow[];
  readonly texts: BordereauTexts;
}) {
  return (
    <tbody>
      {rows.map(({ name, rows: count, bytes, sha256 }, index) => (
        <tr key={name}>
          {index === 0 ? (
            <th scope="rowgroup" rowSpan={rows.length}>
              {group}
            </th>
          ) : null}
          <th scope="row">{shortened(name, LONGEST)}</th>
          <td class="number">{count === undefined ? '' : texts.count(count)}</td>
          <td class="number">{bytes === undefined ? '' : texts.count(bytes)}</td>
          <td class="sha">{sha256}</td>
        </tr>
      ))}
    </tbody>
  );
}

function LedgerNote({
  ledger,
  texts,
}: {
  readonly ledger: BordereauFacts['sources']['ledger'];
  readonly texts: BordereauTexts;
}) {
  return (
    <p class="note">
      {ledger === null
        ? texts.noLedger
        : `${texts.ledger(texts.count(ledger.runs), texts.count(ledger.postings))} ${ledger.hash}`}
    </p>
  );
}
