import type { Cents } from '../money/index.js';

/** A brake that stops the run, with the figures that tripped it (exit 3). */
export type Brake =
  | { readonly kind: 'row-drop'; readonly file: string; readonly before: number; readonly now: number }
  | { readonly kind: 'vanished'; readonly vanished: number; readonly known: number }
  | {
      readonly kind: 'recoveries';
      readonly recovered: Cents;
      readonly lines: number;
      readonly credits: Cents;
    }
  | { readonly kind: 'stale'; readonly exportedAt: string; readonly lastExportedAt: string };

/** What the operator may accept on the command line, each recorded in the manifest. */
export const OVERRIDES = ['accept-drop', 'accept-recoveries', 'accept-stale'] as const;
export type Override = (typeof OVERRIDES)[number];

/** The option that lets a brake go. */
export function overrideOf(brake: Brake): Override {
  switch (brake.kind) {
    case 'row-drop':
    case 'vanished':
      return 'accept-drop';
    case 'recoveries':
      return 'accept-recoveries';
    case 'stale':
      return 'accept-stale';
  }
}
