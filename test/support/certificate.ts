import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and the certificate it signs for itself, as PEM: for a server of a test, named `localhost`. */
export interface SelfSigned {
  readonly key: string;
  readonly certificate: string;
}

/** X.509 v3, P-256, from 2020 to 2049. */
export function selfSigned(host = 'localhost'): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
  const name = sequence(der(0x31, sequence(Buffer.concat([oid('550403'), der(0x0c, Buffer.from(host))]))));
  const utcTime = (text: string): Buffer => der(0x17, Buffer.from(text));
  // subjectAltName: dNSName
  const alternative = sequence(der(0x82, Buffer.from(host)));
  const extension = sequence(Buffer.concat([oid('551d11'), der(0x04, alternative)]));
  const toBeSigned = sequence(
    Buffer.concat([
      der(0xa0, der(0x02, Buffer.from([2]))),
      der(0x02, Buffer.from([1])),
      ecdsaWithSha256,
      name,
      sequence(Buffer.concat([utcTime('200101000000Z'), utcTime('491231000000Z')])),
      name,
      publicKey.export({ type: 'spki', format: 'der' }),
      der(0xa3, sequence(extension)),
    ]),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const certificate = sequence(
    Buffer.concat([toBeSigned, ecdsaWithSha256, der(0x03, Buffer.concat([Buffer.from([0]), signature]))]),
  );
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function sequence(content: Buffer): Buffer {
  return der(0x30, content);
}

function oid(hexadecimal: string): Buffer {
  return der(0x06, Buffer.from(hexadecimal, 'hex'));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
