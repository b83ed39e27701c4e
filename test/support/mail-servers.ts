import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { SelfSigned } from './certificate.js';

/** A mail as a server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** The login it came under. */
  readonly user: string | undefined;
  readonly secure: boolean;
}

export interface MailServerOptions {
  readonly tls?: SelfSigned;
  /** Encrypted from the first byte. */
  readonly implicit?: boolean;
  readonly user?: string;
  readonly password?: string;
  /** Answers instead of taking the mail, for so many mails: a code of SMTP. */
  readonly answers?: number[];
  /** Recipients that it does not know. */
  readonly unknown?: readonly string[];
}

/** A real SMTP server on the loopback, gone when the test ends. */
export async function mailServer(
  options: MailServerOptions = {},
): Promise<{ readonly port: number; readonly mails: TakenMail[]; readonly tries: () => number }> {
  const { tls, implicit = false, user, password, answers = [], unknown = [] } = options;
  const mails: TakenMail[] = [];
  let tries = 0;
  const settings: SMTPServerOptions = {
    secure: implicit,
    ...(tls === undefined
      ? { disabledCommands: ['STARTTLS'], allowInsecureAuth: true }
      : { key: tls.key, cert: tls.certificate }),
    authOptional: user === undefined,
    onConnect: (_session, done) => {
      tries += 1;
      done();
    },
    onAuth: (auth, _session, done) => {
      if (auth.username === user && auth.password === password) done(null, { user: auth.username });
      else done(Object.assign(new Error('no'), { responseCode: 535 }));
    },
    onRcptTo: ({ address }, _session, done) => {
      done(unknown.includes(address) ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null);
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const answer = answers.shift();
        if (answer !== undefined) {
          done(Object.assign(new Error('not now'), { responseCode: answer }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(pieces).toString('utf8'),
          user: typeof session.user === 'string' ? session.user : undefined,
          secure: session.secure,
        });
        done();
      });
    },
  };
  const server = new SMTPServer({ ...settings, logger: false });
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  );
  return { port, mails, tries: () => tries };
}

/** A server of another kind: it says what is given at each line it hears, or nothing at all; `hang-up`: it does. */
export async function wordsServer(
  answer: (line: string) => string | undefined,
  greeting: string | undefined,
  /** Written every few moments, for as long as somebody listens. */
  drip?: string,
): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (greeting !== undefined) socket.write(greeting);
    if (drip !== undefined) {
      const dripping = setInterval(() => {
        socket.write(drip);
      }, 40);
      socket.on('close', () => {
        clearInterval(dripping);
      });
    }
    socket.on('data', (bytes) => {
      for (const line of bytes
        .toString('latin1')
        .split('\r\n')
        .filter((one) => one !== '')) {
        const said = answer(line);
        if (said === 'hang-up') socket.destroy();
        else if (said !== undefined) socket.write(`${said}\r\n`);
      }
    });
    sockets.add(socket);
  });
  const sockets = new Set<Socket>();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
