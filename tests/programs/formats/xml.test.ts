// XML is parsed into elements with their lines; anything else than elements is refused with its line.

import { describe, expect, it } from 'vitest'
import { FormatError } from '../../../programs/formats/index.ts'
import { type Element, parseXml } from '../../../programs/formats/parse/xml.ts'

/** The places of an element and of all in it, in order. */
const listPlaces = ({ place, children }: Element): string[] => [place, ...children.flatMap(listPlaces)]

describe('the parser', () => {
  it('gives elements, attributes and children in their order', () => {
    expect(parseXml(`<a x="1" y='2'><b/><c z = "3"></c ></a>`)).toEqual({
      name: 'a',
      attributes: { x: '1', y: '2' },
      place: 'line 1, <a>',
      children: [
        { name: 'b', attributes: {}, children: [], place: 'line 1, <b>' },
        { name: 'c', attributes: { z: '3' }, children: [], place: 'line 1, <c>' },
      ],
    })
  })

  it('replaces the five entities of XML in attributes', () => {
    expect(parseXml('<a x="&lt;&gt;&amp;&quot;&apos;"/>').attributes).toEqual({ x: `<>&"'` })
  })

  it('takes a declaration and comments, and ignores a byte order mark', () => {
    const text = '\uFEFF<?xml version="1.0" encoding="utf-8"?><!-- <!DOCTYPE x> & --><a><!----></a><!-- - -->'
    expect(parseXml(text).name).toBe('a')
  })

  it('replaces characters by their number in attributes', () => {
    expect(parseXml('<a x="&#49;&#x2F;&#x1F600;"/>').attributes).toEqual({ x: '1/😀' })
  })

  it('skips processing instructions, but not a declaration that is not at the start', () => {
    expect(parseXml('<?xml version="1.0"?><?style href="x"?><a><?b c?></a><?end?>').children).toEqual([])
  })

  it('skips the text of opaque elements', () => {
    expect(parseXml('<a><b> c2 </b></a>', ['b']).children).toHaveLength(1)
    expect(() => parseXml('<a> c2 <b/></a>', ['b'])).toThrow('got the text "c2"')
  })

  it('takes a comment of 100 KB', () => {
    expect(parseXml(`<a/><!--${'-x\n'.repeat(33_000)}-->`).name).toBe('a')
  })

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('counts lines that end in %s, also in comments and tags', (_, end) => {
    const text = ['<!--', '-->', '<a', 'x="1"', '>', '<b/>', '', '<c', '/>', '</a>'].join(end)
    expect(listPlaces(parseXml(text))).toEqual(['line 3, <a>', 'line 6, <b>', 'line 8, <c>'])
  })

  it('takes elements 8 deep', () => {
    expect(listPlaces(parseXml(`${'<a>'.repeat(8)}${'</a>'.repeat(8)}`))).toHaveLength(8)
  })
})

const ENTITY = 'expected only &lt; &gt; &amp; &quot; &apos; and characters by number such as &#65;, got another "&"'
const DOCTYPE = 'expected no <!DOCTYPE>, got one: remove it'
const BOMB = `<?xml version="1.0"?>
<!DOCTYPE lolz [
  <!ENTITY lol "lol">
  <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
]>
<vibration a="&lol2;"/>`

