import type { Options } from '../core.ts'

/** Loads parts of the script from where it came itself, each once, under the nonce the page gave it. */
export function createLoader({ host, nonce }: Options): (part: string) => void {
  const loaded = new Set<string>()
  return (part) => {
    if (loaded.has(part)) return
    loaded.add(part)
    const script = document.createElement('script')
    script.src = `${host}/splot-${part}.js`
    script.async = true
    if (nonce) script.nonce = nonce
    document.head.append(script)
  }
}
