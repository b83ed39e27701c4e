import type { Block, EvidenceDocument, Piece, Text } from './blocks.js';

/** The document as Markdown (CommonMark, with the tables of GitHub): what data hold is text there, and nothing else. */
export function markdownOf({ blocks }: EvidenceDocument): string {
  return `${blocks.map(markdownBlock).join('\n\n')}\n`;
}

function markdownBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'paragraph':
      return paragraph(block.text);
    case 'warning':
      return `> ${paragraph(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${paragraph(item)}`).join('\n');
    case 'verbatim':
      return fenced(block.lines);
    case 'facts':
      return block.rows.map(([name, value]) => `- ${escaped(name)} : ${markdownText(value)}`).join('\n');
    case 'table':
      return tableOf(block);
    case 'place':
      // Two spaces at its end break a line.
      return block.lines.map(paragraph).join('  \n');
  }
}

function tableOf({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `**${escaped(caption)}**`,
    '',
    line(columns.map(({ name }) => escaped(name))),
    line(columns.map(({ isNumber }) => (isNumber ? '---:' : ':---'))),
    ...rows.map((cells) => line(cells.map(markdownText))),
  ].join('\n');
}

/** Text at the beginning of a line must not look like a list, a title or a quotation. */
function paragraph(text: Text): string {
  return markdownText(text).replace(/^(\s*)([-+>#]|\d+(?=[.)]))/, (_, blanks: string, sign: string) =>
    /\d/.test(sign) ? `${blanks}${sign}\\` : `${blanks}\\${sign}`,
  );
}

function markdownText(text: Text): string {
  return text.map(markdownPiece).join('');
}

function markdownPiece(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  if ('strong' in piece) return `**${escaped(piece.strong)}**`;
  if ('blank' in piece) return `**[${escaped(piece.blank)}]**`;
  // A reference, a digest or a name of ours: letters and figures.
  return /^[\w.:-]+$/.test(piece.code) ? `\`${piece.code}\`` : escaped(piece.code);
}

/** An underscore inside a word is no emphasis, and codes of allowances stay legible. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\\`*[\]<>|&~]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** Between more backticks than any line has. */
function fenced(lines: readonly string[]): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines.map((line) => line.replaceAll(/[\r\n\u2028\u2029]+/g, ' ')), fence].join(
    '\n',
  );
}
