import { SplotError } from '../errors.ts'

/**
 * The body of a request, kept no further than allowed: its length may be unknown, or a lie.
 * @param patienceBytes how far what is too large is heard out, unkept, before it is refused: an answer given while the
 * sender still writes is often lost with the connection, and the reason with it
 * @throws SplotError too_large
 */
export async function readBody(
  request: Request,
  maxBytes: number,
  patienceBytes = maxBytes,
): Promise<Buffer> {
  const tooLarge = () => new SplotError('too_large', { values: { limit: maxBytes } })
  // Nobody sends more than was announced: no stream is needed to count it.
  if (Number(request.headers.get('content-length') ?? Number.NaN) <= maxBytes) {
    const body = Buffer.from(await request.arrayBuffer())
    if (body.length > maxBytes) throw tooLarge()
    return body
  }
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done && size > maxBytes) throw tooLarge()
    if (done) return Buffer.concat(chunks)
    size += value.length
    if (size <= maxBytes) chunks.push(value)
    else chunks.length = 0
    if (size <= patienceBytes) continue
    // Whoever sends too much is told so, and need not hear that we stopped listening.
    reader.cancel().catch(() => {})
    throw tooLarge()
  }
}
