// What the page on a phone stands on: HPKE (RFC 9180) and JSON Schema. `make browser` bundles it.
export { Aes256Gcm, CipherSuite, HkdfSha256 } from "@hpke/core";
export { DhkemX25519HkdfSha256 } from "@hpke/dhkem-x25519";
export { Validator } from "@cfworker/json-schema";
