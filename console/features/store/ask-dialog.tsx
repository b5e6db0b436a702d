import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { Bone } from '../../kit/states.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { tell } from '../../kit/tell.ts'
import { askOnHerScreen, findWording, recordAnswer, type Wording } from './store-api.ts'

interface AskDialogProps {
  customerId: string
  place: string
  onClose: () => void
  onAnswered: () => void
}

type Way = 'here' | 'hers'

/** The tablet is turned to her: big words, two buttons alike, nothing chosen before she chooses. Or her own phone. */
export function AskDialog({ customerId, place, onClose, onAnswered }: AskDialogProps) {
  const { t } = useWords()
  const [way, setWay] = useState<Way>('here')
  return (
    <Dialog isOpen onClose={onClose} title={t('store.askTitle')} width="wide">
      <Segmented<Way>
        label={t('store.askWay')}
        value={way}
        options={[
          { value: 'here', label: t('store.askHere') },
          { value: 'hers', label: t('store.askHers') },
        ]}
        onChange={setWay}
      />
      <div className="mt-5">
        {way === 'here' ? (
          <AskHere customerId={customerId} place={place} onAnswered={onAnswered} />
        ) : (
          <AskHers customerId={customerId} onDone={onAnswered} />
        )}
      </div>
    </Dialog>
  )
}

const answer =
  'flex min-h-18 items-center justify-center rounded-card border border-line-strong bg-surface px-4 font-strong text-16 transition-colors duration-120 hover:bg-sunken disabled:opacity-50'

function AskHere({ customerId, place, onAnswered }: Omit<AskDialogProps, 'onClose'>) {
  const { t, language } = useWords()
  const wording = useQuery({ queryKey: ['advice-wording', language], queryFn: () => findWording(language) })
  const record = useMutation({
    mutationFn: ({ isYes, said }: { isYes: boolean; said: Wording }) =>
      recordAnswer(customerId, { isYes, wording: said, proof: t('store.askProof', { place }) }),
    onSuccess: (_, { isYes }) => {
      tell(isYes ? t('store.saidYes') : t('store.saidNo'))
      onAnswered()
    },
  })
  const said = wording.data
  if (said === undefined) return <Bone className="h-24 w-full" />
  if (said === null) return <p className="text-14 text-text-2">{t('store.noWording')}</p>
  return (
    <>
      <p className="text-20">{said.text}</p>
      {record.error && (
        <p role="alert" className="mt-3 text-13 text-danger">
          {record.error.message || t('error.unreachableHint')}
        </p>
      )}
      <div className="mt-6 grid gap-3 sm:grid-cols-2">
        <button
          type="button"
          className={answer}
          disabled={record.isPending}
          onClick={() => record.mutate({ isYes: false, said })}
        >
          {t('store.iRefuse')}
        </button>
        <button
          type="button"
          className={answer}
          disabled={record.isPending}
          onClick={() => record.mutate({ isYes: true, said })}
        >
          {t('store.iAgree')}
        </button>
      </div>
    </>
  )
}

function AskHers({ customerId, onDone }: { customerId: string; onDone: () => void }) {
  const { t } = useWords()
  const link = useQuery({
    queryKey: ['ask-on-her-screen', customerId],
    queryFn: () => askOnHerScreen(customerId),
    // A link for one customer must not wait for the next.
    gcTime: 0,
  })
  return (
    <div className="flex flex-col items-center gap-4 text-center">
      {link.data ? <QrCode text={link.data.url} label={t('store.askQr')} /> : <Bone className="size-44" />}
      <p className="max-w-90 text-14 text-text-2">{t('store.askHersHint')}</p>
      <Button size="lg" onClick={onDone}>
        {t('action.done')}
      </Button>
    </div>
  )
}
