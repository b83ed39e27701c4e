import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

/** The program of `pay.ts`, from the account of somebody else: a test has one account, four eyes need two. */
const own = os.userInfo();
os.userInfo = (() => ({ ...own, username: 'approbateur' })) as typeof os.userInfo;
syncBuiltinESMExports();
await import(new URL('pay.ts', import.meta.url).href);
