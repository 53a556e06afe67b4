/**
 * The length to which a bundle's tar is padded, so that its size tells little about its content: at most
 * 12 % more, and only O(log log) bits of the length remain visible. From Nikitin et al., "Reducing
 * Metadata Leakage from Encrypted Files and Communication with PURBs" (PoPETs 2019), section 4.
 *
 * @param length bytes, a safe integer.
 * @returns the smallest Padmé length that is not below it. A multiple of 512 stays one.
 */
export function padmeLength(length: number): number {
  if (length < 2) return length;
  // Digits, not `Math.log2`: a logarithm rounds up just below a large power of two.
  const exponent = length.toString(2).length - 1;
  const step = 2 ** (exponent - exponent.toString(2).length);
  return Math.ceil(length / step) * step;
}

/** True when padding would leave the length as it is: what every complete bundle's tar satisfies. */
export function isPadmeLength(length: number): boolean {
  return padmeLength(length) === length;
}
