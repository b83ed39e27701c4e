import { inForceOn } from '../model/dated.js';
import type { CivilDate } from '../calendar/index.js';
import type { Regulations } from '../regulations/regulations.js';
import type { Lang } from '../report/messages/index.js';

/** An allowance that needs the code of the payer. */
export interface InitCode {
  readonly code: string;
  readonly name: string;
}

/** The allowances in force that day, and those that no longer are, in code order of the law. */
export function initCodes(
  { allowances }: Regulations,
  day: CivilDate,
  lang: Lang,
): { readonly current: readonly InitCode[]; readonly repealed: readonly InitCode[] } {
  const all = [...allowances.values()];
  const named = (isCurrent: boolean): InitCode[] =>
    all
      .filter(({ inForce }) => (inForceOn(inForce, day) !== undefined) === isCurrent)
      .map(({ code, name }) => ({ code, name: name[lang] }));
  return { current: named(true), repealed: named(false) };
}
