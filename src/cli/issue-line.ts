import type { Issue } from '../model/index.js';
import { issueSentence, type Lang } from '../report/messages/index.js';
import { textsIn } from './texts.js';

/** An issue on one line: where, how grave, its code and its sentence. */
export function issueLine(issue: Issue, lang: Lang): string {
  const { check: texts } = textsIn(lang);
  const { at, severity, code } = issue;
  const place = at.line === undefined ? at.file : `${at.file}, ${texts.line(at.line)}`;
  return `${place} — ${texts[severity]} ${code} — ${issueSentence(issue, lang)}`;
}
