import { holdsNir } from '../../model/index.js';

/** A value of the input that may stand in a sentence, or why it may not. */
export type ShownValue =
  | { readonly kind: 'blank' }
  /** A NIR or a name. */
  | { readonly kind: 'masked' }
  | { readonly kind: 'text'; readonly text: string };

/**
 * What of a value may be shown: a masked one says nothing, what looks like a NIR wherever it was typed is masked, and
 * a long or hostile text is put on one line and cut.
 */
export function shownValue(value: string, longest = 60): ShownValue {
  const text = value.toWellFormed().replace(UNPRINTABLE, ' ').trim();
  if (text === '') return { kind: 'blank' };
  if (/^\*+$/.test(text) || holdsNir(text)) return { kind: 'masked' };
  const characters = Array.from(text);
  return {
    kind: 'text',
    text: characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text,
  };
}

/** Line breaks, control signs and the marks that turn the direction of writing around. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;
