import { csvBytes } from '../emit/csv.js';
import { publish } from '../io/publish.js';
import { dossierOf } from '../report/evidence/dossier.js';
import type { EvidenceFacts } from '../report/evidence/evidence-facts.js';
import { letterOf } from '../report/evidence/letter.js';
import { markdownOf } from '../report/evidence/markdown.js';
import { PIECE_COLUMNS, pieceRows } from '../report/evidence/pieces.js';
import type { Lang } from '../report/messages/index.js';
import { evidencePage } from '../report/page/evidence-page.js';
import type { CausesContext } from './causes/comparison.js';
import { evidenceFacts } from './evidence-facts-of.js';
import { recoveryOf, type NoRecovery } from './evidence-recovery.js';
import { reading } from './open-book.js';

export interface EvidenceRequest {
  /** Twenty-four hexadecimal digits, upper case. */
  readonly reference: string;
  /** Where the folder of the recovery appears, under its reference. */
  readonly output: string;
  readonly ledger: string;
  /** Of the dossier: the letter is French. */
  readonly lang: Lang;
  readonly reader: CausesContext['reader'];
  readonly today: CausesContext['today'];
  readonly now: () => number;
}

export type EvidenceResult = NoRecovery | WrittenEvidence;

export interface WrittenEvidence extends Pick<
  EvidenceFacts,
  'key' | 'payMonth' | 'remittance' | 'taken' | 'barred'
> {
  readonly kind: 'written';
  readonly folder: string;
  readonly publication: 'published' | 'unchanged';
  /** None is written where the program of today finds another amount than was sent. */
  readonly hasLetter: boolean;
}

/**
 * Writes what must be at hand about a recovery: the file that shows it, in Markdown and to print, the rows it rests on,
 * and a draft of the letter. The folder appears whole or not at all; another that is there is never replaced.
 *
 * @throws LedgerError, UnreadableSettingsError, UnusablePastRunError
 * @throws FolderError `exists` when other files are there, `unwritable` when the disk refuses
 */
export async function evidence(request: EvidenceRequest): Promise<EvidenceResult> {
  const { reference, output, reader, today, lang } = request;
  return reading(request, async (ledger) => {
    const found = await recoveryOf(ledger, reference);
    if (found.kind !== 'recovery') return found;
    const facts = await evidenceFacts(found.recovery, { ledger, reader, today }, lang);
    const folder = `${output}/${reference}`;
    const hasLetter = facts.otherwise === undefined;
    const publication = await published(folder, filesOf(facts, hasLetter, lang));
    const { key, payMonth, remittance, taken, barred } = facts;
    return { kind: 'written', key, payMonth, remittance, taken, barred, folder, publication, hasLetter };
  });
}

function filesOf(
  facts: EvidenceFacts,
  hasLetter: boolean,
  lang: Lang,
): readonly (readonly [name: string, bytes: Uint8Array])[] {
  const dossier = dossierOf(facts, lang);
  const letter = letterOf(facts);
  const text = (markdown: string): Uint8Array => new TextEncoder().encode(markdown);
  return [
    ['dossier.md', text(markdownOf(dossier))],
    ['dossier.html', evidencePage(dossier)],
    ['pieces.csv', csvBytes(PIECE_COLUMNS, pieceRows(facts.pieces), 'spreadsheet')],
    ...(hasLetter
      ? ([
          ['lettre.md', text(markdownOf(letter))],
          ['lettre.html', evidencePage(letter)],
        ] as const)
      : []),
  ];
}

function published(
  folder: string,
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
): Promise<'published' | 'unchanged'> {
  return publish({
    folder,
    replace: false,
    committed: 'never',
    write: async (draft) => {
      for (const [name, bytes] of files) await draft.append(name, bytes);
    },
  });
}
