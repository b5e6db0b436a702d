/** Leading zero bits that the server asks for: some milliseconds here, dear for whoever sends by the thousand. */
const bits = 12

/**
 * A number that together with the form's token hashes to enough zeros. Null where the browser has no hash (pages without
 * https): the form goes without it, and the server lets fewer of these in.
 */
export async function findProof(token: string): Promise<string | null> {
  const { subtle } = crypto
  if (subtle === undefined) return null
  const encoder = new TextEncoder()
  for (let n = 0; ; n++) {
    const hash = new DataView(await subtle.digest('SHA-256', encoder.encode(`${token}:${n}`)))
    if (hash.getUint32(0) >>> (32 - bits) === 0) return String(n)
  }
}
