import { Popover } from '@base-ui/react/popover'
import { ChevronDown, History } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { DateField } from '../../kit/date-field.tsx'

interface AsOfProps {
  /** `2026-11-22`; undefined is now. */
  day: string | undefined
  onChange: (day: string | undefined) => void
}

/** The life now, or as it stood at the end of a day. */
export function AsOf({ day, onChange }: AsOfProps) {
  const { t, format } = useWords()
  const when = day === undefined ? t('asOf.now') : format.date(day)
  return (
    <Popover.Root>
      <Popover.Trigger
        className={`inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-control border px-2.5 text-13 hover:bg-canvas pointer-coarse:h-11 ${day === undefined ? 'bg-raised' : 'border-brand-line bg-brand-soft font-medium'}`}
      >
        <History aria-hidden="true" size={14} className="text-text-3" />
        {t('asOf.state', { when })}
        <ChevronDown aria-hidden="true" size={14} className="text-text-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50 outline-none">
          <Popover.Popup className="flex w-72 max-w-[calc(100vw-32px)] flex-col gap-3 rounded-card border border-line bg-raised p-4 text-13 shadow-float outline-none transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <Popover.Title className="font-strong">{t('asOf.title')}</Popover.Title>
            <p className="text-text-2">{t('asOf.text')}</p>
            <DateField
              label={t('asOf.day')}
              value={day ?? ''}
              onChange={(next) => onChange(next === '' ? undefined : next)}
            />
            {day !== undefined && <Button onClick={() => onChange(undefined)}>{t('asOf.back')}</Button>}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
