// Request numbers, as terminals make them (kiosk/number.py): 14 random characters and a check character.

const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A fresh number, ``7QK2M-9XDT4-ZRB8W``; it is the request's idempotency key. */
export function newNumber() {
  let body = "";
  while (body.length < 14) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    // 240 is a multiple of 30: every character is as likely as any other.
    if (byte < 240) body += ALPHABET[byte % ALPHABET.length];
  }
  return (body + checkCharacter(body)).replace(/(.{5})(?=.)/g, "$1-");
}

/** ISO/IEC 7064, hybrid system MOD 31,30. */
function checkCharacter(body) {
  const modulus = ALPHABET.length;
  let sum = modulus / 2;
  for (const character of body) {
    sum = ((((sum || modulus) * 2) % (modulus + 1)) + ALPHABET.indexOf(character)) % modulus;
  }
  const last = (1 - (((sum || modulus) * 2) % (modulus + 1)) + modulus * 2) % modulus;
  return ALPHABET[last];
}
