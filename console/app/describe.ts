import { describeEvent } from '@splot/contract/labels'
import type { Amount, Json, Language } from './api.ts'

export interface Description {
  title: string
  detail?: string | undefined
  amount?: Amount | undefined
}

interface Describable {
  type: string
  event: string | null
  title?: string | undefined
  properties?: { [key: string]: Json } | undefined
}

/** What happened, in one short line of the member's language. */
export function describe(item: Describable, language: Language): Description {
  const label = describeEvent(item.event, item.type, item.properties ?? {}, language)
  const amount = label.amount && { currency: label.amount.currency, minor: Number(label.amount.minor) }
  return { title: item.title ?? label.title, detail: label.detail, amount }
}
