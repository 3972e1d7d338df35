// The docs as pages of the site: no dead link, no missing picture, and a search that finds them.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { makePages } from '../../tools/web/boards.ts'
import { listSections } from '../../tools/web/docs/contents.ts'
import { docFiles } from '../../tools/web/docs/files.ts'
import { resolveLink } from '../../tools/web/docs/links.ts'
import { renderPage } from '../../tools/web/docs/render.ts'
import { DRAWN_FILES, type SectionFile } from '../../tools/web/docs/section.ts'
import { CARD, findSection, RELATED } from '../../web/docs/contents.ts'
import { listParts } from '../../web/docs/parts.ts'
import { makeSearch } from '../../web/docs/search.ts'
import { VIEWS } from '../../web/shell/views.ts'

const root = join(import.meta.dirname, '../..')
const files = await docFiles()
const json = <T>(name: string): T => JSON.parse(files[name] as string)
const contents = json<ReturnType<typeof listSections>>('docs/contents.json')
const sections = ['index', ...contents.map(({ name }) => name)].map((name) => json<SectionFile>(`docs/${name}.json`))
const pages = new Map(sections.flatMap((section) => Object.entries(section.pages)))
const views: readonly string[] = VIEWS.map(({ name }) => name)

/** Why an address leads nowhere; undefined if it leads to something. */
function whyDead(address: string): string | undefined {
  if (/^https:\/\//.test(address)) return undefined
  if (!address.startsWith('#/')) return files[address] || DRAWN_FILES.includes(address) ? undefined : 'no such file'
  const [place = '', query] = address.slice(2).split('?')
  const [view = '', ...rest] = place.split('/')
  const path = rest.join('/')
  if (!views.includes(view)) return 'no such view'
  if (view === 'boards') return path === '' || Object.hasOwn(boards, path) ? undefined : 'no such board'
  if (view !== 'docs') return undefined
  const html = pages.get(path)
  if (html === undefined) return 'no such page'
  const at = new URLSearchParams(query).get('at')
  return at === null || html.includes(`id="${at}"`) ? undefined : 'no such heading'
}

const linksOf = (html: string): string[] => [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address!)

it('knows dead links from live ones', () => {
  expect(whyDead('#/docs/owner/light?at=every-signal')).toBeUndefined()
  expect(whyDead('#/docs/owner/light?at=no-signal')).toBe('no such heading')
  expect(whyDead('#/docs/owner/lights')).toBe('no such page')
  expect(whyDead('#/boards/picoo')).toBe('no such board')
  expect(whyDead('docs/owner/card.pdf')).toBeUndefined()
  expect(whyDead('docs/owner/cards.pdf')).toBe('no such file')
})

it('every page of docs/ but those of boards is a page of the site', () => {
  const written = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !/^maker\/boards\//.test(file))
    .map((file) => (file === 'README.md' ? '' : file.replace(/\.md$/, '')))
  expect([...pages.keys()].sort()).toEqual(written.sort())
})

describe.each([...pages])('the page "%s"', (path, html) => {
  it('has no dead link', () => {
    for (const address of linksOf(html)) expect(whyDead(address), address).toBeUndefined()
  })

  it('shows only pictures that come with it', () => {
    const { pictures } = sections.find((section) => section.pages[path] !== undefined)!
    for (const [, picture] of html.matchAll(/<img data-picture="([^"]*)" alt="[^"]+"/g))
      expect(DRAWN_FILES.includes(picture!) || /^<svg/.test(pictures[picture!] ?? '')).toBe(true)
    expect(html.match(/<img/g)?.length).toBe(html.match(/<img data-picture="[^"]*" alt="[^"]+"/g)?.length)
  })

  it('has one title, and no id twice', () => {
    expect(html.match(/<h1/g)?.length).toBe(1)
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is in the list', () => expect(findSection(contents, path)).toBeDefined())
})

it('the pages of boards have no dead link', () => {
  const all = makePages()
  expect(Object.keys(all)).toEqual(Object.keys(boards))
  for (const [name, { html }] of Object.entries(all))
    for (const address of linksOf(html)) expect(whyDead(address), `${name}: ${address}`).toBeUndefined()
})

const sources = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
)

it.each(sources)('web/%s has no dead address', (file) => {
  const text = readFileSync(join(root, 'web', file), 'utf8')
  for (const [, address] of text.matchAll(/['"](#\/[\w/?=-]*)['"]/g)) expect(whyDead(address!), address).toBeUndefined()
})

it('what the page draws is on the page of the card alone', () => {
  const used = [...pages].filter(([, html]) => DRAWN_FILES.some((file) => html.includes(`"${file}"`)))
  expect(used.map(([path]) => path)).toEqual([CARD])
})

it('every view that a page names exists, and so does the page', () => {
  for (const [path, { address }] of Object.entries(RELATED)) {
    expect(pages.has(path), path).toBe(true)
    expect(whyDead(address)).toBeUndefined()
  }
})

describe('a page', () => {
  const render = (text: string) => renderPage('docs/owner/x.md', text, [], () => [10, 20]).html

  it('escapes what is code, and keeps the signs of a light together', () => {
    expect(render('`<b>` ● ● and `a & b`')).toBe('<p><code>&lt;b&gt;</code> ●\u00a0● and <code>a &amp; b</code></p>')
    expect(render('    <script>')).toContain('<code>&lt;script&gt;</code>')
  })

  it('shows no comment, and gives every second heading of a name a number', () => {
    expect(render('<!-- table: x -->\n## Notes\n## Notes')).toBe(
      '<h2 id="notes">Notes</h2>\n<h2 id="notes-1">Notes</h2>',
    )
  })

  it('gives a picture its size, and refuses one that is not in docs/', () => {
    expect(render('![a](../pictures/run.svg)')).toContain('alt="a" width="10" height="20"')
    expect(() => render('![a](../../src/a.svg)')).toThrow('docs/owner/x.md: there is no picture ../../src/a.svg')
  })
})

it.each([
  ['../README.md', '#/docs'],
  ['../../README.md', '#/massager'],
  ['light.md#every-signal', '#/docs/owner/light?at=every-signal'],
  ['#here', '#/docs/owner/plan?at=here'],
  ['../maker/boards/pico-w.md', '#/boards/pico-w'],
  ['card.pdf', 'docs/owner/card.pdf'],
  ['https://www.espruino.com', 'https://www.espruino.com'],
  ['../../src/limits.ts', undefined],
])('a link to %s leads to %s', (target, href) => {
  const all = listSections().flatMap((section) => section.pages)
  expect(resolveLink(target, 'docs/owner/plan.md', all).href).toBe(href)
})

describe('the search', async () => {
  const search = await makeSearch(listParts(Object.fromEntries(pages)))
  const find = (query: string) => search(query).map(({ address }) => address)

  it.each([
    ['every signal', 'owner/light?at=every-signal'],
    ['unlock press', 'owner/using-it'],
    ['bootsel', 'maker/flashing'],
    ['calibraton', 'maker/calibration'],
    ['physio', 'owner/professional'],
    ['begun', 'contributor/memory'],
    // A word that is in nearly every part, alone and beside a rare one.
    ['motor', 'maker/'],
    ['the motor begun', 'contributor/memory'],
    ['KALUMA 1.2.1 uf2', 'maker/flashing'],
  ])('finds %s', (query, id) => {
    expect(
      find(query).some((found) => found.startsWith(`#/docs/${id}`)),
      find(query).join(),
    ).toBe(true)
  })

  it.each(['zeppelin', '', ' ', '1', '"', 'x'.repeat(1000)])('finds nothing for %.20j', (query) => {
    expect(find(query)).toEqual([])
  })

  it('leads only to pages and headings that exist, at most twelve at a time', () => {
    const words = ['motor', 'the', 'light', 'board', 'session', 'test', 'engine', 'a', 'pin', 'time', 'program']
    const found = words.flatMap(find)
    expect(found.length).toBeGreaterThan(60)
    for (const address of found) expect(whyDead(address), address).toBeUndefined()
    for (const word of words) expect(find(word).length).toBeLessThanOrEqual(12)
  })
})
