/** What becomes of a remittance that others must be able to trust (section `signing`). */
export interface SigningSettings {
  /** Path of an Ed25519 private key, PEM. */
  readonly keyFile: string;
}

/** Who alone can read the copy that is sent (section `encryption`). */
export interface EncryptionSettings {
  /** Public keys, `age1…`. */
  readonly recipients: readonly string[];
  /** Folder of the encrypted copies; `undefined`: beside the remittances. */
  readonly folder: string | undefined;
}

/** The section `encryption` as it is written. */
export interface WrittenEncryption {
  readonly recipients: readonly string[];
  readonly folder?: string;
}

export function encryptionOf(written: WrittenEncryption | undefined): EncryptionSettings | undefined {
  return written === undefined ? undefined : { recipients: written.recipients, folder: written.folder };
}