describe('the parser refuses', () => {
  it.each<[title: string, text: string, message: string]>([
    ['an empty file', '', 'line 1: expected an element, got none'],
    ['a document type', '\n<!DOCTYPE x><a/>', `line 2: ${DOCTYPE}`],
    ['a document type with a system file', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><a/>', `line 1: ${DOCTYPE}`],
    ['a document type in small letters', '<!doctype x><a/>', `line 1: ${DOCTYPE}`],
    ['a document type after the root', '<a/>\n<!DOCTYPE x>', `line 2: ${DOCTYPE}`],
    ['an entity bomb, at the line of its document type', BOMB, `line 2: ${DOCTYPE}`],
    [
      'an entity alone',
      '<!ENTITY x "y"><a/>',
      'line 1: expected the end of a tag or a comment, got the end of the file',
    ],
    ['another declaration', '<a><!ELEMENT></a>', 'line 1: expected only elements, got <!ELEMENT>: remove it'],
    ['CDATA', '<a>\n<![CDATA[ ]]></a>', 'line 2: expected only elements, got <![CDATA[: remove it'],
    [
      'a declaration that is not at the start',
      '\n<?xml version="1.0"?><a/>',
      'line 2: expected <?xml?> at the very beginning, got it here: remove it',
    ],
    [
      'another encoding',
      '<?xml version="1.0" encoding="UTF-16"?><a/>',
      'line 1: expected encoding UTF-8, got UTF-16: save the file as UTF-8',
    ],
    ['text before the root', 'x<a/>', 'line 1: expected an element first, got text'],
    ['text in an element', '<a>\n\n x <b/></a>', 'line 3: expected only elements, got the text "x"'],
    ['text lines before the next tag', '<a>\nx\n\n<b/></a>', 'line 2: expected only elements, got the text "x"'],
    ['text after the root', '<a/>\nx', 'line 2: expected only elements, got text'],
    ['an unknown entity', '<a x="&x;"/>', `line 1: ${ENTITY}`],
    ['an entity of HTML', '<a x="&nbsp;"/>', `line 1: ${ENTITY}`],
    ['an entity in capitals', '<a x="&LT;"/>', `line 1: ${ENTITY}`],
    ['the number of no character', '<a x="&#0;"/>', `line 1: ${ENTITY}`],
    ['the number of half a character', '<a x="&#xd800;"/>', `line 1: ${ENTITY}`],
    ['a number with a letter', '<a x="&#6a;"/>', `line 1: ${ENTITY}`],
    ['an "&" alone', '<a x="1 & 2"/>', `line 1: ${ENTITY}`],
    ['a "<" in an attribute', '<a\nx="<"/>', 'line 2: expected &lt; inside a tag, got "<"'],
    [
      'a "<" in an attribute of an element with children',
      '<a x="<">\n<b/></a>',
      'line 1: expected &lt; inside a tag, got "<"',
    ],
    ['an attribute that comes twice', '<a x="1" y="2"\n x = \'3\'/>', 'line 2: expected one x, got two: remove one'],
    [
      'the attribute hasOwnProperty',
      '<a hasOwnProperty="" x=""/>',
      'line 1: expected no attribute hasOwnProperty, got one: remove it',
    ],
    [
      'an attribute without quotes',
      '<a x=1/>',
      'line 1: expected well-formed XML, got a mistake: Unquoted attribute value',
    ],
    [
      'attributes without a space between',
      '<a x="1"y="2"/>',
      'line 1: expected well-formed XML, got a mistake: No whitespace between attributes',
    ],
    ['a space before the name of a tag', '< a/>', 'line 1: expected a name right after "<", got a space'],
    ['a space before the name of an end tag', '<a></ a>', 'line 1: expected a name right after "<", got a space'],
    ['an end tag of another element', '<a>\n<b>\n</a>', 'line 3: expected </b>, got </a>'],
    ['an end tag without an element', '</a>', 'line 1: expected an element, got </a>'],
    ['an element without an end', '<a>\n<b/>\n', 'line 3: expected </a>, got the end of the file'],
    ['a tag without an end', '<a', 'line 1: expected the end of a tag or a comment, got the end of the file'],
    [
      'a comment without an end',
      '<a/>\n<!-- x',
      'line 2: expected the end of a tag or a comment, got the end of the file',
    ],
    ['"--" in a comment', '<!-- -- --><a/>', 'line 1: expected well-formed XML, got a mistake: Malformed comment'],
    ['a second root', '<a/>\n<b/>', 'line 2: expected one root element, got <b> after it'],
    ['elements 9 deep', '<a>'.repeat(9), 'line 1: expected elements at most 8 deep, got <a> one deeper'],
  ])('%s', (_, text, message) => {
    expect(() => parseXml(text)).toThrow(new FormatError(message))
  })
})
