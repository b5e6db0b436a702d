/** The browser's storage, which may be off, full or forbidden: then it holds nothing, and nobody minds. */
export const storage = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  set(key: string, value: string): void {
    try {
      localStorage.setItem(key, value)
    } catch {
      // A closed storage keeps nothing: every page starts anew.
    }
  },
  remove(key: string): void {
    try {
      localStorage.removeItem(key)
    } catch {
      // A closed storage keeps nothing: every page starts anew.
    }
  },
  keys(): string[] {
    try {
      return Object.keys(localStorage)
    } catch {
      return []
    }
  },
}

export const readCookie = (name: string): string | null =>
  document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? null

/** The domains a cookie of this page may be for, widest first; a browser refuses one that is everybody's. */
function listDomains(): string[] {
  const parts = location.hostname.split('.')
  const isName = parts.length > 1 && !/^\d+$/.test(parts[parts.length - 1] ?? '')
  const domains = isName ? parts.slice(1).map((_, i) => parts.slice(-2 - i).join('.')) : []
  return [...domains.map((one) => `;domain=${one}`), '']
}

const yearSeconds = 31_536_000

/** Writes a first-party cookie for the widest domain the browser allows: shop and checkout share it. */
export function writeCookie(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? ';secure' : ''
  for (const domain of listDomains()) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = `${name}=${value};path=/;max-age=${yearSeconds};samesite=lax${secure}${domain}`
    if (readCookie(name) === value) return
  }
}

export function dropCookie(name: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  for (const domain of listDomains()) document.cookie = `${name}=;path=/;max-age=0${domain}`
}

/** Version 4, where `crypto.randomUUID` is missing (pages without https) too. */
export function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes]
    .map((byte, i) => (i === 6 ? (byte & 15) | 64 : i === 8 ? (byte & 63) | 128 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
