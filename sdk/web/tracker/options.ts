import type { Options } from '../core.ts'

const oneOf = <T extends string>(value: string | undefined, words: readonly T[], fallback: T): T =>
  words.find((one) => one === value) ?? fallback

/** Reads the script's own tag. Null where it says no key: then there is nobody to send to. */
export function readOptions(
  tag: HTMLOrSVGScriptElement | null,
): (Options & { isPageAuto: boolean; hasDataLayer: boolean }) | null {
  const script =
    tag instanceof HTMLScriptElement ? tag : document.querySelector<HTMLScriptElement>('script[data-key]')
  const data = script?.dataset
  if (!script || !data?.key) return null
  const spoken = document.documentElement.lang || navigator.language
  return {
    key: data.key,
    host: (data.host ?? new URL(script.src).origin).replace(/\/$/, ''),
    hasBanner: data.banner !== 'off',
    before: oneOf(data.before, ['hold', 'cookieless'], 'hold'),
    refused: oneOf(data.refused, ['cookieless', 'none'], 'cookieless'),
    language: oneOf(data.language ?? spoken.slice(0, 2), ['pl', 'en'], 'en'),
    hasConsentMode: data.gcm !== 'off',
    hasDataLayer: data.ga4 === 'on',
    worker: data.worker ?? '/splot-sw.js',
    nonce: script.nonce,
    isPageAuto: data.page !== 'off',
  }
}
