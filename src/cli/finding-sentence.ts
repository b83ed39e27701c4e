import type { BookFinding } from '../operations/verify-book.js';
import type { Lang } from '../report/messages/index.js';
import { eurosIn } from './euros.js';
import { textsIn } from './texts.js';

/** A finding of `ledger verify` for people: where, what, what to do. */
export function findingSentence(finding: BookFinding, lang: Lang): string {
  const { remedies } = textsIn(lang).findings;
  return `${found(finding, lang)} ${remedies[REMEDIES[finding.kind]]}`;
}

function found(finding: BookFinding, lang: Lang): string {
  const { findings: texts } = textsIn(lang);
  const euros = eurosIn(lang);
  switch (finding.kind) {
    case 'posting-altered':
      return texts[finding.kind](String(finding.posting), String(finding.run), finding.award);
    case 'postings-missing':
    case 'runs-missing':
      return texts[finding.kind](String(finding.from), String(finding.to));
    case 'posting-added':
    case 'correction-differs':
      return texts[finding.kind](String(finding.posting));
    case 'run-altered':
    case 'run-added':
    case 'equation-broken':
      return texts[finding.kind](String(finding.run));
    case 'head-differs':
      return texts[finding.kind]();
    case 'movements-differ':
      return texts[finding.kind](String(finding.run), euros(finding.stated), euros(finding.posted));
    case 'archive-missing':
      return texts[finding.kind](String(finding.run), finding.name);
    case 'archive-damaged': {
      const uses = finding.usedBy.map(({ run, name }) => texts.use(String(run), name));
      return texts[finding.kind](finding.digest.slice(0, 12), uses.join(', '));
    }
    case 'store-damaged':
      return texts[finding.kind](finding.detail);
    case 'point-beyond':
      return texts[finding.kind](finding.manifest, String(finding.run), String(finding.runs));
    case 'point-differs':
      return texts[finding.kind](finding.manifest, String(finding.run));
    case 'manifest-unknown':
      return texts[finding.kind](finding.manifest);
  }
}

const REMEDIES: Readonly<Record<BookFinding['kind'], 'edited' | 'archive' | 'damaged' | 'point'>> = {
  'posting-altered': 'edited',
  'postings-missing': 'edited',
  'posting-added': 'edited',
  'correction-differs': 'edited',
  'run-altered': 'edited',
  'runs-missing': 'edited',
  'run-added': 'edited',
  'equation-broken': 'edited',
  'head-differs': 'edited',
  'movements-differ': 'edited',
  'archive-missing': 'archive',
  'archive-damaged': 'archive',
  'store-damaged': 'damaged',
  'point-beyond': 'point',
  'point-differs': 'point',
  'manifest-unknown': 'point',
};
