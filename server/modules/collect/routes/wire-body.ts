import { isUtf8 } from 'node:buffer'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import type { Clock } from '../../../platform/clock.ts'
import { SplotError } from '../../../platform/errors.ts'
import { readBody } from '../../../platform/http/read-body.ts'

/** Of a request on the wire, inflated. */
export const maxRequestBytes = 500_000
/** Senders of too much are heard out this far, so that the refusal reaches them. */
const patienceBytes = 32 * 2 ** 20
const deadlineMs = 10_000

const tooLarge = () => new SplotError('too_large', { values: { limit: maxRequestBytes } })

/**
 * The body of a request as UTF-8 JSON text without byte order mark: read within ten seconds, inflated within the
 * limit. Gzip is known by its first bytes, for SDKs send it with a wrong type or without saying so.
 * @throws SplotError too_large, request_timeout, encoding, encoding_wrong, charset, utf8_invalid
 */
export async function readWireBody(request: Request, clock: Clock): Promise<Buffer> {
  const encoding = readEncoding(request.headers.get('content-encoding'))
  checkCharset(request.headers.get('content-type'))
  const raw = await readInTime(request, clock)
  const bytes = await expand(raw, encoding)
  return checkText(bytes)
}

function readEncoding(header: string | null): string {
  const encodings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'identity')
  const encoding = encodings[0] ?? ''
  if (encodings.length > 1 || !['', 'gzip', 'x-gzip', 'deflate', 'br'].includes(encoding))
    throw new SplotError('encoding')
  return encoding
}

function checkCharset(header: string | null): void {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(header ?? '')?.[1]?.toLowerCase()
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(charset))
    throw new SplotError('charset')
}

async function readInTime(request: Request, clock: Clock): Promise<Buffer> {
  const done = new AbortController()
  const late = clock.sleep(deadlineMs, done.signal).then(() => {
    if (!done.signal.aborted) throw new SplotError('request_timeout')
    return Buffer.alloc(0)
  })
  try {
    const whole = readBody(request, maxRequestBytes, patienceBytes)
    return await Promise.race([whole.catch(cutShort), late])
  } finally {
    // With a reason of our own no exception object is made for it.
    done.abort('read')
  }
}

/** The sender went away or broke the transfer: nothing was stored. */
function cutShort(error: unknown): never {
  throw error instanceof SplotError ? error : new SplotError('request_timeout')
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b
const options = { maxOutputLength: maxRequestBytes }

async function expand(raw: Buffer, encoding: string): Promise<Buffer> {
  if (raw.length > maxRequestBytes) throw tooLarge()
  if (isGzip(raw)) {
    const bytes = await unpack(() => promisify(gunzip)(raw, options))
    if (isGzip(bytes)) throw new SplotError('encoding')
    return bytes
  }
  if (raw.length === 0 || encoding === '') return raw
  if (encoding === 'br') return unpack(() => promisify(brotliDecompress)(raw, options))
  if (encoding !== 'deflate') throw new SplotError('encoding_wrong')
  const hasHeader = ((raw[0] ?? 0) & 0x0f) === 8 && (((raw[0] ?? 0) << 8) | (raw[1] ?? 0)) % 31 === 0
  return unpack(() => promisify(hasHeader ? inflate : inflateRaw)(raw, options))
}

async function unpack(run: () => Promise<Buffer>): Promise<Buffer> {
  try {
    return await run()
  } catch (error) {
    const isBomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw isBomb ? tooLarge() : new SplotError('encoding_wrong')
  }
}

function checkText(bytes: Buffer): Buffer {
  const [a, b, c] = bytes
  if ((a === 0xfe && b === 0xff) || (a === 0xff && b === 0xfe) || (bytes.length > 1 && (a === 0 || b === 0)))
    throw new SplotError('charset')
  const text = a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(3) : bytes
  if (!isUtf8(text)) throw new SplotError('utf8_invalid')
  return text
}
