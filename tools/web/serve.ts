// Serves the files of the page over HTTP, and tells open pages when to load again.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname } from 'node:path'
import type { Files } from './file-maker.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.pdf': 'application/pdf',
}

export interface PageServer {
  server: Server
  /** Serves these from now on, and reloads the pages that are open. */
  setFiles(files: Files): void
}

/** Serves a page under `base`, which begins and ends with a slash. */
export function createPageServer(base = '/'): PageServer {
  let files: Files = {}
  const open = new Set<ServerResponse>()
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const name = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) || 'index.html' : ''
    if (name === 'reload') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders()
      open.add(response)
      request.on('close', () => open.delete(response))
      return
    }
    const content = Object.hasOwn(files, name) ? files[name] : undefined
    if (content === undefined) response.writeHead(404).end()
    else {
      const type = TYPES[extname(name)] ?? 'application/octet-stream'
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(content)
    }
  })
  return {
    // The types of Espruino name a server of their own.
    server: server as unknown as Server,
    setFiles: (next) => {
      files = next
      for (const response of open) response.write('data: changed\n\n')
    },
  }
}
