// Parses XML into elements, each with its line. `sax` does the work; xml-tag.ts finds what it lets pass.
// Document types, CDATA and text are refused: no vibration file has them, and entities of a document type can be an attack.
// Comments and processing instructions are skipped.

import sax from 'sax'
import { MAX_POINTS, refuse } from '../format.ts'
import { checkText } from './text.ts'
import { findTagMistake, ONLY_ENTITIES } from './xml-tag.ts'

export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly Element[]
  /** "line 3, <waveform-entry>" */
  place: string
}

interface OpenElement extends Element {
  attributes: Record<string, string>
  children: Element[]
}

const MAX_DEPTH = 8
const MAX_ELEMENTS = MAX_POINTS + MAX_DEPTH

const NO_DOCTYPE = 'expected no <!DOCTYPE>, got one: remove it'
const NO_CDATA = 'expected only elements, got <![CDATA[: remove it'

/** The errors of sax whose own words say too little. */
const SAX_ERRORS: Record<string, string> = {
  'Invalid character entity': ONLY_ENTITIES,
  'Invalid character in entity name': ONLY_ENTITIES,
  'Inappropriately located doctype declaration': NO_DOCTYPE,
  'Non-whitespace before first tag.': 'expected an element first, got text',
  'Text data outside of root node.': 'expected only elements, got text',
  'Unexpected end': 'expected the end of a tag or a comment, got the end of the file',
}

// checkText has limited the whole text: sax need not limit its parts.
Object.assign(sax, { MAX_BUFFER_LENGTH: Infinity })

/**
 * The root element. The text of elements in `opaque` is skipped, that of others refused. Throws FormatError with the line
 * of the mistake.
 */
export function parseXml(raw: string, opaque: readonly string[] = []): Element {
  const text = checkText(raw)
  const parser = sax.parser(true)
  const open: OpenElement[] = []
  let root: Element | undefined
  let count = 0
  let line = 1

  const fail = (reason: string): never => refuse(`line ${line}`, reason)
  /** The tag that ends here, without "<" and ">". */
  const getTag = () => text.slice(parser.startTagPosition, parser.position - 1)
  const checkTag = () => {
    const mistake = findTagMistake(getTag())
    if (mistake !== undefined) fail(mistake)
  }

  parser.onerror = ({ message }) => {
    const [error] = message.split('\n') as [string]
    const expected = open.length > 0 ? `</${open.at(-1)!.name}>` : 'an element'
    if (error === 'Unclosed root tag') fail(`expected ${expected}, got the end of the file`)
    if (error === 'Unexpected close tag' || error.startsWith('Unmatched closing tag'))
      fail(`expected ${expected}, got <${getTag()}>`)
    fail(SAX_ERRORS[error] ?? `expected well-formed XML, got a mistake: ${error}`)
  }
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name.toLowerCase() !== 'xml') return
    if (parser.startTagPosition !== 1) fail(`expected <?${name}?> at the very beginning, got it here: remove it`)
    const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(body)?.[1]
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding))
      fail(`expected encoding UTF-8, got ${encoding}: save the file as UTF-8`)
  }
  parser.ondoctype = (doctype) => {
    line -= doctype.split('\n').length - 1
    fail(NO_DOCTYPE)
  }
  parser.onsgmldeclaration = (declaration) => fail(`expected only elements, got <!${declaration}>: remove it`)
  parser.onopencdata = () => fail(NO_CDATA)
  parser.ontext = (content) => {
    if (opaque.includes(open.at(-1)?.name ?? '')) return
    if (/[^ \t\r\n]/.test(content)) fail(`expected only elements, got the text "${content.trim()}"`)
  }
  parser.onopentagstart = ({ name }) => {
    if (root) fail(`expected one root element, got <${name}> after it`)
    if (++count > MAX_ELEMENTS) fail(`expected at most ${MAX_POINTS} elements, got more`)
    if (open.length === MAX_DEPTH) fail(`expected elements at most ${MAX_DEPTH} deep, got <${name}> one deeper`)
    open.push({ name, attributes: {}, children: [], place: `line ${line}, <${name}>` })
  }
  parser.onattribute = ({ name, value }) => {
    // sax would call this one as its own.
    if (name === 'hasOwnProperty') fail(`expected no attribute ${name}, got one: remove it`)
    open.at(-1)!.attributes[name] = value
  }
  parser.onopentag = checkTag
  parser.onclosetag = () => {
    checkTag()
    const element = open.pop()!
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  }

  // By line, since sax counts a line break before it tells what ended there.
  text.split('\n').forEach((content, i) => {
    line = i + 1
    parser.write(`${content}\n`).flush()
  })
  parser.close()
  return root ?? fail('expected an element, got none')
}
