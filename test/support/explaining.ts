import { compute } from '../../src/computation.js';
import type { SchoolYear } from '../../src/calendar/index.js';
import type { Excerpt } from '../../src/excerpt/excerpt.js';
import { awardExplainer } from '../../src/explained/award.js';
import type { ExplainedCase } from '../../src/explained/case.js';
import {
  DEFAULT_CONVENTIONS,
  type AwardId,
  type Conventions,
  type Issue,
  type Key,
  type Posting,
} from '../../src/model/index.js';
import type { Regulations } from '../../src/regulations/regulations.js';
import type { AwardExplanation, ExplainedPosting } from '../../src/report/explanation/award-explanation.js';
import { awardLines, ofTheMonth } from '../../src/report/explanation/award-lines.js';
import type { Lang } from '../../src/report/messages/index.js';
import { INPUT_NAMES } from '../../src/validate/input-tables.js';
import { month } from './builders.js';
import { MemoryLedger, validateTexts, type ExportTexts } from './engine.js';
import { shippedRegulations } from './regulations.js';

/** A run on a whole export, as the explanations of its awards want it. */
export interface ExplainedRun {
  readonly texts: ExportTexts;
  readonly payMonth: string;
  readonly ledger?: MemoryLedger;
  readonly regulations?: Regulations;
  readonly conventions?: Conventions;
  readonly covered?: readonly SchoolYear[];
  readonly unwritable?: (key: Key) => readonly Issue[];
}

/** The case of a run, computed on the whole export; nothing is posted. */
function explainedCase(run: ExplainedRun): ExplainedCase {
  const { texts, payMonth, ledger = new MemoryLedger(), conventions = DEFAULT_CONVENTIONS } = run;
  const { regulations = shippedRegulations(), covered = [], unwritable = () => [] } = run;
  const facts = validateTexts(texts, regulations, conventions);
  // As it stands now: what the run posts afterwards is no part of it.
  const known = [...ledger.postings];
  const view = {
    awardIds: (): Iterable<AwardId> => new Set(known.map(({ key }) => key.award)),
    postingsOf: (award: AwardId): readonly Posting[] => known.filter(({ key }) => key.award === award),
  };
  const inputs = { facts, regulations, conventions, ledger: view, payMonth: month(payMonth) };
  const computation = compute(inputs);
  return {
    ...inputs,
    computation,
    covered,
    unwritable,
    excerpt: wholeExport(texts),
    origin: { origins: new Map(), columns: new Map() },
    remittance: 1,
    book: {
      before: ({ award, payee, instalmentMonth }) =>
        view
          .postingsOf(award)
          .filter(({ key }) => key.payee === payee && key.instalmentMonth === instalmentMonth)
          .map(asExplained),
      sent: ({ award, payee, instalmentMonth }) =>
        computation.settlements.flatMap((entry) => {
          if (entry.kind !== 'movement' || unwritable(entry.key).length > 0) return [];
          const { key, nature, amount } = entry;
          const isOfKey =
            key.award === award && key.payee === payee && key.instalmentMonth === instalmentMonth;
          const sent = { payMonth: inputs.payMonth, amount, key } as unknown as Posting;
          return isOfKey ? [{ ...asExplained(sent), nature, reference: REFERENCE }] : [];
        })[0],
      since: () => [],
    },
  };
}

/** The explanations of every award that the export or the ledger knows, by id. */
export function explanations(run: ExplainedRun): ReadonlyMap<string, AwardExplanation> {
  const explained = explainedCase(run);
  const explain = awardExplainer(explained);
  const ids = new Set<string>([
    ...rowsOf(run.texts.missions ?? '').map(({ fields }) => fields[0]?.trim() ?? ''),
    ...explained.ledger.awardIds(),
  ]);
  return new Map(
    [...ids].sort().flatMap((id) => {
      const explanation = explain(id as AwardId);
      return explanation === undefined ? [] : [[id, explanation] as const];
    }),
  );
}

/** The lines of one award, as the terminal shows them. */
export function explanationText(run: ExplainedRun, award: string, lang: Lang = 'fr'): string {
  const explanation = explanations(run).get(award);
  if (explanation === undefined) throw new Error(`nothing is known of ${award}`);
  return awardLines(explanation, lang, { inFull: ofTheMonth(explanation) }).join('\n');
}

const REFERENCE = 'ABCDEF0123456789ABCDEF01';

function asExplained({ payMonth, amount }: Posting): ExplainedPosting {
  return {
    payMonth,
    remittance: 1,
    kind: 'movement',
    nature: undefined,
    amount,
    reference: undefined,
    fate: undefined,
  };
}

/** The rows of an export as an excerpt has them. */
function wholeExport(texts: ExportTexts): Excerpt {
  return {
    tables: INPUT_NAMES.flatMap((name) => {
      const text = texts[name];
      if (text === undefined) return [];
      const [header = '', ...rows] = text.split('\n');
      const columns = header.trim().split(';');
      return [{ name, columns, rows: rows.flatMap((row, at) => rowAt(row, at + 2)) }];
    }),
  };
}

function rowsOf(text: string) {
  return text.split('\n').slice(1).flatMap(rowAt);
}

function rowAt(row: string, line: number) {
  return row.trim() === '' ? [] : [{ line, fields: row.trim().split(';') }];
}
