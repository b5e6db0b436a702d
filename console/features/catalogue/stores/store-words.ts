import type { Store } from '../../../app/stores.ts'
import { useNow } from '../../../app/use-now.ts'
import { createFormat, daysBetween } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/t.ts'

const services = [
  'click_and_collect',
  'fitting',
  'returns',
  'alterations',
  'stylist',
  'repairs',
  'shipping',
] as const

/** Services have names of ours where they are the usual ones; others stand as they came. */
export function useServiceWords(): (service: string) => string {
  const { t } = useWords()
  return (service) => {
    const known = services.find((one) => one === service)
    return known === undefined ? service : t(`stores.service.${known}`)
  }
}

/** Until when it is open, or when it opens next, by the store's own clock. */
export function useStateWords(): (store: Pick<Store, 'zone' | 'opensAt' | 'closesAt'>) => string {
  const { t, language } = useWords()
  const now = useNow()
  return ({ zone, opensAt, closesAt }) => {
    const format = createFormat(language, zone)
    if (closesAt !== null) return t('stores.until', { time: format.time(closesAt) })
    if (opensAt === null) return ''
    const time = format.time(opensAt)
    const days = daysBetween(now, new Date(opensAt).getTime())
    if (days === 0) return t('stores.opensToday', { time })
    if (days === 1) return t('stores.opensTomorrow', { time })
    return t('stores.opensOn', { day: format.day(opensAt, now), time })
  }
}
