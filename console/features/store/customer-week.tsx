import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import type { Advice } from './store-api.ts'

/** What she did in the last week, what she bought, and in which sizes. Only ever drawn with her consent. */
export function CustomerWeek({ advice }: { advice: Advice }) {
  const { t, format } = useWords()
  const now = useNow()
  return (
    <>
      {advice.sizes.length > 0 && (
        <section>
          <h3 className="mb-1.5 font-strong text-14">{t('store.sizes')}</h3>
          <ul className="flex flex-wrap gap-1.5">
            {advice.sizes.map((one) => (
              <li
                key={one.size}
                className="rounded-control border border-line bg-raised px-2.5 py-1 font-medium text-13"
              >
                {t('store.sizeBought', { size: one.size, count: one.pieces })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {advice.week.length > 0 && (
        <section>
          <h3 className="mb-1.5 font-strong text-14">{t('store.week')}</h3>
          <ul className="flex flex-col gap-2">
            {advice.week.slice(0, 8).map((one) => (
              <li key={one.messageId} className="flex gap-2 text-13">
                <ChannelIcon channel={one.channel} size={16} />
                <span className="min-w-0">
                  <span className="block">
                    {one.title}
                    {one.detail !== null && <span className="text-text-2"> {one.detail}</span>}
                  </span>
                  <span className="block text-12 text-text-3">{format.ago(one.at, now)}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {advice.bought.length > 0 && (
        <section>
          <h3 className="mb-1.5 font-strong text-14">{t('store.bought')}</h3>
          <ul className="flex flex-col gap-1.5">
            {advice.bought.slice(0, 5).map((one) => (
              <li key={`${one.at} ${one.sku} ${one.size}`} className="text-13">
                <span className="font-medium">{one.name}</span>
                {one.size !== null && `, ${one.size}`}
                <span className="block text-12 text-text-3">
                  {format.date(one.at)} {one.storeName}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
