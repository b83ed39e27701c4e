/** Who receives a CSV text record by record. */
export interface CsvSink {
  header(columns: readonly string[], line: number): void;
  record(fields: readonly string[], line: number): void;
}
