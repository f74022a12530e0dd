import { crc32 } from "node:zlib";

/*
 * The CRC-32 of joined texts, from those of its parts (RFC 1952, section 8). Appending a text of n bytes
 * multiplies the CRC of what stands before it by x^(8n), modulo the polynomial of gzip, in the field of
 * two elements. Numbers are 32 bits, with the coefficient of x^0 in the highest.
 */

/** The polynomial of gzip, without x^32. */
const polynomial = 0xedb88320;
/** The number 1, which is x^0. */
const one = 0x80000000;

/**
 * The CRC-32 of some bytes.
 *
 * @param before the CRC-32 of what stands before them
 */
export function crcOf(bytes: Uint8Array, before = 0): number {
  return crc32(bytes, before);
}

/** The operator that appends a text of some bytes: x^(8 × length). */
export function appendOperator(length: number): number {
  let operator = one;
  // x^8, x^16, x^32, …
  let power = one >>> 8;
  for (let left = length; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) operator = multiply(operator, power);
    power = multiply(power, power);
  }
  return operator;
}

/**
 * The CRC-32 of a text with another one appended.
 *
 * @param operator of the appended text's length
 */
export function appendCrc(before: number, appended: number, operator: number): number {
  return (multiply(operator, before) ^ appended) >>> 0;
}

/** The product of two polynomials, modulo that of gzip. */
function multiply(a: number, b: number): number {
  let product = 0;
  let shifted = b;
  for (let rest = a; rest !== 0; rest <<= 1) {
    if (rest < 0 || rest >= one) product ^= shifted;
    shifted = (shifted & 1) === 0 ? shifted >>> 1 : (shifted >>> 1) ^ polynomial;
  }
  return product >>> 0;
}
