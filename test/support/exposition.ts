/** A sample of the text format of Prometheus. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: string;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"(?:,|$)/y;

/**
 * Reads the text format of Prometheus, version 0.0.4, as strictly as `promtool check metrics`: each family once, all of
 * it together, its help and its type first; each sample once; the unit at the end of the name; lines that end.
 */
export function readExposition(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const samples: Sample[] = [];
  const families = new Set<string>();
  const seen = new Set<string>();
  let helped = '';
  let family = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const [, keyword, subject = '', rest = ''] =
      new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`).exec(line) ?? [];
    if (keyword === 'HELP') {
      if (families.has(subject)) throw new Error(`${subject} twice`);
      if (/\\(?![\\n])/.test(rest)) throw new Error(`help of ${subject}`);
      helped = subject;
      families.add(subject);
    } else if (keyword === 'TYPE') {
      if (subject !== helped) throw new Error(`the type of ${subject} has no help`);
      if (!['counter', 'gauge'].includes(rest)) throw new Error(`type ${rest}`);
      if (rest === 'gauge' && subject.endsWith('_total')) throw new Error(`${subject} is no counter`);
      if (/_(milliseconds|ms|minutes|kilobytes|mb)(_|$)/.test(subject)) throw new Error(`unit of ${subject}`);
      family = subject;
    } else {
      const sample = sampleOf(line);
      if (sample.name !== family) throw new Error(`${sample.name} outside its family`);
      const key = `${sample.name} ${JSON.stringify(Object.entries(sample.labels).sort())}`;
      if (seen.has(key)) throw new Error(`${key} twice`);
      seen.add(key);
      samples.push(sample);
    }
  }
  for (const name of families) {
    if (!samples.some((sample) => sample.name === name)) throw new Error(`${name} has no sample`);
  }
  return samples;
}

function sampleOf(line: string): Sample {
  const [, name, inside = '', value = ''] = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (\\S+)$`).exec(line) ?? [];
  if (name === undefined || !/^-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/i.test(value)) throw new Error(line);
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < inside.length) {
    const [, label = '', written = ''] = LABEL.exec(inside) ?? [];
    if (label === '' || label.startsWith('__') || label in labels) throw new Error(line);
    labels[label] = written.replaceAll(/\\(.)/g, (_, each: string) => (each === 'n' ? '\n' : each));
  }
  return { name, labels, value };
}
