import type { Signature } from '../operations/preparation.js';
import { instantText } from '../report/instant-text.js';
import type { Lang } from '../report/messages/index.js';
import { textsIn } from './texts.js';

/** Who prepared or released something, and when. */
export function signatureText({ name, login, at }: Signature, lang: Lang): string {
  const { approve: texts } = textsIn(lang);
  return texts.who(name, login, instantText(at, texts.at));
}
