import { Footprints, MapPin, QrCode as QrIcon, Radio } from 'lucide-react'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import type { Visit } from './store-api.ts'

const icons = {
  'Customer Checked In': Footprints,
  'Beacon Seen': Radio,
  'Geofence Entered': MapPin,
  'Code Scanned': QrIcon,
} as const

const words = {
  'Customer Checked In': 'store.checkedIn',
  'Beacon Seen': 'store.atBeacon',
  'Geofence Entered': 'store.nearby',
  'Code Scanned': 'store.scannedCode',
} as const

const look = 'flex min-h-12 w-full items-center gap-3 rounded-card border border-line px-3 text-left'

/** Who came in, the last first: by name who agreed to be known here. */
export function VisitList({
  visits,
  onChoose,
}: {
  visits: readonly Visit[]
  onChoose: (visit: Visit) => void
}) {
  const { t, format } = useWords()
  const now = useNow()
  return (
    <section>
      <h3 className="mb-2 font-strong text-14">{t('store.visits')}</h3>
      {visits.length === 0 && <p className="text-13 text-text-3">{t('store.noVisits')}</p>}
      <ul className="flex flex-col gap-2" aria-live="polite">
        {visits.map((one) => {
          const Icon = icons[one.event]
          const isNear = one.event === 'Geofence Entered'
          const row = (
            <>
              <Icon aria-hidden="true" size={18} strokeWidth={1.75} className="shrink-0 text-text-2" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium text-14">
                  {one.name ?? t(isNear ? 'store.unnamedNear' : 'store.unnamed')}
                </span>
                <span className="block truncate text-12 text-text-2">
                  {[
                    isNear && one.name === null ? null : t(words[one.event]),
                    one.place,
                    format.ago(one.at, now),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </>
          )
          return (
            <li key={one.customerId}>
              {one.name === null ? (
                <div className={`${look} border-dashed`}>{row}</div>
              ) : (
                <button
                  type="button"
                  onClick={() => onChoose(one)}
                  className={`${look} bg-raised transition-colors duration-120 hover:border-line-strong/60`}
                >
                  {row}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {visits.some((one) => one.name === null) && (
        <p className="mt-2 text-12 text-text-2">{t('store.unnamedHint')}</p>
      )}
    </section>
  )
}
