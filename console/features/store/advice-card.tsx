import { ShieldCheck, ShieldQuestion, ShieldX } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { AskDialog } from './ask-dialog.tsx'
import type { Shopper } from './store-api.ts'

interface AdviceCardProps {
  shopper: Shopper
  /** Where she stands, as the proof says it. */
  place: string
  onAnswered: () => void
}

/** Whether she lets somebody in the store see what she bought and looked at; without it the screen says so and offers to ask. */
export function AdviceCard({ shopper, place, onAnswered }: AdviceCardProps) {
  const { t } = useWords()
  const [isAsking, setAsking] = useState(false)
  const { isAdviceAllowed: isAllowed, because } = shopper
  const hasRefused = because === 'withdrawn' || because === 'objected'
  const Icon = isAllowed ? ShieldCheck : hasRefused ? ShieldX : ShieldQuestion
  return (
    <section
      className={`rounded-card border p-3 ${isAllowed ? 'border-ok/30 bg-ok-soft' : 'border-line bg-raised'}`}
    >
      <h3 className={`flex items-center gap-2 font-strong text-14 ${isAllowed ? 'text-ok' : ''}`}>
        <Icon aria-hidden="true" size={18} strokeWidth={1.75} />
        {isAllowed ? t('store.adviceYes') : hasRefused ? t('store.adviceNo') : t('store.adviceUnknown')}
      </h3>
      <p className="mt-1 text-13">
        {isAllowed
          ? t('store.adviceYesHint')
          : hasRefused
            ? t('store.adviceNoHint')
            : t('store.adviceUnknownHint')}
      </p>
      {!isAllowed && (
        <Button size="lg" className="mt-3 w-full" onClick={() => setAsking(true)}>
          {t('store.askConsent')}
        </Button>
      )}
      {isAsking && (
        <AskDialog
          customerId={shopper.id}
          place={place}
          onClose={() => setAsking(false)}
          onAnswered={() => {
            setAsking(false)
            onAnswered()
          }}
        />
      )}
    </section>
  )
}
