/** A column of a Table Schema, with the few properties this program adds to the Frictionless ones. */
export interface FieldSchema {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'date' | 'boolean';
  readonly title: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly exclusiveMinimum?: number;
    /** What the whole text must be like, as a regular expression. */
    readonly pattern?: string;
  };
  /** Strptime forms of a date. */
  readonly formats?: readonly string[];
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  /** What a blank stands for. */
  readonly default?: string;
  /** A check that has its own code or reads the law data. */
  readonly check?: 'nir' | 'uai' | 'numen' | 'schoolYear' | 'payMonth' | 'regime' | 'leaveType';
  /** At most so many decimals, counted as written: `12,340` may well be twelve thousand. */
  readonly decimals?: number;
  readonly notZero?: boolean;
  /** The file must have this column, though a row may leave it blank. */
  readonly columnRequired?: boolean;
  /** A NIR or a name: its value never leaves in a message. */
  readonly personal?: boolean;
  /** Required when another column of the row has one of these values. */
  readonly requiredWhen?: { readonly field: string; readonly values: readonly string[] };
}
