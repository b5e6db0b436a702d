import { type PageTag, readSettings } from '../core.ts'

/** What an ad platform's snippet does before its script is there: keeps the calls until it comes. */
const stubs: Readonly<Record<string, () => (...words: unknown[]) => void>> = {
  fbq() {
    const there: unknown = Reflect.get(window, 'fbq')
    if (typeof there === 'function') return (...words) => Reflect.apply(there, window, words)
    const queue: unknown[] = []
    const fbq = (...words: unknown[]): void => {
      const run: unknown = Reflect.get(fbq, 'callMethod')
      if (typeof run === 'function') Reflect.apply(run, fbq, words)
      else queue.push(words)
    }
    Object.assign(fbq, { push: fbq, loaded: true, version: '2.0', queue })
    Object.assign(window, { fbq, _fbq: fbq })
    return fbq
  },
  gtag() {
    gtag('js', new Date())
    return gtag
  },
}

/** Google's tags read the arguments object itself: a list in its place is not understood. */
function gtag(..._words: unknown[]): void {
  window.dataLayer = window.dataLayer ?? []
  // biome-ignore lint/complexity/noArguments: what Google's tags are made of
  window.dataLayer.push(arguments)
}

function run({ url, calls }: PageTag, nonce: string): void {
  for (const name of new Set(calls.map(([first]) => first))) {
    const call = stubs[name]?.()
    for (const [first, ...words] of calls) if (first === name) call?.(...words)
  }
  const script = document.createElement('script')
  script.src = url
  script.async = true
  if (nonce) script.nonce = nonce
  document.head.append(script)
}

/** Loaded after her yes to ads and not before. Taken back, what is loaded is told at once; the next page loads nothing. */
const { splot } = window
if (splot !== undefined) {
  splot.on('consent', () => {
    const isYes = splot.choice()?.purposes.ads === true
    const fbq: unknown = Reflect.get(window, 'fbq')
    if (typeof fbq === 'function') fbq('consent', isYes ? 'grant' : 'revoke')
  })
  readSettings(splot.options).then(
    ({ tags }) => {
      // She may have taken it back while they were read.
      if (splot.choice()?.purposes.ads === true) for (const tag of tags) run(tag, splot.options.nonce)
    },
    () => {},
  )
}
