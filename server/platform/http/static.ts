import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
}

/** What every page of ours is allowed to do: nothing from elsewhere, no frames, no plug-ins. */
export const pageHeaders: Record<string, string> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * Serves a built single-page app: files as they are (hashed ones for ever), every other path the index page; a folder that
 * has an index page of its own is an app of its own.
 * @param folder the build's output
 */
export function createStaticSite(folder: string): (request: Request) => Response | null {
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null
    const path = readPath(request)
    if (path === null) return null
    const file = normalize(join(folder, path))
    if (!file.startsWith(folder + sep) && file !== folder) return null
    if (path !== '/' && existsSync(file) && statSync(file).isFile())
      return sendFile(file, /^\/(till\/)?assets\//.test(path))
    if (extname(path) !== '') return null
    return (file === folder ? null : sendIndex(file)) ?? sendIndex(folder)
  }
}

function readPath(request: Request): string | null {
  try {
    const path = decodeURIComponent(new URL(request.url).pathname)
    return path.includes('\0') ? null : path
  } catch {
    return null
  }
}

function sendFile(file: string, isHashed: boolean): Response {
  const body = Readable.toWeb(createReadStream(file)) as ReadableStream
  return new Response(body, {
    headers: {
      ...pageHeaders,
      'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
      'content-length': String(statSync(file).size),
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}

function sendIndex(folder: string): Response | null {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) return null
  return new Response(readFileSync(index), {
    headers: { ...pageHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
