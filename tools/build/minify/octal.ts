// Octal escapes in string literals, for the minifier and for what is put into a minified file.

/** An escape sequence. The digits are of one that may become octal: an octal digit after it would belong to it. */
const ESCAPE = /\\(?:x([01][0-9a-f])(?![0-7])|.)/g

/** A string literal with \1 instead of \x01. */
export const toOctalEscapes = (literal: string): string =>
  literal.replace(ESCAPE, (whole, digits) => (digits ? `\\${Number.parseInt(digits, 16).toString(8)}` : whole))
