import type { KeyMaker } from '@splot/contract/plugin/channel'
import type { DnsRecord } from '@splot/contract/plugin/finding'
import { domainOf } from '../compose.ts'
import type { Settings } from '../settings.ts'
import { judgeDkim, makeDkimKey, writeDkimRecord } from './dkim.ts'

/** Two names that take turns: while one signs, the other's record can be replaced in peace. */
const selectors = ['splot1', 'splot2'] as const

export const nameOfSelector = (selector: string, { fromAddress }: Pick<Settings, 'fromAddress'>): string =>
  `${selector}._domainkey.${domainOf(fromAddress)}`

/** Keys for DKIM, rotated over two selectors. */
export const dkimKeys: KeyMaker<Settings> = {
  list: (settings) => ({
    inUse: recordOf(settings, settings.dkimSelector, settings.dkimKey),
    next: recordOf(settings, settings.dkimNextSelector, settings.dkimNextKey),
  }),
  async make(settings) {
    const free = selectors.find((one) => one !== settings.dkimSelector) ?? selectors[0]
    return { dkimNextSelector: free, dkimNextKey: await makeDkimKey() }
  },
  async use(settings, { network }) {
    const { dkimNextSelector: selector, dkimNextKey: key } = settings
    if (selector === undefined || key === undefined) return null
    const verdict = judgeDkim(await network.lookUp(nameOfSelector(selector, settings), 'TXT'), key)
    if (verdict !== 'right' && verdict !== 'testing') return null
    return { dkimSelector: selector, dkimKey: key, dkimNextSelector: null, dkimNextKey: null }
  },
}

function recordOf(settings: Settings, selector?: string, key?: string): DnsRecord | null {
  const value = key === undefined ? null : writeDkimRecord(key)
  if (selector === undefined || value === null) return null
  return { name: nameOfSelector(selector, settings), type: 'TXT', value }
}
