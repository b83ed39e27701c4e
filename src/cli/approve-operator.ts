import { login } from '../io/who.js';
import type { Operator } from '../operations/preparation.js';
import type { Lang } from '../report/messages/index.js';
import { UsageError } from './failures.js';
import { textsIn } from './texts.js';

/**
 * Who asks: the name of `--operator`, the account itself without it; the account stands beside it whatever was typed.
 *
 * @throws UsageError
 */
export function operatorOf(typed: string | undefined, lang: Lang): Operator {
  const account = login();
  const name = (typed ?? account).trim().replaceAll(/ +/g, ' ');
  if (!isPrintable(name, 80)) throw new UsageError([textsIn(lang).approve.badOperator(shown(name))]);
  return { name, login: account };
}

/** A text of one line that people can read. */
export function isPrintable(text: string, most: number): boolean {
  return text !== '' && text.length <= most && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text);
}

function shown(name: string): string {
  return name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?').slice(0, 80);
}
