import { CircleCheck, Printer, UploadCloud } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import type { Language } from '../app/api.ts'
import { useLoadedWords, useWords, WordsContext } from '../i18n/t.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import type { Home } from './home.ts'
import { useMoney } from './money.ts'
import { sumOf } from './sale.ts'
import type { Sold } from './use-paying.ts'

/** What was sold: a confirmation for her. The fiscal receipt is the printer's. */
export function Receipt({ sold, home, onClose }: { sold: Sold; home: Home; onClose: () => void }) {
  const { t } = useWords()
  const money = useMoney(sold.currency)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={sold.isQueued ? t('till.soldOffline') : t('till.sold', { number: sold.number ?? '' })}
      intro={sold.isQueued ? t('till.soldOfflineHint') : undefined}
      actions={
        <>
          <Button size="lg" icon={Printer} onClick={() => print()}>
            {t('till.print')}
          </Button>
          <Button tone="primary" size="lg" onClick={onClose}>
            {t('till.next')}
          </Button>
        </>
      }
    >
      <div className="flex items-center gap-3">
        {sold.isQueued ? (
          <UploadCloud aria-hidden="true" size={32} className="text-warn" />
        ) : (
          <CircleCheck aria-hidden="true" size={32} className="text-ok" />
        )}
        <p className="font-title text-28">{money(sold.total)}</p>
      </div>
      <Suspense fallback={<Slip sold={sold} home={home} />}>
        <InLanguage language={sold.language}>
          <Slip sold={sold} home={home} />
        </InLanguage>
      </Suspense>
    </Dialog>
  )
}

/** What she takes with her: in her language, where that is known. */
function Slip({ sold, home }: { sold: Sold; home: Home }) {
  const { t, format, language } = useWords()
  const money = useMoney(sold.currency)
  return (
    <div lang={language}>
      {sold.change !== null && sold.change !== '0.00' && (
        <p className="mt-2 text-16">
          {t('till.change')} <strong className="font-title">{money(sold.change)}</strong>
        </p>
      )}
      <p className="mt-3 text-13 text-text-2">
        {[
          home.storeName,
          t('till.tillNumber', { number: home.tillId }),
          format.dateTime(sold.soldAt),
          sold.customerName,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul className="mt-3 flex flex-col gap-1.5 border-t pt-3 text-14">
        {sold.lines.map((one) => (
          <li key={one.sku} className="flex justify-between gap-4">
            <span>
              {one.quantity} × {one.name}, {one.variant}
            </span>
            <span>{money(sumOf(one, sold.currency))}</span>
          </li>
        ))}
        {[
          { name: t('till.discount'), off: sold.discount },
          { name: t('till.byPoints'), off: sold.byPoints },
        ].map(
          ({ name, off }) =>
            off !== '0.00' && (
              <li key={name} className="flex justify-between gap-4 text-ok">
                <span>{name}</span>
                <span>−{money(off)}</span>
              </li>
            ),
        )}
      </ul>
    </div>
  )
}

/** Everything within is said in a language; null: in the member's. */
function InLanguage({ language, children }: { language: Language | null; children: ReactNode }) {
  const own = useWords()
  const words = useLoadedWords(language ?? own.language, own.setLanguage)
  return <WordsContext value={words}>{children}</WordsContext>
}
