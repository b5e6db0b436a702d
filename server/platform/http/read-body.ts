import { SplotError } from '../errors.ts'

/**
 * The body of a request, read no further than allowed: its length may be unknown, or a lie.
 * @throws SplotError too_large
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer> {
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    size += value.length
    if (size > maxBytes) {
      reader.cancel().catch(() => {})
      throw new SplotError('too_large', { values: { limit: maxBytes } })
    }
    chunks.push(value)
  }
}
