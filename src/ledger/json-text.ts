/** The text in quotes, as `JSON.stringify` gives it. */
export function quoted(text: string): string {
  return TO_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** What JSON escapes; a surrogate with its pair is not, and takes the longer way for nothing. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const TO_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A pure function whose results are kept while they are few: months, school years, the words of the model. */
export function remembered<Value, Result>(body: (value: Value) => Result): (value: Value) => Result {
  const results = new Map<Value, Result>();
  return (value) => {
    const known = results.get(value);
    if (known !== undefined) return known;
    const result = body(value);
    if (results.size >= MOST) results.clear();
    results.set(value, result);
    return result;
  };
}

const MOST = 1000;
