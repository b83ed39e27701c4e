import type { Commands } from '../session.js';
import { textsIn } from '../texts.js';
import { settingOptions } from './options.js';

/** `notify --test`: whether those who are to be told can be. */
export const notifyCommands: Commands = (line, { lang, terminal, done }) => {
  const { help } = textsIn(lang).notify;
  return line.command(
    'notify',
    help.notify,
    (args) =>
      settingOptions(args, lang).option('test', { type: 'boolean', default: false, describe: help.test }),
    async (args) => {
      const { notify } = await import('../notify.js');
      done(await notify(args, terminal));
    },
  );
};
