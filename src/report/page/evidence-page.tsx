import type { ComponentChildren } from 'preact';
import type { Block, EvidenceDocument, Piece, Text } from '../evidence/blocks.js';
import { htmlDocument } from './document.js';
import { EVIDENCE_STYLES } from './evidence-styles.js';
import { SHEET_STYLES } from './sheet-styles.js';
import { THEME } from './theme.js';

/** The document as a page that is printed on A4; what only helps to prepare it does not print. */
export function evidencePage({ lang, title, form, blocks }: EvidenceDocument): Uint8Array {
  const shown = blocks.map((block, at) => <Shown key={at} block={block} />);
  return htmlDocument({
    lang,
    title,
    style: THEME + SHEET_STYLES + EVIDENCE_STYLES,
    body: <main class={form}>{form === 'letter' ? [<LetterTitle title={title} />, ...shown] : shown}</main>,
  });
}

/** A letter has no title on paper; who hears the page needs one. */
function LetterTitle({ title }: { readonly title: string }) {
  return <h1 class="unseen">{title}</h1>;
}

function Shown({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level}>{block.text}</Heading>;
    case 'paragraph':
      return (
        <p>
          <Words text={block.text} />
        </p>
      );
    case 'warning':
      return (
        <p class="warning" role="note">
          <Words text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            <li key={at}>
              <Words text={item} />
            </li>
          ))}
        </ul>
      );
    case 'verbatim':
      return (
        <pre role="region" tabIndex={0} aria-label={block.label}>
          {block.lines.join('\n')}
        </pre>
      );
    case 'facts':
      return <FactList rows={block.rows} />;
    case 'table':
      return <Table block={block} />;
    case 'place':
      return (
        <div class={block.place}>
          {block.lines.map((line, at) => (
            <p key={at}>
              <Words text={line} />
            </p>
          ))}
        </div>
      );
  }
}

function Heading({ level, children }: { readonly level: 1 | 2 | 3; readonly children: ComponentChildren }) {
  switch (level) {
    case 1:
      return <h1>{children}</h1>;
    case 2:
      return <h2>{children}</h2>;
    case 3:
      return <h3>{children}</h3>;
  }
}

function FactList({ rows }: { readonly rows: Extract<Block, { kind: 'facts' }>['rows'] }) {
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Words text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Columns that a sheet holds at the size of the text. */
const MANY = 7;

function Table({ block: { caption, columns, rows } }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  const numbers = columns.map(({ isNumber }) => (isNumber ? 'number' : undefined));
  return (
    <div
      class={columns.length > MANY ? 'scroll wide' : 'scroll'}
      role="region"
      tabIndex={0}
      aria-label={caption}
    >
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name }, at) => (
              <th key={at} scope="col" class={numbers[at]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={at} class={numbers[at]}>
                  <Words text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Words({ text }: { readonly text: Text }) {
  return (
    <>
      {text.map((piece, at) => (
        <Word key={at} piece={piece} />
      ))}
    </>
  );
}

function Word({ piece }: { readonly piece: Piece }) {
  if (typeof piece === 'string') return <>{piece}</>;
  if ('strong' in piece) return <strong>{piece.strong}</strong>;
  if ('code' in piece) return <code>{piece.code}</code>;
  return <mark>{`[${piece.blank}]`}</mark>;
}
