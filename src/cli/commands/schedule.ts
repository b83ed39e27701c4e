import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { settingOptions } from './options.js';

/** `schedule` and `status`: the program that runs by itself, and what it did. */
export const scheduleCommands: Commands = (line, { lang, terminal, step, done }) => {
  const { help } = textsIn(lang).schedule;
  return line
    .command(
      'schedule',
      help.schedule,
      (args) =>
        settingOptions(args, lang).option('once', { type: 'boolean', default: false, describe: help.once }),
      async (args) => {
        const { schedule } = await import('../schedule.js');
        done(await schedule(args, terminal, step));
      },
    )
    .command(
      'status',
      help.status,
      (args) =>
        settingOptions(args, lang)
          .option('status', {
            type: 'string',
            requiresArg: true,
            default: undefined,
            describe: help.statusFile,
          })
          .option('json', { type: 'boolean', default: false, describe: help.json }),
      async (args) => {
        const { status } = await import('../status.js');
        done(await status(args, terminal));
      },
    );
};
