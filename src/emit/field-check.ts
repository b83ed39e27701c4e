/**
 * Whether a field of an `M2`, which begins at `at`, plainly says what a row of `paiements.csv` says, byte for byte. `false`
 * asks for a closer look, which may find nothing wrong.
 */
export type FieldCheck = (record: Uint8Array, at: number, row: number) => boolean;
