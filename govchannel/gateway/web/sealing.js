// From answers to a sealed request, as a terminal makes it (kiosk/seal.py, govchannel/contract/envelope.py): signed with a
// key made for this one request, sealed with HPKE to the agency's public key. After this, only the agency can read it.

import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "./vendor.js";
import { newNumber } from "./number.js";

export const SUITE = "x25519-hkdf-sha256-aes256gcm";
const PHONE = "phone";
const TOKEN_BYTES = 16;

/** Whether this browser can seal: outside https there is no cryptography. */
export function canSeal() {
  return Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle);
}

/**
 * A sealed request: `body` is what is sent, `number` and `token` what the citizen keeps.
 *
 * `key` is the agency's: key_id, suite, public_key (base64). `notice` is the privacy notice as shown.
 */
export async function seal({ service, agency, key, version, answers, notice, now = new Date() }) {
  if (key.suite !== SUITE) throw new Error("unknown suite");
  const number = newNumber();
  const token = base64url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
  const at = now.toISOString();
  const content = utf8(
    JSON.stringify({
      number,
      service,
      form_version: version,
      submitted_at: at,
      assurance: "declared",
      consent: { notice_sha256: await sha256(utf8(notice)), agreed_at: at },
      citizen: {},
      answers,
    }),
  );
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const pair = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
  const signature = der(new Uint8Array(await crypto.subtle.sign(algorithm, pair.privateKey, content)));
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
  const signed = utf8(JSON.stringify({ content: base64(content), terminal: PHONE, signature: base64(signature) }));
  const envelope = await sealed(signed, key, [number, PHONE, service, agency, key.key_id]);
  const request = {
    number,
    service,
    agency,
    key_id: key.key_id,
    created_at: at,
    status_key: await sha256(utf8(token)),
    digest: await sha256(envelope),
    envelope: base64(envelope),
  };
  return { number, token, digest: request.digest, body: JSON.stringify({ request, public_key: base64(publicKey) }) };
}

/** The envelope: version, suite, key id and HPKE's output, bound to the request it belongs to. */
async function sealed(plaintext, key, binding) {
  const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const recipientPublicKey = await suite.kem.deserializePublicKey(bytes(key.public_key));
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: msgpack(binding) }, plaintext);
  const ciphertext = joined(new Uint8Array(enc), new Uint8Array(ct));
  return msgpack({ version: 1, suite: key.suite, key_id: key.key_id, ciphertext });
}

/** MessagePack of what an envelope holds: lists, maps, texts, bytes and small numbers. */
function msgpack(value) {
  if (typeof value === "number") return new Uint8Array([value]); // 0 to 127
  if (typeof value === "string") {
    const text = utf8(value);
    return joined(text.length < 32 ? new Uint8Array([0xa0 | text.length]) : new Uint8Array([0xd9, text.length]), text);
  }
  if (value instanceof Uint8Array) {
    const head = new DataView(new ArrayBuffer(5));
    head.setUint8(0, 0xc6);
    head.setUint32(1, value.length);
    return joined(new Uint8Array(head.buffer), value);
  }
  if (Array.isArray(value)) return joined(new Uint8Array([0x90 | value.length]), ...value.map(msgpack));
  const entries = Object.entries(value);
  return joined(new Uint8Array([0x80 | entries.length]), ...entries.flat().map(msgpack));
}

/** A signature as X.509 writes it (DER), from the two numbers that browsers give. */
function der(raw) {
  const numbers = [raw.subarray(0, 32), raw.subarray(32)].map((number) => {
    const from = number.findIndex((byte) => byte !== 0);
    const short = number.subarray(from);
    const positive = short[0] & 0x80 ? joined(new Uint8Array([0]), short) : short;
    return joined(new Uint8Array([0x02, positive.length]), positive);
  });
  const both = joined(...numbers);
  return joined(new Uint8Array([0x30, both.length]), both);
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

function bytes(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function base64(data) {
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
}

function base64url(data) {
  return base64(data).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function sha256(data) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
