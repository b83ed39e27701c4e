import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DockerfileParser, JSONInstruction, ModifiableInstruction, type Instruction } from 'dockerfile-ast';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DOCKERFILE = readFileSync(`${ROOT}Dockerfile`, 'utf8');

/** An instruction as an engine carries it out. */
export interface Step {
  readonly keyword: string;
  /** `--from=build` → `from`: `build`. */
  readonly flags: Readonly<Record<string, string>>;
  /** Arguments: of an exec form its words, otherwise as they are written. */
  readonly words: readonly string[];
  readonly form: 'exec' | 'plain';
}

export interface Stage {
  readonly name: string;
  /** With the value of its `ARG`. */
  readonly image: string;
  readonly steps: readonly Step[];
}

/** The stages of a Dockerfile, in order. */
export function stagesOf(text: string): Stage[] {
  const file = DockerfileParser.parse(text);
  const args = new Map(
    file.getInitialARGs().map((arg) => {
      const property = arg.getProperty();
      return [property?.getName() ?? '', property?.getValue() ?? ''];
    }),
  );
  const stages: { name: string; image: string; steps: Step[] }[] = [];
  for (const instruction of file.getInstructions()) {
    if (instruction.getKeyword() === 'FROM') {
      const [image = '', , name = ''] = instruction.getArguments().map((argument) => argument.getValue());
      const shown = image.replaceAll(/\$\{(\w+)\}/g, (_, arg: string) => args.get(arg) ?? '');
      stages.push({ name, image: shown, steps: [] });
    } else {
      stages.at(-1)?.steps.push(stepOf(instruction));
    }
  }
  return stages;
}

function stepOf(instruction: Instruction): Step {
  const written = (instruction.getRawArgumentsContent() ?? '').replaceAll(/\\\n\s*/g, ' ');
  const given = instruction instanceof ModifiableInstruction ? instruction.getFlags() : [];
  const flags = Object.fromEntries(given.map((flag) => [flag.getName(), flag.getValue() ?? '']));
  // The words of a health check come after CMD; the parser reads the list of the others itself.
  const list = instruction.getKeyword() === 'HEALTHCHECK' ? written.replace(/^CMD\s+/, '') : undefined;
  const keyword = instruction.getKeyword();
  if (list?.startsWith('[') === true) {
    return { keyword, flags, words: JSON.parse(list) as string[], form: 'exec' };
  }
  if (instruction instanceof JSONInstruction && instruction.getOpeningBracket() !== null) {
    const words = instruction.getJSONStrings().map((word) => word.getJSONValue());
    return { keyword, flags, words, form: 'exec' };
  }
  return { keyword, flags, words: written.split(/\s+/).filter((word) => word !== ''), form: 'plain' };
}

/** What good files have in common (hadolint rules, and ours); one sentence for each that is broken. */
export function dockerfileFaults(text: string): string[] {
  const stages = stagesOf(text);
  const last = stages.at(-1);
  const all = stages.flatMap(({ steps }) => steps);
  const of = (keyword: string, steps: readonly Step[] = all): Step[] =>
    steps.filter((step) => step.keyword === keyword);
  const faults: string[] = [];
  const unless = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  unless(stages.length > 1, 'one stage only');
  for (const { image } of stages) {
    unless(/^node:\d+\.\d+\.\d+-slim@sha256:[0-9a-f]{64}$/.test(image), `FROM ${image}: not pinned`);
  }
  unless(new Set(stages.map(({ image }) => image)).size === 1, 'two base images');
  unless(of('ADD').length === 0, 'ADD: COPY does all we need (DL3020)');
  for (const step of all) {
    if (['RUN', 'ENTRYPOINT', 'CMD', 'HEALTHCHECK', 'VOLUME'].includes(step.keyword)) {
      unless(step.form === 'exec', `${step.keyword} ${step.words.join(' ')}: not the exec form (DL3025)`);
    }
    if (step.keyword === 'RUN') {
      unless(
        !/^(?:sh|bash|curl|wget|sudo|apt|apt-get)$/.test(step.words[0] ?? ''),
        `RUN ${step.words.join(' ')}: a shell, or something fetched`,
      );
      const isInstall = step.words[0] === 'npm' && step.words[1] !== 'run';
      unless(
        !isInstall || (step.words[1] === 'ci' && step.words.includes('--ignore-scripts')),
        `RUN ${step.words.join(' ')}: npm ci --ignore-scripts alone is reproducible`,
      );
    }
    if (step.keyword === 'WORKDIR') {
      unless(
        step.words[0]?.startsWith('/') === true,
        `WORKDIR ${step.words.join(' ')}: not absolute (DL3000)`,
      );
    }
  }
  for (const keyword of ['ENTRYPOINT', 'HEALTHCHECK', 'USER', 'LABEL', 'STOPSIGNAL']) {
    unless(of(keyword, last?.steps).length === 1, `${keyword}: expected once in the last stage`);
  }
  const [uid = '', gid = ''] = of('USER', last?.steps).at(-1)?.words[0]?.split(':') ?? [];
  unless(/^[1-9]\d*$/.test(uid) && /^[1-9]\d*$/.test(gid), 'USER: root, or not by number (DL3002)');
  for (const copy of of('COPY', last?.steps)) {
    unless(copy.flags['from'] !== undefined, `COPY ${copy.words.join(' ')}: not from the build`);
    unless(copy.flags['chown'] !== undefined, `COPY ${copy.words.join(' ')}: nobody said whose`);
    unless(!copy.words.includes('.'), 'COPY .: more than is meant');
  }
  unless(of('RUN', last?.steps).length === 0, 'RUN in the last stage: a layer that is no copy');
  return faults;
}
