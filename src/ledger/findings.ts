import type { Cents } from '../money/index.js';
import type { AwardId } from '../model/index.js';
import type { Digest, Figures } from './records.js';

/** What `verify` found: the place in the book and what differs. No name, no NIR, no NUMEN. */
export type Finding =
  /** A field of this posting, its hash or its place was changed after it was written. */
  | {
      readonly kind: 'posting-altered';
      readonly posting: number;
      readonly run: number;
      readonly award: AwardId;
    }
  | { readonly kind: 'postings-missing'; readonly from: number; readonly to: number }
  /** Beyond the last posting the book says it has, or claimed by no run. */
  | { readonly kind: 'posting-added'; readonly posting: number }
  /** The identity, figures, file lists or answers of this run are not those that were sealed. */
  | { readonly kind: 'run-altered'; readonly run: number }
  | { readonly kind: 'runs-missing'; readonly from: number; readonly to: number }
  | { readonly kind: 'run-added'; readonly run: number }
  /** The book ends elsewhere than it says: its tail was cut or replaced. */
  | { readonly kind: 'head-differs'; readonly stated: Digest; readonly found: Digest }
  | { readonly kind: 'equation-broken'; readonly run: number; readonly figures: Figures }
  | {
      readonly kind: 'movements-differ';
      readonly run: number;
      readonly stated: Cents;
      readonly posted: Cents;
    }
  /** A reversal, a difference or a cancellation that does not match what it corrects, or is missing. */
  | { readonly kind: 'correction-differs'; readonly posting: number }
  | { readonly kind: 'archive-missing'; readonly run: number; readonly name: string; readonly digest: Digest }
  | { readonly kind: 'archive-damaged'; readonly digest: Digest }
  /** The store's own complaint, or a part that cannot be read. */
  | { readonly kind: 'store-damaged'; readonly detail: string };
