// The server of the page: its files, under any folder, and word of each change.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createPageServer, type PageServer } from '../../../tools/web/serve.ts'
import { typed } from '../../support/typed.ts'

let open: PageServer | undefined
afterEach(() => {
  open?.server.closeAllConnections()
  open?.server.close()
  open = undefined
})

async function serve(base?: string): Promise<string> {
  open = createPageServer(base)
  open.setFiles({ 'index.html': '<p>', 'main.js': 'run()', 'docs/a.json': '{}' })
  open.server.listen(0, 'localhost')
  await once(open.server, 'listening')
  return `http://localhost:${(open.server.address() as AddressInfo).port}`
}

it.each([
  ['/', '/', 200, 'text/html; charset=utf-8'],
  ['/', '/main.js?x=1', 200, 'text/javascript; charset=utf-8'],
  ['/', '/docs/a.json', 200, 'application/json'],
  ['/', '/toString', 404, null],
  ['/', '/../package.json', 404, null],
  ['/bench/', '/bench/', 200, 'text/html; charset=utf-8'],
  ['/bench/', '/bench/main.js', 200, 'text/javascript; charset=utf-8'],
  ['/bench/', '/main.js', 404, null],
])('under %s answers %s with %d', async (base, path, status, type) => {
  const response = await fetch((await serve(base)) + path)
  expect([response.status, response.headers.get('content-type')]).toEqual([status, type])
})

it('tells open pages of a change, and only then', async () => {
  const url = await serve()
  const { body } = await fetch(`${url}/reload`)
  const reader = body!.getReader()
  let isTold = false
  const told = reader.read().then(({ value }) => {
    isTold = true
    return new TextDecoder().decode(value)
  })
  await fetch(url)
  expect(isTold).toBe(false)
  open!.setFiles({})
  expect(await told).toBe('data: changed\n\n')
  expect((await fetch(url)).status).toBe(404)
})

it.each([
  ['65536', '--port is a whole number from 0 to 65535, not "65536"'],
  ['-1', '--port is a whole number from 0 to 65535, not "-1"'],
  ['http', '--port is a whole number from 0 to 65535, not "http"'],
])('unknot web --port %s is a sentence', async (port, message) => {
  expect(await typed(['web', `--port=${port}`])).toEqual({ status: 2, stdout: '', stderr: `${message}\n` })
})
