import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { settingOptions } from './options.js';

/** `init` and `doctor`: before the first run, and when something is wrong. */
export const firstStepsCommands: Commands = (line, { lang, terminal, done }) => {
  const { init: initTexts, doctor: doctorTexts } = textsIn(lang);
  const place = { type: 'string', requiresArg: true, default: undefined } as const;
  return line
    .command(
      'init [folder]',
      initTexts.help.init,
      (args) => args.positional('folder', { type: 'string', default: '.', describe: initTexts.help.folder }),
      async (args) => {
        const { init } = await import('../init.js');
        done(await init(args, terminal));
      },
    )
    .command(
      'doctor',
      doctorTexts.help.doctor,
      (args) =>
        settingOptions(args, lang)
          .option('ledger', { ...place, describe: doctorTexts.help.ledger })
          .option('input', { ...place, describe: doctorTexts.help.input })
          .option('output', { ...place, describe: doctorTexts.help.output })
          .option('json', { type: 'boolean', default: false, describe: doctorTexts.help.json }),
      async (args) => {
        const { doctor } = await import('../doctor.js');
        done(await doctor(args, terminal));
      },
    );
};
