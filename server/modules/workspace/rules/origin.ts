/** Does the method only read? */
export function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

/**
 * Does the browser say that the request comes from our own pages? Both headers are set by browsers and out of the
 * reach of scripts; whoever sends neither is no browser of today.
 * @param ownHosts hosts this server answers under
 * @returns null where the request says nothing about it
 */
export function readSameOrigin(headers: Headers, ownHosts: readonly string[]): boolean | null {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (origin === null && site === null) return null
  if (site !== null && site !== 'same-origin') return false
  return origin === null || (URL.canParse(origin) && ownHosts.includes(new URL(origin).host))
}

/** A form of a foreign page can send text, form fields and files, never JSON. */
export function isJsonOrEmpty(headers: Headers): boolean {
  const type = headers.get('content-type')
  return type === null || /^application\/json\s*(;|$)/i.test(type)
}
