// Text from a file, made safe to print: a file may hold control characters, and 10 MB of one word.

const MAX_LENGTH = 240

/** The text on one line, cut after 240 characters. */
export function toShortLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would obey these
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line
}
