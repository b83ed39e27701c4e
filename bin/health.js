// The probe of the container: asks the scheduler whether it lives (`schedule.health` of the configuration, 8080 unless
// TRENTIEME_HEALTH_PORT says otherwise). 0: it does; 1: it does not, or nobody answers.
import { request } from 'node:http';

const port = Number(process.env.TRENTIEME_HEALTH_PORT ?? 8080);
const asked = request({ host: '127.0.0.1', port, path: '/health', timeout: 5000 }, (answer) => {
  answer.resume();
  process.exitCode = answer.statusCode === 200 ? 0 : 1;
});
asked.on('timeout', () => asked.destroy(new Error('timeout')));
asked.on('error', ({ code, message }) => {
  process.stderr.write(`trentieme : rien sur 127.0.0.1:${String(port)} (${code ?? message})\n`);
  process.exitCode = 1;
});
asked.end();
