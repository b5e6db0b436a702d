import { X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Select } from '../../../kit/select.tsx'
import { useEventNames } from '../use-event-names.ts'
import { useStudio } from './studio.ts'
import { listTriedEvents } from './tried-events.ts'

/** Tries a moment: what she would see if an event had just happened. */
export function RecentFields() {
  const { t } = useWords()
  const { recent, setRecent, document } = useStudio()
  const events = listTriedEvents(document)
  const [chosen, setChosen] = useState<string | null>(null)
  const name = chosen ?? events[0] ?? ''
  const word = useEventNames()
  return (
    <form
      className="mt-2 border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        setRecent({ ...recent, [name]: 1 })
      }}
    >
      <div className="font-strong">{t('content.tryMoment')}</div>
      <p className="mt-0.5 mb-2 text-12 text-text-2">{t('content.tryMomentText')}</p>
      <div className="flex gap-2">
        <div className="min-w-0 flex-1">
          <Select
            look="field"
            label={t('content.eventName')}
            value={name}
            options={events.map((value) => ({ value, label: word(value) }))}
            onChange={setChosen}
          />
        </div>
        <Button type="submit">{t('content.minuteAgo')}</Button>
      </div>
      <ul className="mt-2 flex flex-col gap-1">
        {Object.keys(recent).map((event) => (
          <li key={event} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate">{t('content.happened', { event: word(event) })}</span>
            <IconButton
              size="sm"
              icon={X}
              label={t('content.dropMoment', { event: word(event) })}
              onClick={() => {
                const { [event]: _, ...others } = recent
                setRecent(others)
              }}
            />
          </li>
        ))}
      </ul>
    </form>
  )
}
