import type { ComponentChildren } from 'preact';
import { withoutNir } from '../../model/index.js';
import { DataTable, type Column } from './data-table.js';
import type { FileIdentity, ReportFacts } from './report-facts.js';
import type { Words } from './words.js';

/** What the run was made from, and the digests of its other files. */
export function SourcesSection({ facts, words }: { readonly facts: ReportFacts; readonly words: Words }) {
  const { sources, outputs } = facts;
  const { sources: texts, columns } = words.texts;
  const file: readonly Column<FileIdentity>[] = [
    { head: columns.file, kind: 'head', cell: ({ name }) => name },
    { head: columns.bytes, kind: 'number', cell: ({ bytes }) => words.count(bytes) },
    { head: columns.digest, cell: ({ sha256 }) => <Digest of={sha256} /> },
  ];
  const input: readonly Column<FileIdentity & { readonly rows: number }>[] = [
    file[0] ?? { head: columns.file, cell: ({ name }) => name },
    { head: columns.rows, kind: 'number', cell: ({ rows }) => words.count(rows) },
    ...file.slice(1),
  ];
  const element: readonly Column<Element>[] = [
    { head: texts.what, kind: 'head', cell: ([what]) => what },
    { head: texts.value, cell: ([, value]) => value },
    { head: columns.digest, cell: ([, , digest]) => (digest === undefined ? '' : <Digest of={digest} />) },
  ];
  const many = outputs.length > MOST_OUTPUTS;
  return (
    <>
      <DataTable id="inputs" caption={texts.inputs} columns={input} rows={sources.inputs} />
      <DataTable id="settings" caption={texts.rest} columns={element} rows={elementsOf(facts, words)} />
      {many ? (
        <details>
          <summary>{texts.outputs}</summary>
          <DataTable id="outputs" caption={texts.outputs} columns={file} rows={outputs} />
        </details>
      ) : (
        <DataTable id="outputs" caption={texts.outputs} columns={file} rows={outputs} />
      )}
    </>
  );
}

/** A list of so many files is not folded. */
const MOST_OUTPUTS = 12;

/** What it is, what is said of it, and its digest where it has one. */
type Element = readonly [string, ComponentChildren, string?];

function elementsOf({ sources }: ReportFacts, words: Words): readonly Element[] {
  const { sources: texts } = words.texts;
  const { program, configuration, overrides, regulations, layout, ledger, exportedAt, accepted } = sources;
  return [
    [texts.program, `${program.name} ${program.version}`],
    [texts.configuration, configuration.name, configuration.sha256],
    ...(overrides.length === 0
      ? []
      : [[texts.overrides, overrides.map(withoutNir).join(' ; ')] satisfies Element]),
    [texts.regulations, '', regulations],
    [texts.layout, `${layout.name} ${layout.version}`, layout.sha256],
    ledger === undefined
      ? [texts.ledger, texts.noLedger]
      : [texts.ledger, texts.ledgerHead(words.count(ledger.runs), words.count(ledger.postings)), ledger.hash],
    [texts.exportedAt, exportedAt ?? texts.exportNoDate],
    [texts.accepted, accepted.length === 0 ? texts.noneAccepted : accepted.join(', ')],
  ];
}

function Digest({ of: digest }: { readonly of: string }) {
  return <code class="digest">{digest}</code>;
}
